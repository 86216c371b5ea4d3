import type { IssuerProfile } from "./issuer-profile.ts";

export const COLOMBIA: IssuerProfile = {
  id: "colombia",
  issuer: "Colombia",
  hosts: ["cancilleria.gov.co", "presidencia.gov.co"],
  siteNames: ["Cancillería de Colombia"],
};
