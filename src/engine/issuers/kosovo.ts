import type { IssuerProfile } from "./issuer-profile.ts";

export const KOSOVO: IssuerProfile = {
  id: "kosovo",
  issuer: "Kosovo",
  hosts: ["rks-gov.net", "president-ksgov.net", "mfa-ks.net"],
  siteNames: ["President of the Republic of Kosovo"],
};
