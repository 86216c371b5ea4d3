import type { IssuerProfile } from "./issuer-profile.ts";

export const ALBANIA: IssuerProfile = {
  id: "albania",
  issuer: "Albania",
  hosts: ["kryeministria.al"],
  agencies: ["ATA"],
};
