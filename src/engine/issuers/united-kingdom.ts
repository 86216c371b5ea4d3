import type { IssuerProfile } from "./issuer-profile.ts";

export const UNITED_KINGDOM: IssuerProfile = {
  id: "united-kingdom",
  issuer: "United Kingdom",
  hosts: ["gov.uk", "royal.uk"],
  siteNames: ["GOV.UK", "10 Downing Street", "Foreign, Commonwealth & Development Office"],
  ownWords:
    /\b(?:PM|Prime Minister|Foreign Secretary)\b[^.\n]{0,160}\bDowning Street\b|^(?:PM|Prime Minister) (?:call|meeting) with\b|^PM (?:meets|speaks|spoke|met)\b|\bDowning Street spokes/mu,
};
