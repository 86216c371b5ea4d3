import type { IssuerProfile } from "./issuer-profile.ts";

export const LAOS: IssuerProfile = {
  id: "laos",
  issuer: "Laos",
  agencies: ["KPL"],
};
