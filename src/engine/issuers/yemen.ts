import type { IssuerProfile } from "./issuer-profile.ts";

export const YEMEN: IssuerProfile = {
  id: "yemen",
  issuer: "Yemen",
  agencies: ["SABA", "Saba"],
};
