import type { IssuerProfile } from "./issuer-profile.ts";

export const BANGLADESH: IssuerProfile = {
  id: "bangladesh",
  issuer: "Bangladesh",
  hosts: ["mofa.gov.bd", "pmo.gov.bd", "bssnews.net"],
  siteNames: ["Bangladesh Sangbad Sangstha"],
  agencies: ["BSS", "UNB"],
};
