import type { IssuerProfile } from "./issuer-profile.ts";

export const PAKISTAN: IssuerProfile = {
  id: "pakistan",
  issuer: "Pakistan",
  hosts: ["mofa.gov.pk", "pmo.gov.pk", "pid.gov.pk", "app.com.pk"],
  siteNames: ["Ministry of Foreign Affairs, Government of Pakistan"],
  agencies: ["APP"],
};
