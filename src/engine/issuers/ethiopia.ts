import type { IssuerProfile } from "./issuer-profile.ts";

export const ETHIOPIA: IssuerProfile = {
  id: "ethiopia",
  issuer: "Ethiopia",
  hosts: ["mfa.gov.et", "pmo.gov.et", "ena.et"],
  siteNames: ["Office of the Prime Minister-Ethiopia"],
  agencies: ["ENA"],
};
