import type { IssuerProfile } from "./issuer-profile.ts";

export const IRAN: IssuerProfile = {
  id: "iran",
  issuer: "Iran",
  hosts: ["president.ir", "mfa.ir", "leader.ir", "irna.ir", "tasnimnews.com", "mehrnews.com", "presstv.ir"],
  siteNames: ["Islamic Republic News Agency", "Mehr News Agency", "Tasnim News Agency"],
  agencies: ["IRNA", "MNA", "ISNA", "Mehr", "Tasnim", "FNA", "Fars", "ICANA", "IRIB"],
  ownWords: /\bZionist regime\b/u,
};
