import type { IssuerProfile } from "./issuer-profile.ts";

export const SUDAN: IssuerProfile = {
  id: "sudan",
  issuer: "Sudan",
  hosts: ["suna-sd.net"],
  agencies: ["SUNA"],
};
