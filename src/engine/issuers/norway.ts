import type { IssuerProfile } from "./issuer-profile.ts";

export const NORWAY: IssuerProfile = {
  id: "norway",
  issuer: "Norway",
  hosts: ["regjeringen.no"],
  siteNames: ["regjeringen.no", "Government.no"],
};
