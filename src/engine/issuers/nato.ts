import type { IssuerProfile } from "./issuer-profile.ts";

export const NATO: IssuerProfile = {
  id: "nato",
  issuer: "NATO",
  hosts: ["nato.int"],
  siteNames: ["NATO"],
};
