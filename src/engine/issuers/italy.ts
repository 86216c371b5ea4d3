import type { IssuerProfile } from "./issuer-profile.ts";

export const ITALY: IssuerProfile = {
  id: "italy",
  issuer: "Italy",
  hosts: ["difesa.it", "governo.it", "esteri.it", "quirinale.it"],
  siteNames: ["Governo Italiano", "Ministry of Foreign Affairs and International Cooperation"],
  agencies: ["ANSA"],
  ownWords: /\b(?:Palazzo Chigi|Farnesina)\b/u,
};
