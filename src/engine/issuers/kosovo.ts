import type { IssuerProfile } from "./issuer-profile.ts";

export const KOSOVO: IssuerProfile = {
  id: "kosovo",
  issuer: "Kosovo",
  hosts: ["president-ksgov.net", "mfa-ks.net"],
  siteNames: ["President of the Republic of Kosovo"],
};
