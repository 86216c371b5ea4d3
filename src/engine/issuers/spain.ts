import type { IssuerProfile } from "./issuer-profile.ts";

export const SPAIN: IssuerProfile = {
  id: "spain",
  issuer: "Spain",
  hosts: ["lamoncloa.gob.es", "exteriores.gob.es", "casareal.es"],
  siteNames: ["La Moncloa"],
  agencies: ["EFE"],
  ownWords: /\bMoncloa Palace\b/u,
};
