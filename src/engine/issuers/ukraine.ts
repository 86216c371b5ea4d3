import type { IssuerProfile } from "./issuer-profile.ts";

export const UKRAINE: IssuerProfile = {
  id: "ukraine",
  issuer: "Ukraine",
  hosts: ["president.gov.ua", "mfa.gov.ua", "kmu.gov.ua", "ukrinform.net"],
  siteNames: ["Official website of the President of Ukraine", "Ministry of Foreign Affairs of Ukraine"],
  agencies: ["Ukrinform", "UKRINFORM"],
};
