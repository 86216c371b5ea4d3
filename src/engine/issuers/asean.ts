import type { IssuerProfile } from "./issuer-profile.ts";

export const ASEAN: IssuerProfile = {
  id: "asean",
  issuer: "ASEAN",
  hosts: ["asean.org"],
  siteNames: ["ASEAN Main Portal", "ASEAN"],
};
