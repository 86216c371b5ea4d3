import type { IssuerProfile } from "./issuer-profile.ts";

export const MONGOLIA: IssuerProfile = {
  id: "mongolia",
  issuer: "Mongolia",
  hosts: ["president.mn", "mfa.gov.mn", "montsame.mn"],
  siteNames: ["Montsame"],
  agencies: ["MONTSAME"],
};
