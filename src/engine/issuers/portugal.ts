import type { IssuerProfile } from "./issuer-profile.ts";

export const PORTUGAL: IssuerProfile = {
  id: "portugal",
  issuer: "Portugal",
  hosts: ["portugal.gov.pt", "presidencia.pt"],
  siteNames: ["Government of Portugal"],
  agencies: ["Lusa", "LUSA"],
};
