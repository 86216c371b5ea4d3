import type { IssuerProfile } from "./issuer-profile.ts";

export const ANGOLA: IssuerProfile = {
  id: "angola",
  issuer: "Angola",
  hosts: ["angop.ao"],
  agencies: ["ANGOP"],
};
