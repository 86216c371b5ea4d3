import type { IssuerProfile } from "./issuer-profile.ts";

export const RWANDA: IssuerProfile = {
  id: "rwanda",
  issuer: "Rwanda",
  hosts: ["paulkagame.rw", "presidency.gov.rw", "minaffet.gov.rw"],
  siteNames: ["Paul Kagame"],
};
