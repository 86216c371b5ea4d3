import type { IssuerProfile } from "./issuer-profile.ts";

export const INDONESIA: IssuerProfile = {
  id: "indonesia",
  issuer: "Indonesia",
  hosts: ["kemlu.go.id", "setkab.go.id", "presidenri.go.id", "antaranews.com"],
  siteNames: [
    "Ministry of Foreign Affairs of the Republic of Indonesia",
    "Cabinet Secretariat of the Republic of Indonesia",
  ],
  agencies: ["ANTARA", "Antara"],
};
