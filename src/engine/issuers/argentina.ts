import type { IssuerProfile } from "./issuer-profile.ts";

export const ARGENTINA: IssuerProfile = {
  id: "argentina",
  issuer: "Argentina",
  hosts: ["cancilleria.gob.ar", "casarosada.gob.ar"],
  siteNames: ["Cancillería", "Casa Rosada"],
};
