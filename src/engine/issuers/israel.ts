import type { IssuerProfile } from "./issuer-profile.ts";

export const ISRAEL: IssuerProfile = {
  id: "israel",
  issuer: "Israel",
  hosts: ["gov.il", "mfa.gov.il"],
  siteNames: ["Prime Minister's Office of Israel", "Ministry of Foreign Affairs of Israel"],
  ownWords: /^(?:The )?Prime Minister['’]s Office (?:announced|said)\b.{0,80}\bJerusalem\b/mu,
};
