import type { IssuerProfile } from "./issuer-profile.ts";

export const KENYA: IssuerProfile = {
  id: "kenya",
  issuer: "Kenya",
  hosts: ["kbc.co.ke", "president.go.ke", "mfa.go.ke"],
  siteNames: ["The Official Website of the President of the Republic of Kenya"],
  agencies: ["KNA"],
};
