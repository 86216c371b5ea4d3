import type { IssuerProfile } from "./issuer-profile.ts";

export const SERBIA: IssuerProfile = {
  id: "serbia",
  issuer: "Serbia",
  hosts: ["srbija.gov.rs", "mfa.gov.rs", "predsednik.rs"],
  siteNames: ["The Government of the Republic of Serbia"],
  agencies: ["Tanjug", "TANJUG"],
};
