import type { IssuerProfile } from "./issuer-profile.ts";

export const THAILAND: IssuerProfile = {
  id: "thailand",
  issuer: "Thailand",
  hosts: ["mfa.go.th", "thaigov.go.th"],
  siteNames: ["Ministry of Foreign Affairs, Kingdom of Thailand"],
  agencies: ["NNT", "TNA"],
};
