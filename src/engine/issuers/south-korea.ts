import type { IssuerProfile } from "./issuer-profile.ts";

export const SOUTH_KOREA: IssuerProfile = {
  id: "south-korea",
  issuer: "South Korea",
  hosts: ["mofa.go.kr", "president.go.kr", "korea.net", "mnd.go.kr"],
  siteNames: ["Ministry of Foreign Affairs, Republic of Korea", "Cheong Wa Dae", "Office of the President"],
  agencies: ["Yonhap", "YONHAP"],
};
