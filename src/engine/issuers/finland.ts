import type { IssuerProfile } from "./issuer-profile.ts";

export const FINLAND: IssuerProfile = {
  id: "finland",
  issuer: "Finland",
  hosts: ["um.fi", "valtioneuvosto.fi", "presidentti.fi", "vnk.fi"],
  siteNames: ["Ministry for Foreign Affairs of Finland", "Finnish Government", "President of the Republic of Finland"],
};
