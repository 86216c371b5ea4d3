import type { IssuerProfile } from "./issuer-profile.ts";

export const MOROCCO: IssuerProfile = {
  id: "morocco",
  issuer: "Morocco",
  hosts: ["mapexpress.ma", "diplomatie.ma", "mapnews.ma", "maroc.ma"],
  siteNames: ["Kingdom of Morocco - Ministry of Foreign Affairs"],
  agencies: ["MAP"],
};
