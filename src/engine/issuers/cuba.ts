import type { IssuerProfile } from "./issuer-profile.ts";

export const CUBA: IssuerProfile = {
  id: "cuba",
  issuer: "Cuba",
  hosts: ["minrex.gob.cu", "cubaminrex.cu"],
  siteNames: ["CubaMINREX"],
  agencies: ["Prensa Latina", "ACN"],
};
