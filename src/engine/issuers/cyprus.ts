import type { IssuerProfile } from "./issuer-profile.ts";

export const CYPRUS: IssuerProfile = {
  id: "cyprus",
  issuer: "Cyprus",
  hosts: ["presidency.gov.cy", "mfa.gov.cy", "pio.gov.cy", "cna.org.cy"],
  siteNames: ["Press and Information Office", "Cyprus News Agency"],
};
