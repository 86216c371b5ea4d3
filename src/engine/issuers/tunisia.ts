import type { IssuerProfile } from "./issuer-profile.ts";

export const TUNISIA: IssuerProfile = {
  id: "tunisia",
  issuer: "Tunisia",
  hosts: ["tap.info.tn", "diplomatie.gov.tn", "carthage.tn"],
  siteNames: ["Présidence Tunisie"],
  agencies: ["TAP"],
};
