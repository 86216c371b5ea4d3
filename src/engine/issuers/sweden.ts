import type { IssuerProfile } from "./issuer-profile.ts";

export const SWEDEN: IssuerProfile = {
  id: "sweden",
  issuer: "Sweden",
  hosts: ["government.se", "regeringen.se"],
  siteNames: ["Government Offices of Sweden"],
};
