import type { IssuerProfile } from "./issuer-profile.ts";

export const AFGHANISTAN: IssuerProfile = {
  id: "afghanistan",
  issuer: "Afghanistan",
  agencies: ["BNA Kabul", "Bakhtar"],
};
