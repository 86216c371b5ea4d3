import type { IssuerProfile } from "./issuer-profile.ts";

export const NETHERLANDS: IssuerProfile = {
  id: "netherlands",
  issuer: "Netherlands",
  hosts: ["government.nl"],
  siteNames: ["Government.nl"],
};
