import type { IssuerProfile } from "./issuer-profile.ts";

export const TAJIKISTAN: IssuerProfile = {
  id: "tajikistan",
  issuer: "Tajikistan",
  hosts: ["president.tj", "mfa.tj", "khovar.tj"],
  siteNames: ["Khovar", "President of the Republic of Tajikistan"],
  agencies: ["Khovar", "NIAT Khovar"],
};
