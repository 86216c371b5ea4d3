import type { IssuerProfile } from "./issuer-profile.ts";

export const EUROPEAN_COMMISSION: IssuerProfile = {
  id: "european-commission",
  issuer: "European Commission",
  titles: ["executive vice-president"],
};
