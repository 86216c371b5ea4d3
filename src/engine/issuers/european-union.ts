import type { IssuerProfile } from "./issuer-profile.ts";

export const EUROPEAN_UNION: IssuerProfile = {
  id: "european-union",
  issuer: "European Union",
  hosts: ["eeas.europa.eu", "consilium.europa.eu", "ec.europa.eu", "commission.europa.eu", "europa.eu"],
  siteNames: ["European External Action Service", "EEAS", "European Council", "European Commission", "Consilium"],
  ownWords: /\bPresidents? of the European Council\b[\s\S]{0,120}\bPresident of the European Commission\b/u,
  titles: ["high representative"],
  likelyTitles: ["commissioner !high"],
};
