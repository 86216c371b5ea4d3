import type { IssuerProfile } from "./issuer-profile.ts";

export const BRAZIL: IssuerProfile = {
  id: "brazil",
  issuer: "Brazil",
  hosts: ["gov.br", "planalto.gov.br", "itamaraty.gov.br"],
  siteNames: ["Ministério das Relações Exteriores", "Planalto"],
  agencies: ["Agência Brasil", "ABr"],
  ownWords: /\bItamaraty\b|\bPlanalto Palace\b/u,
};
