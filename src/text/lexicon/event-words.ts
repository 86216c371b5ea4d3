/**
 * Words by which a readout is told from other texts, as sources of regular expressions: one a class, an alternative an
 * entry. They ship in the script that runs on every page, so each is a stem where a stem is enough.
 */

/** Offices and styles of those who speak for a state or an international body. */
export const OFFICES =
  "(?:vice |deputy )?(?:president|prime minister|premier|chancellor|minister|president-elect)s?|taoiseach|tánaiste|pope|king|queen|monarch|emir|amir|sultan|(?:crown )?prince(?:ss)?|shaikh|sheikha?|ruler|ayatollah|(?:his|her|your|their) (?:royal |imperial |serene )?(?:majesty|highness|excellency|holiness|beatitude)|HRH|HH|HM|HE|H\\. ?[EHM]\\.|PM|EAM|FM|secretar(?:y|ies)|ambassador|high commissioner|charg[eé] d|high representative|(?:special|personal|permanent) representative|envoy|commissioner|chair(?:person|man|woman)?|heads? of|(?:national )?security advis[eo]r|advis[eo]r|counsell?or|councill?or|coordinator|speaker|director|governor-general|counterparts?|leaders?|foreign affairs|delegation|NSA|APNSA|SG";

/** Stems of countries and their demonyms, and names of bodies of states. The stem itself is what tells two of them apart. */
export const POLITIES =
  "Afghan|Alban|Alger|Andorr|Angola|Antigua|Argentin|Armeni|Austral|Austri|Azerbaij|Baham|Bahrain|Banglad|Barbad|Belar|Belgi|Beliz|Benin|Bhutan|Bolivi|Bosni|Botswan|Brazil|Brunei|Bulgar|Burkin|Burma|Burmese|Burund|Cabo Verd|Cambod|Cameroon|Canad|Central African|Chad|Chile|Chin(?=a|ese)|Colombi|Comor|Congo|Costa Ric|Croat|Cuba|Cypr|Czech|Danish|Denmark|Djibout|Dominic|Dutch|Netherland|Ecuador|Egypt|Salvador|Emirat|UAE|Equatorial|Eritre|Estoni|Eswatin|Ethiop|Fiji|Finland|Finnish|France|French|Gabon|Gambia|Georgia|German|Ghan|Greece|Greek|Grenad|Guatemal|Guinea|Guyan|Hait|Hondur|Hungar|Iceland|India|Indonesi|Iran|Iraq|Ireland|Irish|Israel|Ital(?=y|ian)|Ivorian|Ivory|Côte d|Jamaic|Japan|Jordan|Kazakh|Kenya|Kiribati|Korea|ROK|DPRK|Kosov|Kuwait|Kyrgyz|Lao|Latvia|Leban|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxemb|Madagas|Malagasy|Malawi|Malaysia|Maldiv|Mali\\b|Malian|Malt(?=a\\b|ese)|Marshall Islands|Mauritania|Mauriti|Mexic|Micronesia|Moldov|Monaco|Mongol|Montenegr|Morocc|Mozambi|Myanmar|Namibia|Nauru|Nepal|New Zealand|Nicaragua|Nigeria|Niger|Macedonia|Norw|Oman|Pakistan|Palau|Palestin|Panama|Papua|PNG|Paraguay|Peru|Philippin|Filipin|Poland|Polish|Portug|Qatar|Romania|Russia|Rwand|Samoa|Saudi|Senegal|Serbia|Seychell|Sierra Leon|Singapor|Slovak|Sloveni|Solomon|Somali|South Africa|Spain|Spanish|Sri Lanka|Sudan|Surinam|Swed|Swiss|Switzerland|Syria|Taiwan|Tajik|Tanzania|Thai|Timor|Togo|Tonga|Trinidad|Tunisia|Turk|Türk|Tuvalu|Uganda|Ukrain|UK\\b|U\\.K\\.|Britain|British|United Kingdom|Uruguay|Uzbek|Vanuatu|Vatican|Holy See|Holiness|Pope|South Ossetia|Abkhazia|Venezuela|Vietnam|Viet Nam|Yemen|Zambia|Zimbabwe|U\\.?S\\.?\\b|United States|PRC\\b|EU\\b|European Union|European Co|European External|EEAS|NATO|North Atlantic|UN\\b|United Nations|African Union|AU\\b|ASEAN|GCC|Gulf Cooperation|Arab League|League of Arab|OECD|OSCE|IAEA|OIC|ECOWAS|CARICOM|Caribbean|Central America|Southeast Asia|Mekong|Baltic|Nordic|Pacific Islands|Arab\\b|African(?! American)|Abu Dhabi|Dubai|Hong Kong|GUAM\\b|World Economic Forum|Mercosur|ICRC|Red Cross|IMF|World Bank|World Health|WHO\\b|G7|G20|Quad\\b";

/** Stems that name one and the same side; the second stands for both. */
export const SAME_POLITY: Readonly<Record<string, string>> = {
  Burmese: "Burma",
  Danish: "Denmark",
  Dutch: "Netherland",
  UAE: "Emirat",
  Finnish: "Finland",
  French: "France",
  Greek: "Greece",
  Irish: "Ireland",
  ROK: "Korea",
  Malian: "Mali",
  PNG: "Papua",
  Filipin: "Philippin",
  Polish: "Poland",
  Spanish: "Spain",
  Swiss: "Switzerland",
  Türk: "Turk",
  UK: "United Kingdom",
  "U.K.": "United Kingdom",
  Britain: "United Kingdom",
  British: "United Kingdom",
  "Viet Nam": "Vietnam",
  US: "United States",
  "U.S.": "United States",
  "U.S": "United States",
  PRC: "Chin",
  Holiness: "Holy See",
  Pope: "Holy See",
  Vatican: "Holy See",
  EU: "European Union",
  "European Co": "European Union",
  "European External": "European Union",
  EEAS: "European Union",
  UN: "United Nations",
  NATO: "North Atlantic",
};

/** Nouns that name the event itself. */
export const EVENT_NOUNS =
  "(?:phone|telephone|telephonic|video|conference)?[- ]?(?:calls?|conversations?|talks?|meetings?|consultations?|discussions?|dialogue|summit|visits?|videoconference|audience|reception|breakfast|lunch|luncheon|dinner|exchange|tête-à-tête|interview|encounter|contacts?)";

/** Words by which a headline names the event. */
export const HEADLINE =
  "readout|calls?|called|phones?|phoned|telephone|conversation|meets?|met|meetings?|talks|spoke|speaks?|discuss(?:es|ed)?|receive[sd]?|hosts?|hosted|welcome[sd]?|consultations|visits?|audience|summit|dialogue|exchange views|reviews?|agree[ds]?";

/** Verbs and set phrases by which a readout reports: dense here, rare anywhere else. */
export const REPORTING =
  "discussed|reviewed|re(?:affirmed|iterated)|underscored|underlined|under-?lined|stressed|emphasi[sz]ed|affirmed|expressed|conveyed|commended|congratulated|thanked|welcomed|noted|agreed|highlighted|praised|appreciated|applauded|lauded|hailed|touched (?:up)?on|informed|concurred|confirmed|briefed|condemned|extended|wished|pointed out|urged|voiced|pledged|recalled|acknowledged|explained|assured|recogni[sz]ed|consulted|exchanged|shared|reassured|committed|addressed|encouraged|called (?:for|on)|looked forward|dealt with|covered|focused on|raised|updated|outlined|considered|offered|invited|tackled|proposed|explored|coordinated|stated|affirming|stressing|noting|emphasi[sz]ing|underscoring|underlining|reaffirming|reiterating|expressing|highlighting|welcoming|commending|praising|to (?:discuss|review|re(?:affirm|iterate)|underscore|exchange|congratulate|express|convey|coordinate|address|thank|highlight|consult|follow up|emphasi[sz]e|stress|commend|condemn|applaud|continue|coordinate|offer|brief|update|welcome)|provided an update|updates? on|conversation about|spoke about";

/** Nouns of relations between states, and the pairs ("the two sides") that readouts speak of. */
export const RELATIONS =
  "bilateral|(?:two|both|our|their) (?:\\w+ )?(?:countries|nations|states|peoples|governments|sides|leaders|presidents|prime ministers|ministers|foreign ministers|parties|secretaries|heads)|the (?:sides|parties|leaders|presidents|ministers|interlocutors|foreign ministers|prime ministers)|[\\p{L}.]+ side|cooperation|co-operation|relations|relationship|ties|partnership|partners|friendship|brotherly|fraternal|mutual|strategic|counterpart|of (?:common|mutual|shared|joint) (?:interest|concern)|regional|(?:views|opinions)";

/** What only journalists write: their sources, their trade, their agencies. */
export const JOURNALISM =
  "told (?:reporters|journalists|the press|Reuters|AFP|AP|CNN|Fox|BBC|the BBC|us|me)|reporters|according to|analysts?|critics|experts? said|officials? (?:said|told)|said in (?:an interview|a tweet)|news conference|press conference|interview with|tweeted|reportedly|the White House said|Downing Street said|Kremlin said|sources (?:said|told|close|familiar)|anonymity|allegedly|poll|polls|\\((?:Reuters|AP|AFP|UPI|CNN|Bloomberg)\\)";
