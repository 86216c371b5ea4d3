import type { IssuerProfile } from "./issuer-profile.ts";

export const ALGERIA: IssuerProfile = {
  id: "algeria",
  issuer: "Algeria",
  hosts: ["el-mouradia.dz", "aps.dz", "mfa.gov.dz"],
  siteNames: ["Algeria Press Service"],
  agencies: ["APS"],
};
