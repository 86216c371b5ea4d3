import type { IssuerProfile } from "./issuer-profile.ts";

export const BOLIVIA: IssuerProfile = {
  id: "bolivia",
  issuer: "Bolivia",
  agencies: ["ABI"],
};
