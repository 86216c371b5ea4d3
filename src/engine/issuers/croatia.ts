import type { IssuerProfile } from "./issuer-profile.ts";

export const CROATIA: IssuerProfile = {
  id: "croatia",
  issuer: "Croatia",
  hosts: ["predsjednik.hr"],
  agencies: ["HINA", "Hina"],
};
