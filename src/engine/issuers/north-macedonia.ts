import type { IssuerProfile } from "./issuer-profile.ts";

export const NORTH_MACEDONIA: IssuerProfile = {
  id: "north-macedonia",
  issuer: "North Macedonia",
  hosts: ["vlada.mk", "pretsedatel.mk"],
  agencies: ["MIA"],
};
