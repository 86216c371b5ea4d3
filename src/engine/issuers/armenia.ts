import type { IssuerProfile } from "./issuer-profile.ts";

export const ARMENIA: IssuerProfile = {
  id: "armenia",
  issuer: "Armenia",
  hosts: ["primeminister.am", "mfa.am", "president.am", "gov.am", "armenpress.am"],
  siteNames: ["The Prime Minister of the Republic of Armenia"],
  agencies: ["ARMENPRESS", "Armenpress"],
};
