import type { IssuerProfile } from "./issuer-profile.ts";

export const RUSSIA: IssuerProfile = {
  id: "russia",
  issuer: "Russia",
  hosts: ["kremlin.ru", "en.kremlin.ru", "mid.ru", "government.ru", "tass.com", "mil.ru"],
  siteNames: ["President of Russia", "The Ministry of Foreign Affairs of the Russian Federation"],
  agencies: ["TASS", "Sputnik", "RIA Novosti", "RIA"],
};
