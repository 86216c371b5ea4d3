import type { IssuerProfile } from "./issuer-profile.ts";

export const UNITED_NATIONS: IssuerProfile = {
  id: "united-nations",
  issuer: "United Nations",
  hosts: ["un.org", "news.un.org", "press.un.org"],
  siteNames: ["United Nations", "UN News", "UN Secretary-General"],
  titles: ["secretary-general"],
};
