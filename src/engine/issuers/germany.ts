import type { IssuerProfile } from "./issuer-profile.ts";

export const GERMANY: IssuerProfile = {
  id: "germany",
  issuer: "Germany",
  hosts: ["bmz.de", "bundesregierung.de", "auswaertiges-amt.de", "bundespraesident.de", "bundeskanzler.de", "bmvg.de"],
  siteNames: ["Website of the Federal Government", "Federal Foreign Office"],
  ownWords: /\bFederal Foreign Office\b/u,
  titles: ["federal chancellor"],
};
