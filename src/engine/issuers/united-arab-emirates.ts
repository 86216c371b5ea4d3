import type { IssuerProfile } from "./issuer-profile.ts";

export const UNITED_ARAB_EMIRATES: IssuerProfile = {
  id: "united-arab-emirates",
  issuer: "United Arab Emirates",
  hosts: ["wam.ae", "mofa.gov.ae", "mofaic.gov.ae", "uaecabinet.ae"],
  siteNames: ["Emirates News Agency", "WAM"],
  agencies: ["WAM"],
};
