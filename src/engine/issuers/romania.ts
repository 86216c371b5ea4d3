import type { IssuerProfile } from "./issuer-profile.ts";

export const ROMANIA: IssuerProfile = {
  id: "romania",
  issuer: "Romania",
  hosts: ["mae.ro", "gov.ro", "presidency.ro"],
  siteNames: ["Ministry of Foreign Affairs of Romania"],
  agencies: ["AGERPRES", "Agerpres"],
};
