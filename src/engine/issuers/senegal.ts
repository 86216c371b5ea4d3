import type { IssuerProfile } from "./issuer-profile.ts";

export const SENEGAL: IssuerProfile = {
  id: "senegal",
  issuer: "Senegal",
  agencies: ["APS Dakar"],
};
