import type { IssuerProfile } from "./issuer-profile.ts";

export const SENEGAL: IssuerProfile = {
  id: "senegal",
  issuer: "Senegal",
  hosts: ["aps.sn", "presidence.sn", "diplomatie.gouv.sn"],
  siteNames: ["Agence de Presse Sénégalaise"],
  agencies: ["APS Dakar"],
};
