import type { IssuerProfile } from "./issuer-profile.ts";

export const NETHERLANDS: IssuerProfile = {
  id: "netherlands",
  issuer: "Netherlands",
  hosts: ["rijksoverheid.nl", "government.nl"],
  siteNames: ["Government.nl"],
};
