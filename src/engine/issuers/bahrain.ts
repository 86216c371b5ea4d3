import type { IssuerProfile } from "./issuer-profile.ts";

export const BAHRAIN: IssuerProfile = {
  id: "bahrain",
  issuer: "Bahrain",
  hosts: ["bna.bh", "mofa.gov.bh"],
  siteNames: ["Bahrain News Agency", "BNA"],
  agencies: ["BNA"],
};
