import type { IssuerProfile } from "./issuer-profile.ts";

export const CANADA: IssuerProfile = {
  id: "canada",
  issuer: "Canada",
  hosts: ["pm.gc.ca", "canada.ca", "international.gc.ca"],
  siteNames: ["Prime Minister of Canada", "Global Affairs Canada"],
  ownWords: /\bGlobal Affairs Canada\b/u,
};
