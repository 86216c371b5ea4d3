import type { IssuerProfile } from "./issuer-profile.ts";

export const PALESTINE: IssuerProfile = {
  id: "palestine",
  issuer: "Palestine",
  hosts: ["wafa.ps", "english.wafa.ps", "mofa.pna.ps"],
  siteNames: ["WAFA Agency", "WAFA"],
  agencies: ["WAFA"],
};
