import type { IssuerProfile } from "./issuer-profile.ts";

export const SRI_LANKA: IssuerProfile = {
  id: "sri-lanka",
  issuer: "Sri Lanka",
  hosts: ["news.lk", "mfa.gov.lk", "pmd.gov.lk"],
  siteNames: ["Ministry of Foreign Affairs, Sri Lanka", "President's Media Division"],
};
