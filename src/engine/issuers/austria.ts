import type { IssuerProfile } from "./issuer-profile.ts";

export const AUSTRIA: IssuerProfile = {
  id: "austria",
  issuer: "Austria",
  hosts: ["bmeia.gv.at", "bundeskanzleramt.gv.at", "bundespraesident.at"],
  siteNames: ["Federal Ministry for European and International Affairs"],
  agencies: ["APA"],
};
