import type { IssuerProfile } from "./issuer-profile.ts";

export const TAIWAN: IssuerProfile = {
  id: "taiwan",
  issuer: "Taiwan",
  hosts: ["president.gov.tw", "mofa.gov.tw", "taiwantoday.tw"],
  siteNames: ["Office of the President, Republic of China (Taiwan)"],
  agencies: ["CNA"],
};
