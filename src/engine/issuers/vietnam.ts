import type { IssuerProfile } from "./issuer-profile.ts";

export const VIETNAM: IssuerProfile = {
  id: "vietnam",
  issuer: "Vietnam",
  hosts: [
    "nhandan.vn",
    "qdnd.vn",
    "vietnamplus.vn",
    "en.vietnamplus.vn",
    "baochinhphu.vn",
    "mofa.gov.vn",
    "vietnam.vn",
    "vovworld.vn",
  ],
  siteNames: ["VietnamPlus", "Vietnam News Agency", "Viet Nam Government Portal"],
  agencies: ["VNA", "VNS", "VOV", "VGP"],
  ownWords: /\bEast Sea\b/u,
};
