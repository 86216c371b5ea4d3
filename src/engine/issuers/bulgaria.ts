import type { IssuerProfile } from "./issuer-profile.ts";

export const BULGARIA: IssuerProfile = {
  id: "bulgaria",
  issuer: "Bulgaria",
  agencies: ["BTA"],
};
