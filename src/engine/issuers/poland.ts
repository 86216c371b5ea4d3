import type { IssuerProfile } from "./issuer-profile.ts";

export const POLAND: IssuerProfile = {
  id: "poland",
  issuer: "Poland",
  hosts: ["prezydent.pl", "gov.pl", "president.pl", "msz.gov.pl"],
  siteNames: ["Website of the Republic of Poland", "Ministry of Foreign Affairs Republic of Poland"],
  agencies: ["PAP"],
};
