import type { IssuerProfile } from "./issuer-profile.ts";

export const BELARUS: IssuerProfile = {
  id: "belarus",
  issuer: "Belarus",
  hosts: ["president.gov.by", "mfa.gov.by", "belta.by"],
  siteNames: ["President of the Republic of Belarus", "BelTA"],
  agencies: ["BelTA", "BELTA"],
};
