import type { IssuerProfile } from "./issuer-profile.ts";

export const OSCE: IssuerProfile = {
  id: "osce",
  issuer: "OSCE",
  hosts: ["osce.org"],
  siteNames: ["OSCE"],
};
