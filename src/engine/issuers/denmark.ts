import type { IssuerProfile } from "./issuer-profile.ts";

export const DENMARK: IssuerProfile = {
  id: "denmark",
  issuer: "Denmark",
  hosts: ["fmn.dk", "um.dk", "stm.dk"],
  siteNames: ["Ministry of Foreign Affairs of Denmark"],
};
