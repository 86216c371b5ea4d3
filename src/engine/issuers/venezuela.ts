import type { IssuerProfile } from "./issuer-profile.ts";

export const VENEZUELA: IssuerProfile = {
  id: "venezuela",
  issuer: "Venezuela",
  hosts: ["mppre.gob.ve", "presidencia.gob.ve"],
  siteNames: ["Ministry of Popular Power for Foreign Affairs"],
};
