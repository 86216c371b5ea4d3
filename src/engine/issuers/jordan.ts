import type { IssuerProfile } from "./issuer-profile.ts";

export const JORDAN: IssuerProfile = {
  id: "jordan",
  issuer: "Jordan",
  hosts: ["petra.gov.jo", "rhc.jo", "mfa.gov.jo", "kingabdullah.jo"],
  siteNames: ["Jordan News Agency", "Petra", "Royal Hashemite Court"],
  agencies: ["Petra", "PETRA"],
};
