import type { IssuerProfile } from "./issuer-profile.ts";

export const KAZAKHSTAN: IssuerProfile = {
  id: "kazakhstan",
  issuer: "Kazakhstan",
  hosts: ["akorda.kz", "gov.kz", "primeminister.kz"],
  siteNames: ["Akorda", "Official website of the President of the Republic of Kazakhstan"],
  agencies: ["Kazinform", "KAZINFORM"],
};
