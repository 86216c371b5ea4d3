import type { IssuerProfile } from "./issuer-profile.ts";

export const OMAN: IssuerProfile = {
  id: "oman",
  issuer: "Oman",
  hosts: ["omannews.gov.om", "fm.gov.om"],
  siteNames: ["Oman News Agency", "ONA"],
  agencies: ["ONA"],
};
