import type { IssuerProfile } from "./issuer-profile.ts";

export const NORTH_KOREA: IssuerProfile = {
  id: "north-korea",
  issuer: "North Korea",
  hosts: ["kcna.kp", "mfa.gov.kp"],
  siteNames: ["Korean Central News Agency"],
  agencies: ["KCNA"],
};
