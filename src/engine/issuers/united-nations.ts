import type { IssuerProfile } from "./issuer-profile.ts";

export const UNITED_NATIONS: IssuerProfile = {
  id: "united-nations",
  issuer: "United Nations",
  hosts: ["un.org", "unmissions.org"],
  siteNames: ["United Nations", "UN News", "UN Secretary-General"],
  titles: ["secretary-general"],
};
