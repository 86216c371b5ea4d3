import type { IssuerProfile } from "./issuer-profile.ts";

export const INDIA: IssuerProfile = {
  id: "india",
  issuer: "India",
  hosts: ["mea.gov.in", "pib.gov.in", "pmindia.gov.in"],
  siteNames: ["Ministry of External Affairs", "Press Information Bureau", "PMINDIA"],
  agencies: ["PTI", "ANI", "UNI", "PIB"],
  ownWords:
    /\bEAM\b|\b(?:Prime|Foreign) Minister (?:Dr\.? )?(?:Shri|Smt)\b|(?<!\bIndian |\bIndia['’]s )\bExternal Affairs Minister\b(?![^.]{0,40} of India)/u,
  titles: ["external minister"],
};
