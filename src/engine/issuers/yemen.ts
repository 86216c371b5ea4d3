import type { IssuerProfile } from "./issuer-profile.ts";

export const YEMEN: IssuerProfile = {
  id: "yemen",
  issuer: "Yemen",
  hosts: ["sabanew.net", "saba.ye"],
  agencies: ["SABA", "Saba"],
};
