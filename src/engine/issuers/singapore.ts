import type { IssuerProfile } from "./issuer-profile.ts";

export const SINGAPORE: IssuerProfile = {
  id: "singapore",
  issuer: "Singapore",
  hosts: ["mfa.gov.sg", "pmo.gov.sg", "mindef.gov.sg"],
  siteNames: ["Ministry of Foreign Affairs Singapore", "Prime Minister's Office Singapore"],
};
