import type { IssuerProfile } from "./issuer-profile.ts";

export const MAURITANIA: IssuerProfile = {
  id: "mauritania",
  issuer: "Mauritania",
  agencies: ["AMI"],
};
