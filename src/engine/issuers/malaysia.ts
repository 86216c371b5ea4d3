import type { IssuerProfile } from "./issuer-profile.ts";

export const MALAYSIA: IssuerProfile = {
  id: "malaysia",
  issuer: "Malaysia",
  hosts: ["kln.gov.my", "pmo.gov.my", "bernama.com"],
  siteNames: ["BERNAMA", "Prime Minister's Office of Malaysia"],
  agencies: ["BERNAMA", "Bernama"],
};
