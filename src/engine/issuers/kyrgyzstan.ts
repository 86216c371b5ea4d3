import type { IssuerProfile } from "./issuer-profile.ts";

export const KYRGYZSTAN: IssuerProfile = {
  id: "kyrgyzstan",
  issuer: "Kyrgyzstan",
  hosts: ["president.kg", "mfa.gov.kg", "kabar.kg"],
  siteNames: ["President of the Kyrgyz Republic"],
  agencies: ["Kabar"],
};
