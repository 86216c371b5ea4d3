import type { IssuerProfile } from "./issuer-profile.ts";

export const CHILE: IssuerProfile = {
  id: "chile",
  issuer: "Chile",
  hosts: ["gob.cl", "minrel.gob.cl", "prensa.presidencia.cl"],
  siteNames: ["Ministry of Foreign Affairs of Chile"],
};
