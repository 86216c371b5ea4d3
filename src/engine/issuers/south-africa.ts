import type { IssuerProfile } from "./issuer-profile.ts";

export const SOUTH_AFRICA: IssuerProfile = {
  id: "south-africa",
  issuer: "South Africa",
  hosts: ["dirco.gov.za", "thepresidency.gov.za"],
  siteNames: ["The Presidency of the Republic of South Africa"],
  ownWords: /\bDIRCO\b/u,
};
