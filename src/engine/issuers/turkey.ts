import type { IssuerProfile } from "./issuer-profile.ts";

export const TURKEY: IssuerProfile = {
  id: "turkey",
  issuer: "Turkey",
  hosts: ["iletisim.gov.tr", "mfa.gov.tr", "tccb.gov.tr", "aa.com.tr"],
  siteNames: ["Presidency of the Republic of Türkiye", "Directorate of Communications", "Anadolu Agency"],
  agencies: ["AA", "Anadolu", "Anadolu Agency"],
  ownWords: /\bTürkiye['’]s (?:support|commitment)\b|\bDirectorate of Communications (?:announced|said|stated)\b/u,
};
