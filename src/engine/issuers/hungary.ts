import type { IssuerProfile } from "./issuer-profile.ts";

export const HUNGARY: IssuerProfile = {
  id: "hungary",
  issuer: "Hungary",
  hosts: ["miniszterelnok.hu", "kormany.hu", "abouthungary.hu"],
  siteNames: ["Cabinet Office of the Prime Minister"],
  agencies: ["MTI"],
};
