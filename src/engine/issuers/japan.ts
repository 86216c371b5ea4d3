import type { IssuerProfile } from "./issuer-profile.ts";

export const JAPAN: IssuerProfile = {
  id: "japan",
  issuer: "Japan",
  hosts: ["mofa.go.jp", "kantei.go.jp", "japan.kantei.go.jp", "mod.go.jp"],
  siteNames: ["Ministry of Foreign Affairs of Japan", "Prime Minister's Office of Japan"],
  agencies: ["Kyodo", "Jiji"],
};
