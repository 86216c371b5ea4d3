/** Styles before a name that are not part of it, in lower case and without dots. */
export const HONORIFICS: readonly string[] = `
mr mrs ms miss mx dr prof professor sir dame lord lady hon honourable honorable rt hh hm hrh yb yab ybhg highness majesty excellency excellencies holiness eminence
royal sheikh sheikha king queen prince princess emir amir sultan shri smt mme madame madam monsieur rev reverend father gen general lt col adm maj capt
eng sen rep gov amb comrade engineer maulana ayatollah hojatoleslam imam crown pope custodian dato datuk seri tun haji tengku raja nawab begum ustad ing don dona senator sayyid sayyida sayed syed seyed shaikh shaikha cheikh moulay lalla tunku pehin hajah hajj mufti rabbi ibu bapak
`
  .trim()
  .split(/\s+/);

/** Styles that are part of a monarch's title ("His Majesty King ..."). They are still excluded from the name. */
export const MONARCH_STYLES: readonly string[] = ["majesty", "highness", "excellency"];

/** Titles of rulers that are also given names. */
export const RULER_TITLES_IN_NAMES: readonly string[] = ["amir", "emir", "sultan", "raja", "nawab", "cheikh"];

/** Particles inside a name, in lower case ("Mohamed bin Zayed"). */
export const NAME_PARTICLES: readonly string[] = `
al el bin ibn bint ben abu van von der den de da dos das di del della du la le ter zu zur af y e ould dela
dello degli los las á í ý vom zum ferch nic ní uí uld dei dall tot thoe von't van't ap bar arap
`
  .trim()
  .split(/\s+/);

/** Suffixes that follow a name and are part of it. */
export const NAME_SUFFIXES: readonly string[] = [
  "jr",
  "sr",
  "ii",
  "iii",
  "iv",
  "v",
  "vi",
  "vii",
  "viii",
  "x",
  "xii",
  "xiv",
];

/** Matches a family name with an elided article in lower case: "d'Estrel", "l’Orme", "dell’Acqua". */
export const ELIDED_ARTICLE = /^(?:d|l|t|o|dell|dall|degl)['’]\p{Lu}/u;

/** Matches offices that a ruler does not hold. */
export const NON_RULING_OFFICE =
  /^(?:minister|secretary|ambassador|president|premier|envoy|advis[eo]r|chair(?:man|person)?|member|deputy|speaker|governor|director|representative|commissioner|head|mayor|undersecretary|mr|dr)s?$|^secretaries$/;

/** Matches styles of nobility, which a name follows. */
export const NOBLE_STYLE = /^(?:prince|princess|sheikh|sheikha)$/;

/** Matches words for son or daughter, which the father's name follows. */
export const FATHERS_NAME = /^(?:bin|ibn|bint)$/;
