import type { IssuerProfile } from "./issuer-profile.ts";

export const SLOVENIA: IssuerProfile = {
  id: "slovenia",
  issuer: "Slovenia",
  hosts: ["predsednica-slo.si"],
  agencies: ["STA"],
};
