import type { IssuerProfile } from "./issuer-profile.ts";

export const PHILIPPINES: IssuerProfile = {
  id: "philippines",
  issuer: "Philippines",
  hosts: ["pco.gov.ph", "dfa.gov.ph", "pna.gov.ph", "op-proper.gov.ph"],
  siteNames: ["Presidential Communications Office", "Department of Foreign Affairs of the Philippines"],
  agencies: ["PNA", "PIA"],
  ownWords: /\bMalacañang\b/u,
};
