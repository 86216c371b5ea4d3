import type { IssuerProfile } from "./issuer-profile.ts";

export const MEXICO: IssuerProfile = {
  id: "mexico",
  issuer: "Mexico",
  hosts: ["gob.mx"],
  siteNames: ["gob.mx", "Ministry of Foreign Affairs of Mexico", "Secretariat of Foreign Affairs"],
};
