import type { IssuerProfile } from "./issuer-profile.ts";

export const GREECE: IssuerProfile = {
  id: "greece",
  issuer: "Greece",
  hosts: ["primeminister.gr", "mfa.gr", "presidency.gr"],
  siteNames: ["Prime Minister of the Hellenic Republic", "Hellenic Republic Ministry of Foreign Affairs"],
  ownWords: /\bMaximos Mansion\b/u,
};
