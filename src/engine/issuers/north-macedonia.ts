import type { IssuerProfile } from "./issuer-profile.ts";

export const NORTH_MACEDONIA: IssuerProfile = {
  id: "north-macedonia",
  issuer: "North Macedonia",
  agencies: ["MIA"],
};
