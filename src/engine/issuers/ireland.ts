import type { IssuerProfile } from "./issuer-profile.ts";

export const IRELAND: IssuerProfile = {
  id: "ireland",
  issuer: "Ireland",
  hosts: ["dfa.ie", "gov.ie"],
  siteNames: ["gov.ie", "Department of the Taoiseach"],
  ownWords: /^(?:The )?(?:Taoiseach|Tánaiste)\b/mu,
  titles: ["taoiseach", "tánaiste"],
};
