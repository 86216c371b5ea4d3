import type { IssuerProfile } from "./issuer-profile.ts";

export const AFRICAN_UNION: IssuerProfile = {
  id: "african-union",
  issuer: "African Union",
  hosts: ["au.int", "peaceau.org"],
  siteNames: ["African Union"],
};
