import type { IssuerProfile } from "./issuer-profile.ts";

export const SAUDI_ARABIA: IssuerProfile = {
  id: "saudi-arabia",
  issuer: "Saudi Arabia",
  hosts: ["spa.gov.sa", "mofa.gov.sa"],
  siteNames: ["Saudi Press Agency"],
  agencies: ["SPA"],
  ownWords: /\bCustodian of the Two Holy Mosques,? (?:King|receives|holds|sends|chairs|congratulates)\b/iu,
  titles: ["custodian mosques"],
};
