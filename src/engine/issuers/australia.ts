import type { IssuerProfile } from "./issuer-profile.ts";

export const AUSTRALIA: IssuerProfile = {
  id: "australia",
  issuer: "Australia",
  hosts: [
    "pm.gov.au",
    "foreignminister.gov.au",
    "defence.gov.au",
    "minister.defence.gov.au",
    "dfat.gov.au",
    "trademinister.gov.au",
  ],
  siteNames: ["Prime Minister of Australia", "Australian Minister for Foreign Affairs"],
};
