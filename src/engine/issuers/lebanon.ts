import type { IssuerProfile } from "./issuer-profile.ts";

export const LEBANON: IssuerProfile = {
  id: "lebanon",
  issuer: "Lebanon",
  hosts: ["nna-leb.gov.lb", "presidency.gov.lb"],
  siteNames: ["National News Agency"],
  agencies: ["NNA"],
};
