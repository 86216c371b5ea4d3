/** Palaces, offices and turns of phrase that only one side's own readouts use of themselves. */
export const ISSUER_PATTERNS: readonly (readonly [state: string, sign: RegExp])[] = [
  [
    "India",
    /\bEAM\b|\b(?:Prime|Foreign) Minister (?:Dr\.? )?(?:Shri|Smt)\b|(?<!\bIndian |\bIndia['’]s )\bExternal Affairs Minister\b(?![^.]{0,40} of India)/u,
  ],
  [
    "United Kingdom",
    /\b(?:PM|Prime Minister|Foreign Secretary)\b[^.\n]{0,160}\bDowning Street\b|^(?:PM|Prime Minister) (?:call|meeting) with\b|^PM (?:meets|speaks|spoke|met)\b|\bDowning Street spokes/mu,
  ],
  ["Saudi Arabia", /\bCustodian of the Two Holy Mosques,? (?:King|receives|holds|sends|chairs|congratulates)\b/iu],
  ["France", /\b(?:at|to) the [ÉE]lys[ée]e\b|\bQuai d['’]Orsay\b/u],
  ["Canada", /\bGlobal Affairs Canada\b/u],
  ["South Africa", /\bDIRCO\b/u],
  ["Ireland", /\b(?:Taoiseach|Tánaiste)\b/u],
  ["Germany", /\bFederal Foreign Office\b/u],
  ["Iran", /\bZionist regime\b/u],
  ["Egypt", /\bAl-Ittihadiy?ya Palace\b|\bSpokesman for the Presidency\b/u],
  ["Vietnam", /\bEast Sea\b/u],
  ["Philippines", /\bMalacañang\b/u],
  ["Brazil", /\bItamaraty\b|\bPlanalto Palace\b/u],
  ["Turkey", /\bTürkiye['’]s (?:support|commitment)\b/u],
];

/** Offices that, borne by a leader without a state, tell the state or body: all words of a row are in the title. */
export const ISSUER_TITLES: readonly (readonly [side: string, titles: string])[] = [
  ["United Nations", "secretary-general"],
  ["United States", "secretary state"],
  ["Germany", "federal chancellor"],
  ["Ireland", "taoiseach"],
  ["Ireland", "tánaiste"],
  ["European Union", "high representative"],
  ["India", "external minister"],
  ["European Commission", "executive vice-president"],
  ["Saudi Arabia", "custodian mosques"],
];

/** Offices that tell the state only where nothing else does. */
export const LIKELY_ISSUER_TITLES: readonly (readonly [side: string, titles: string])[] = [
  ["France", "president republic"],
];
