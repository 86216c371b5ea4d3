import type { IssuerProfile } from "./issuer-profile.ts";

export const TURKMENISTAN: IssuerProfile = {
  id: "turkmenistan",
  issuer: "Turkmenistan",
  hosts: ["turkmenistan.gov.tm", "mfa.gov.tm", "tdh.gov.tm"],
  siteNames: ["Turkmenistan: the golden age"],
  agencies: ["TDH"],
};
