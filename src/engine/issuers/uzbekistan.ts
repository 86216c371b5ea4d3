import type { IssuerProfile } from "./issuer-profile.ts";

export const UZBEKISTAN: IssuerProfile = {
  id: "uzbekistan",
  issuer: "Uzbekistan",
  hosts: ["dunyo.info", "president.uz", "mfa.uz", "uza.uz", "gov.uz"],
  siteNames: ["President of the Republic of Uzbekistan"],
  agencies: ["UzA", "UZA"],
};
