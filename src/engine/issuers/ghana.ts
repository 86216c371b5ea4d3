import type { IssuerProfile } from "./issuer-profile.ts";

export const GHANA: IssuerProfile = {
  id: "ghana",
  issuer: "Ghana",
  hosts: ["gna.org.gh", "mfa.gov.gh", "presidency.gov.gh"],
  siteNames: ["The Presidency, Republic of Ghana"],
  agencies: ["GNA"],
};
