import type { IssuerProfile } from "./issuer-profile.ts";

export const KUWAIT: IssuerProfile = {
  id: "kuwait",
  issuer: "Kuwait",
  hosts: ["kuna.net.kw", "mofa.gov.kw", "da.gov.kw"],
  siteNames: ["Kuwait News Agency", "KUNA"],
  agencies: ["KUNA"],
};
