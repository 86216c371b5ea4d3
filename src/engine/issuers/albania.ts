import type { IssuerProfile } from "./issuer-profile.ts";

export const ALBANIA: IssuerProfile = {
  id: "albania",
  issuer: "Albania",
  agencies: ["ATA"],
};
