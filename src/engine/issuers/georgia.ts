import type { IssuerProfile } from "./issuer-profile.ts";

export const GEORGIA: IssuerProfile = {
  id: "georgia",
  issuer: "Georgia",
  hosts: ["gov.ge", "mfa.gov.ge", "president.ge"],
  siteNames: ["Government of Georgia"],
};
