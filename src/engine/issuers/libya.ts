import type { IssuerProfile } from "./issuer-profile.ts";

export const LIBYA: IssuerProfile = {
  id: "libya",
  issuer: "Libya",
  agencies: ["LANA"],
};
