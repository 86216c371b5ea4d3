import type { IssuerProfile } from "./issuer-profile.ts";

export const CHINA: IssuerProfile = {
  id: "china",
  issuer: "China",
  hosts: ["fmprc.gov.cn", "mfa.gov.cn", "gov.cn", "xinhuanet.com", "news.cn", "cgtn.com"],
  siteNames: [
    "Ministry of Foreign Affairs of the People's Republic of China",
    "Xinhua",
    "The State Council of the People's Republic of China",
  ],
  agencies: ["Xinhua", "XINHUA", "CGTN"],
};
