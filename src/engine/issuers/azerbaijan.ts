import type { IssuerProfile } from "./issuer-profile.ts";

export const AZERBAIJAN: IssuerProfile = {
  id: "azerbaijan",
  issuer: "Azerbaijan",
  hosts: ["president.az", "mfa.gov.az", "azertag.az"],
  siteNames: ["Official website of the President of the Republic of Azerbaijan", "AZERTAC"],
  agencies: ["AZERTAC", "Azertac", "APA Baku"],
};
