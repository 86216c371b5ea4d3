import type { IssuerProfile } from "./issuer-profile.ts";

export const LATVIA: IssuerProfile = {
  id: "latvia",
  issuer: "Latvia",
  hosts: ["saeima.lv", "leta.lv"],
  agencies: ["LETA"],
};
