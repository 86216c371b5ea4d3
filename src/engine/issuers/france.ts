import type { IssuerProfile } from "./issuer-profile.ts";

export const FRANCE: IssuerProfile = {
  id: "france",
  issuer: "France",
  hosts: ["gouvernement.fr", "elysee.fr", "diplomatie.gouv.fr", "ambafrance.org"],
  siteNames: ["Élysée", "elysee.fr", "France Diplomacy", "Ministry for Europe and Foreign Affairs"],
  ownWords: /\b(?:at|to) the [ÉE]lys[ée]e\b|\bQuai d['’]Orsay\b/u,
  likelyTitles: ["president republic"],
};
