import type { IssuerProfile } from "./issuer-profile.ts";

export const EGYPT: IssuerProfile = {
  id: "egypt",
  issuer: "Egypt",
  hosts: ["sis.gov.eg", "presidency.eg", "mfa.gov.eg"],
  siteNames: ["State Information Service", "Presidency of the Arab Republic of Egypt"],
  agencies: ["MENA"],
  ownWords: /\bAl-Ittihadiy?ya Palace\b|\bSpokesman for the Presidency\b/u,
};
