import type { IssuerProfile } from "./issuer-profile.ts";

export const NEW_ZEALAND: IssuerProfile = {
  id: "new-zealand",
  issuer: "New Zealand",
  hosts: ["beehive.govt.nz", "mfat.govt.nz"],
  siteNames: ["The Beehive", "Beehive.govt.nz"],
};
