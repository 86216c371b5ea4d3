import type { IssuerProfile } from "./issuer-profile.ts";

export const UNITED_STATES: IssuerProfile = {
  id: "united-states",
  issuer: "United States",
  hosts: [
    "whitehouse.gov",
    "state.gov",
    "defense.gov",
    "war.gov",
    "treasury.gov",
    "usembassy.gov",
    "usmission.gov",
    "commerce.gov",
    "energy.gov",
    "justice.gov",
    "dhs.gov",
    "usaid.gov",
    "house.gov",
    "senate.gov",
  ],
  siteNames: [
    "The White House",
    "U.S. Department of State",
    "United States Department of State",
    "U.S. Department of Defense",
    "U.S. Department of the Treasury",
    "U.S. Embassy",
  ],
  ownWords:
    /^(?:NSC|White House|Pentagon|State Department) (?:Press Statement|Spokes\w+|Press Secretary)\b|\bPentagon (?:Press Secretary|spokes\w+)\b|\b(?:White House|State Department) (?:Press Secretary|spokes\w+) [^.\n]{2,60} (?:issued|released|provided|said)\b|\bSecretary of (?:Defense|War|the Treasury|Homeland Security) (?!of )\p{Lu}/mu,
  titles: ["secretary state"],
};
