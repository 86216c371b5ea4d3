import type { IssuerProfile } from "./issuer-profile.ts";

export const VATICAN: IssuerProfile = {
  id: "vatican",
  issuer: "Vatican",
  hosts: ["vatican.va", "press.vatican.va", "vaticannews.va", "vis.va"],
  siteNames: ["Holy See Press Office", "Vatican News"],
  agencies: ["VIS"],
  ownWords: /\bHoly See Press Office\b/u,
  titles: ["pope"],
};
