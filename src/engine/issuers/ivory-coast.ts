import type { IssuerProfile } from "./issuer-profile.ts";

export const IVORY_COAST: IssuerProfile = {
  id: "ivory-coast",
  issuer: "Ivory Coast",
  agencies: ["AIP"],
};
