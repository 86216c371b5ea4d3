import type { IssuerProfile } from "./issuer-profile.ts";

export const SWITZERLAND: IssuerProfile = {
  id: "switzerland",
  issuer: "Switzerland",
  hosts: ["admin.ch", "eda.admin.ch", "news.admin.ch"],
  siteNames: ["news.admin.ch", "Federal Department of Foreign Affairs"],
  ownWords: /\bFederal Councillor\b|\bFDFA\b/u,
};
