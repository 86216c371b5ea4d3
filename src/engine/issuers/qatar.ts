import type { IssuerProfile } from "./issuer-profile.ts";

export const QATAR: IssuerProfile = {
  id: "qatar",
  issuer: "Qatar",
  hosts: ["qna.org.qa", "mofa.gov.qa", "diwan.gov.qa"],
  siteNames: ["Qatar News Agency", "QNA", "Amiri Diwan"],
  agencies: ["QNA"],
};
