import type { IssuerProfile } from "./issuer-profile.ts";

export const SYRIA: IssuerProfile = {
  id: "syria",
  issuer: "Syria",
  hosts: ["sana.sy", "mofaex.gov.sy"],
  siteNames: ["Syrian Arab News Agency", "SANA"],
  agencies: ["SANA"],
};
