import type { IssuerProfile } from "./issuer-profile.ts";

export const IRAQ: IssuerProfile = {
  id: "iraq",
  issuer: "Iraq",
  hosts: ["cabinet.iq", "ina.iq", "pmo.iq", "mofa.gov.iq", "presidency.iq"],
  siteNames: ["Iraqi News Agency", "Prime Minister's Media Office"],
  agencies: ["INA", "NINA"],
};
