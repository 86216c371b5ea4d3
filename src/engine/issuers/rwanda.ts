import type { IssuerProfile } from "./issuer-profile.ts";

export const RWANDA: IssuerProfile = {
  id: "rwanda",
  issuer: "Rwanda",
  hosts: ["presidency.gov.rw", "minaffet.gov.rw"],
  siteNames: ["Paul Kagame"],
};
