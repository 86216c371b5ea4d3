import type { IssuerProfile } from "./issuer-profile.ts";

export const CAMBODIA: IssuerProfile = {
  id: "cambodia",
  issuer: "Cambodia",
  agencies: ["AKP"],
};
