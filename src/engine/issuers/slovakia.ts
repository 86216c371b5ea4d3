import type { IssuerProfile } from "./issuer-profile.ts";

export const SLOVAKIA: IssuerProfile = {
  id: "slovakia",
  issuer: "Slovakia",
  hosts: ["prezident.sk"],
  agencies: ["TASR"],
};
