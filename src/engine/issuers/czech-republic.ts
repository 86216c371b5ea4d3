import type { IssuerProfile } from "./issuer-profile.ts";

export const CZECH_REPUBLIC: IssuerProfile = {
  id: "czech-republic",
  issuer: "Czech Republic",
  hosts: ["mzv.gov.cz", "mzv.cz", "vlada.cz", "hrad.cz"],
  siteNames: ["Government of the Czech Republic"],
  agencies: ["ČTK", "CTK"],
};
