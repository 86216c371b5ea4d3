/**
 * Words that distinguish a readout from other texts, as sources of regular expressions with one alternative per entry.
 * They are part of the script that runs on every page, so a stem is used wherever it is enough.
 */

/** Offices and styles of those who speak for a state or an international body. */
export const DETECTOR_OFFICES =
  "(?:president|prime minister|premier|chancellor|minister)(?:-elect|s)?|taoiseach|tánaiste|pope|king|queen|emir|amir|sultan|prince(?:ss)?|sh[ae]ikh|majesty|highness|excellency|HRH|H[HME]|H\\. ?[EHM]\\.|PM|EAM|FM|(?:under)?secretar(?:y|ies)|ambassador|charg[eé]|representative|envoy|commissioner|chair(?:person|man|woman)?|heads? of|advis[eo]r|coun[cs]el?lor|coordinator|speaker|director|counterparts?|leaders?|policy chief|foreign affairs|delegation";

/** Stems of countries and demonyms, and names of international bodies. Different stems count as different countries. */
export const DETECTOR_COUNTRY_STEMS =
  "Afg|Alban|Alge|Andor|Ango|Antig|Arge|Armen|Austra|Austri|Aze|Baham|Bahra|Bang|Barbad|Bela|Belg|Beliz|Benin|Bhu|Boli|Bosni|Bots|Braz|Brune|Bulg|Burk|Burm|Buru|Cabo V|Cambo|Cameroo|Cana|Chad|Chile|Chin(?=a|ese)|Colom|Comor|Congo|Costa R|Croa|Cuba|Cypr|Czech|Dan(?=es|ish)|Denm|Dji|Dominica|Dutch|Neth|Ecu|Egyp|El Salv|Emira|UAE|Equat|Erit|Esto|Esw|Ethio|Fiji|Fin(?=land|nish)|Fr(?=ance|ench)|Gabo|Gamb|Georgia|Germ|Ghan|Gree(?=ce|k)|Grena|Guat|Guin|Guya|Hait|Hondu|Hunga|Icel|India(?!na)|Indon|Iran|Iraq|Ir(?=eland|ish)|Isra|Ital[iy]|Ivo[ir]|Côte|Jama|Japa|Jordan|Kaz|Keny|Kiri|Korea|ROK|DPRK|Koso|Kuw|Kyr|Lao\\b|Laos|Latv|Leb|Lesoth|Liberi|Liby|Liec|Lith|Luxe|Mada|Malag|Malaw|Malay|Maldi|Mali(?:an)?\\b|Malt(?=a|ese)|Marshall I|Mauri|Mex|Microne|Mold|Monac|Mongo|Monten|Moroc|Mozam|Mya|Nami|Naur|Nepa|New Z|Nica|Niger|Mace|Norw|Oman|Paki|Palau|Pales|Panam|Papua|PNG|Parag|Peru|Philippi|Filip|Pol(?=and|ish)|Portu|Qat|Romani|Russia|Rwa|Samoa|Saudi|Sene|Serb|Seyc|Sierra L|Singa|Slova|Slove|Solomon I|Soma|Spa(?=in|nish)|Sri L|Sudan|Suri|Swed|Swi(?=ss|tz)|Syri|Taiw|Taj|Tanz|Thai|Timor|Togo|Tonga|Trinid|Tuni|T[uü]rk|Tuva|Ugan|Ukr|U\\.?K\\b|Brit(?=ain|ish)|United Ki|Uru|Uzb|Vanu|Vat|Holy See|Holiness|Pope|Venez|Viet ?[Nn]am|Yem|Zam|Zim|U\\.?S\\b|United St|PRC\\b|EU\\b|Europea|NATO|North Atl|UN\\b|United Na|Africa(?!n Am)|AU\\b|ASEAN|GCC|Gulf|Arab|OECD|OSCE|IAEA|OIC|ECOWAS|CARICOM|Caribb|Central Am|Southeast A|Mekong|Baltic|Nordic|Abu Dh|Hong K|World [BEH]|Osset|Pacific I|Red Cr|IMF|WHO\\b|G7|G20|Quad\\b";

/** Parts of words that the names of the sites of a state's organs contain. */
export const DETECTOR_STATE_ORGANS = "minist|presid|gov|state";

/** Parts of words by which titles name relations between states without an office or an event. */
export const DETECTOR_TITLE_RELATIONS = "\\bties\\b|relations|operation|partner|lateral";

/** Nouns for the event. */
export const DETECTOR_EVENT_NOUNS =
  "(?:(?:call|conversation|talk|meeting|consultation|discussion|visit|contact)s?|dialogue|summit|videoconference|audience|reception|breakfast|lunch(?:eon)?|dinner|exchange)";

/** Other words that headlines use for the event. */
export const DETECTOR_HEADLINE_VERBS =
  "readout|meets?|met|spoke|speaks?|called|(?:phone|tele|discuss|receive|host(?!age)|welcome|review|agree)\\w*";

/** Stems of reporting verbs, which are frequent in readouts and rare elsewhere. */
export const DETECTOR_REPORTING_STEMS =
  "discuss|review|reaffirm|reiterat|underscor|underlin|stress|emphasi[sz]|affirm|express|convey|commend|congratulat|thank|welcom|not|agre|highlight|prais|appreciat|applaud|inform|concurr?|confirm|brief|condemn|extend|wish|urg|voic|pledg|recall|acknowledg|explain|assur|recogni[sz]|consult|exchang|shar|committ?|address|encourag|rais|updat|offer|coordinat|stat|deplor|deliberat|laud|insist|ask|mention|propos|support";

/** Other phrases that report. */
export const DETECTOR_REPORTING_PHRASES =
  "touched (?:up)?on|pointed out|called (?:for|on)|looked forward|dealt with|focused on|to (?:continue|follow up)|updates? on";

/** Phrases that readouts use for two persons or states together. */
export const DETECTOR_GROUPS =
  "(?:two|both|our|their) (?:\\w+ ){0,2}?(?:countries|nations|states|peoples|governments|sides|leaders|presidents|ministers|parties|heads)|the (?:sides|parties|leaders|presidents|interlocutors|(?:\\w+ )?ministers)|\\w+ side|bilateral|counterpart|mutual";

/** Nouns for relations between states. */
export const DETECTOR_RELATIONS =
  "co-?operation|relations|relationship|ties|partners|partnership|friendship|brotherly|fraternal|strategic|interest|concern|regional|views";

/** Phrases that only journalists use: their sources, their profession, their agencies. */
export const DETECTOR_JOURNALISM =
  "By [A-Z]\\w+ [A-Z]\\w+|told us|journalists|reporters|Reuters|AFP|CNN|BBC|according to|analysts?|critics|(?:experts?|officials?|House|Street|Kremlin) said|(?:news|press) conference|interview|tweeted|reportedly|sources|anonymity|polls?";

/** Matches a title or first line of a text that is not one side's own account. */
export const DETECTOR_JOINT = (): RegExp =>
  /\bjoint (?:[\w’']+ )?(?:statement|communiqu|declaration|vision|remarks|press)|^(?:(?:opening )?remarks|transcript|(?:background )?press (?:briefing|call|conference))/i;

/** Matches the first person singular, which readouts use in quotations only. */
export const DETECTOR_FIRST = (): RegExp => /(?<![\p{L}.])(?:I|I['’]\w+|me|[Mm]y)(?![\p{L}.]|['’]\w)/gu;

/** Matches an account in the first person. */
export const DETECTOR_FIRST_LEAD = (): RegExp => /\bI (?:\w+ )?(?:met|spoke|held|had|welcomed|discussed)\b/;
