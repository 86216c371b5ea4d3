import type { IssuerProfile } from "./issuer-profile.ts";

export const NEPAL: IssuerProfile = {
  id: "nepal",
  issuer: "Nepal",
  hosts: ["mofa.gov.np", "opmcm.gov.np"],
  siteNames: ["Ministry of Foreign Affairs Nepal"],
  agencies: ["RSS"],
};
