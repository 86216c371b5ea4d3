import type { IssuerProfile } from "./issuer-profile.ts";

export const NIGERIA: IssuerProfile = {
  id: "nigeria",
  issuer: "Nigeria",
  hosts: ["statehouse.gov.ng", "foreignaffairs.gov.ng"],
  siteNames: ["The Statehouse, Abuja"],
  agencies: ["NAN"],
};
