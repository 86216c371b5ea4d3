/** Matches institutions. They are nouns of offices but have no single holder. */
export const INSTITUTIONS =
  /^(?:ministry|government|administration|cabinet|embassy|department|parliament|senate|congress|council|commission|secretariat|presidency|directorate|kremlin|pentagon|treasury|office|bureau|authority|authorities)$/;

/** Matches the offices of a chief, which speak in their own name and not in the name of the state. */
export const PALACES = /^(?:office|presidency|directorate|secretariat)$/;

/** Matches nouns that refer to one side of the event ("the Russian side"). */
export const SIDES =
  /^(?:side|party|delegation|government|ministry|administration|authorities|people|embassy|country|leadership|team)$/;

/** Matches nouns for the sides that the text has named ("the sides agreed"). */
export const NAMED_SIDES = /^(?:sides|parties|delegations)$/;

/** Matches nouns for states without their names ("the two countries"). */
export const STATES = /^(?:countries|nations|governments|states)$/;

/** Matches the nouns for a side that stand for the person who leads it. */
export const LED_SIDES = /^(?:side|delegation|team)$/;

/** Matches a sentence that says who leads a side: "Ms Lund led the Chilean side", "the delegations were headed by". */
export const SIDE_LED =
  /\b(?:sides?|delegations?|teams?)\b[^.\n]{0,60}\b(?:led|headed|chaired) by\b|\b(?:led|headed) the\b[^.\n]{0,40}\b(?:side|delegation|team)\b|\bunder the (?:chairmanship|leadership) of\b/u;

/** Matches nouns for a conversation that stand for its participants: "Discussions highlighted ...". */
export const TALKS = /^(?:discussions?|talks|meetings?|conversations?|calls?|consultations|negotiations|exchanges?)$/;

/** Matches bodies that stand for their leaders as a party to the event. */
export const BODIES_OF_LEADERS =
  /^(?:G\d+|NATO|EU|European Union|ASEAN|African Union|Quad|BRICS|Nordic|Baltic|Arab League|OECD)\b/u;

/** Matches words for the other party. */
export const OTHER_PARTY =
  /^(?:counterpart|colleague|interlocutor|latter|guests?|visitors?|visiting|peer|homologue|opposite|vis-à-vis)$/;

/** Matches the side that did not speak last ("the other side"). */
export const OTHER_SIDE = /^the other (?:side|party|delegation|minister|president|leader)$/;

/** Matches titles that liken a person to another one with the same office. */
export const PEER_TITLES = /^(?:counterpart|colleague|peer|homologue|opposite)$/;

/** Matches words in lower case that link the parts of a title. */
export const LINK_OF_TITLE = /^(?:of|for|on|in|to|at|the|and|s|d)$/;

/** Matches tokens that can stand between the capitalised words of a long title. */
export const PART_OF_LONG_TITLE = /^(?:of|for|and|the|at|in|'s|[,.()])$/;

/** Matches the text between an office and the name of its holder, from its beginning. */
export const TITLE_CONTINUES = /^(?: (?:of|for|on|in|to|at) |,? (?:\(|d['’])?(?=\p{Lu})|,? the (?=\p{Lu})|,? \()/u;

/** Matches the text between a name and the office in apposition to it: ", currently the". */
export const APPOSITION_OPENING =
  /^(?: of \p{Lu}\p{L}+)?(?:, | \()(?:(?:the|an?|its|now|currently) ){0,2}(?:[\p{L}’']+ ){0,2}$/u;

/** Matches words for the party that the text mentions first. */
export const FIRST_PARTY = /^(?:former|host)$/;

/** Matches general words for the holder of an office. */
export const GENERIC_OFFICES = /^(?:leader|head|official|host|ruler|diplomat|chief)$/;

/** Matches general words for somebody whom a state or body has sent. */
export const ENVOYS = /^(?:envoy|diplomat|emissary)$/;

/** Matches titles of somebody whom a state or body has sent. */
export const ENVOY_TITLES =
  /^(?:ambassador|envoy|representative|advis[eo]r|consul|nuncio|chargé|coordinator|rapporteur)$/;

/** Matches titles of heads of state and of government. */
export const HEADS_OF_STATE =
  /^(?:president|king|queen|emir|amir|sultan|emperor|prime|premier|chancellor|crown|monarch|pope)$/;

/** Matches styles that can replace the name ("His Majesty"). */
export const STYLE_OF_ADDRESS = /^(?:majesty|highness|excellency)$/;

/** The titles that the holder of each style can have. */
export const STYLE_BEARERS: Readonly<Record<string, RegExp>> = {
  majesty: /^(?:majesty|king|queen|sultan|emperor|empress)$/,
  highness: /^(?:highness|emir|amir|prince|princess|sheikh|sheikha|crown)$/,
  excellency: /^(?:excellency|president|minister|ambassador|chancellor|premier)$/,
};

/**
 * Matches passives that continue the previous speaker's statement. Passives of agreement and discussion ("it was
 * agreed") belong to both sides instead.
 */
export const CONTINUING_PASSIVE =
  /^(?:(?:is|was|were|are) (?:also )?)(?:noted|mentioned|hoped|stressed|emphasi[sz]ed|pointed out|underlined|underscored|recalled|stated|added)\b/u;

/** Matches the text between the beginning of a sentence and the guest with whom its conversation was held. */
export const TALK_WITH_GUEST =
  /^(?:(?:separately|earlier|later|also|then),? )?(?:with\b[^,.;]{0,60}$|(?:in|during|over|at)\b[^,.;]{0,60}\b(?:calls?|conversation|talks?|meetings?|discussions?|exchange)\b[^,.;]{0,40}\b(?:with|between|to|and|from)\b[^,.;]{0,60}$)|\b(?:calls?|conversation|talks|meeting|discussions?|spoke|talked|met|spoken|conferred)\b[^.;]{0,60}\b(?:with|to|between|and|from)\b[^.;]{0,70}$/iu;

/** Matches an abbreviated style with its dot, which ends no sentence. */
export const DOTTED_STYLE = /\b(Mrs?|Ms|Mmes?|Dr|Prof|Hon|Amb|Gen|Sen|Rep|Gov|Sec|Lt|Col|Rev|St|H\.E)\./gu;

/** Matches a verb of receiving or meeting the guest, in a sentence that names the host first. */
export const MET_GUEST = /\b(?:received|met|hosted|welcomed|phoned|called)\b/iu;

/** Matches the beginning of the next sentence if its subject is both parties: " The Ministers discussed". */
export const BOTH_NEXT = /^[\s.]*(?:The (?:two )?(?:ministers|leaders|presidents|sides|two)\b|They\b|Both\b)/iu;

/** Matches a sentence whose subject is an office that receives or meets somebody: "At noon, the Minister received". */
export const OFFICE_MEETS =
  /^(?:[^,.;]{1,40}, )?(?:the (?:\p{Lu}[\p{L}-]+ ){1,4}|s?he )(?:then |later |)(?:received|met|hosted|welcomed|phoned|called)\b/iu;

/** Matches the mention of another guest, whose conversation the text does not follow. */
export const FURTHER_GUEST = /\balso (?:paid|met|spoke|spoken|held|called|received)\b|\bhad also\b/iu;

/**
 * Matches a conversation that is named with its participants in a sentence without an agent ("The conversation with X
 * focused on").
 */
export const NAMED_TALK =
  /\b(?:calls?|conversation|talks?|meeting|discussions?|exchange)\b[^.;]{0,30}\b(?:with|between)\b/iu;

/** Matches nouns for a text of the issuer and for its government, which speak for the issuer. */
export const VOICES_OF_ISSUER = /^(?:statement|communiqué|(?:press )?release|(?:federal |royal )?government)\b/iu;

/** Matches anonymous sources, which are kept as written. */
export const ANONYMOUS_SOURCES = /\bsources?\b/iu;

/** Matches groups of states that are not a party to the event ("Allies condemned"). */
export const THIRD_PARTIES = /^(?:allies|member states|states parties|partners)$/;

/** Matches "her Chilean counterpart". The pronoun shows the gender of the person whose counterpart is meant. */
export const OWN_COUNTERPART = /\b(her|his) (?:\p{Lu}[\p{L}-]+ ){0,3}counterpart\b/u;

/** Matches nouns for the guest. */
export const SINGLE_GUEST = /^(?:guest|latter|visitor)$/;

/** Matches nouns for all guests. */
export const SEVERAL_GUESTS = /^(?:guests|visitors)$/;

/** Matches possessive pronouns of the third person. */
export const POSSESSIVE_PRONOUN = /^(?:his|her|their)$/;

/** Matches words for two participants. */
export const BOTH_OR_TWO = /^(?:both|two)$/;

/** Matches "the" and "other" at the beginning. */
export const LEADING_THE_OTHER = /^(?:the )?(?:other )?/i;

/** Matches nouns for several persons of the same rank. */
export const PEERS = /^(?:colleague|peer)s$/;

/** Matches words that tell an office from a plain one. */
export const RANK_PREFIX = /^(?:prime|foreign|vice|deputy|defence|defense)$/;

/** Matches endings of plural nouns. */
export const PLURAL_ENDING = /(?:\p{L}s|people|police)$/u;

/** Matches words inside the name of an office or body. */
export const INSIDE_NAME_OF_OFFICE = /^(?:of|the|and|for|’s|'s)$/;

/** Matches prepositions before a person who may be meant by a pronoun. */
export const BEFORE_ANTECEDENT = /^(?:by|to|with|from)$/;

/** Matches masculine pronouns. */
export const MASCULINE_PRONOUN = /^h(?:e|im)$/;

/** Matches personal pronouns of the third person singular. */
export const PERSONAL_PRONOUN = /^(?:he|him|she|her)$/;

/** Matches prepositions after an office. */
export const AFTER_OFFICE = /^(?:for|of|to|at)$/;

/** Matches pronouns, which are not roles. */
export const PRONOUN_AS_ROLE = /^(?:he|she|they|it|we|i|both|which|who)$/i;

/** Matches an article or "other" at the beginning. */
export const LEADING_ARTICLE = /^(?:the|an?|other) /i;

/** Matches prepositions that end the head of a source. */
export const ENDS_HEAD_NOUN = /^(?:of|for|in|from|to|at|on)$/;
