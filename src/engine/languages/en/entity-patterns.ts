/** Matches words that end the phrase of what a state owns. */
export const ENDS_POSSESSION = /^(?:of|for|to|in|and|with|on|[,.;])$/;

/** Matches what a side claims as its own: "Norway's commitment", "continued U.S. support". */
export const OWN =
  /^(?:commitment|support|readiness|solidarity|willingness|determination|gratitude|appreciation|position|condolences|keenness|resolve|interest|intention|desire|concern|concerns|hope|backing|assistance|stance)$/;

/** Matches the conjunction "and". */
export const AND = /^and$/;

/** Matches a first sentence whose subject is the guest. */
export const OPENS_WITH_VISIT =
  /^[^.]{0,160}?\b(?:was received by|paid an? (?:\p{L}+ ){0,3}visit|is visiting|arrived|called on)\b/u;

/** Matches the office in whose name a text is signed. */
export const ON_BEHALF_OF = /\bon behalf of ([^.\n]{3,80})/u;

/** Matches particles that are capitalised if the family name is used alone ("Ter Horst" for "Marijke ter Horst"). */
export const SURNAME_PARTICLE = /^(?:van|von|de|den|der|ter|ten|da|di|du|la|le)$/;

/** Matches the Arabic article before a name. */
export const ARABIC_ARTICLE = /^(?:al|el)-/;

/** Matches a word that is probably a present participle. */
export const LONG_PARTICIPLE = /^\p{L}{4,}ing$/u;

/** Matches particles of Arabic names. */
export const ARABIC_PARTICLE = /^(?:bin|ibn|bint|ben|abu|ould|abdul|al)$/;

/** Matches words between a title and a name. */
export const BETWEEN_TITLE_AND_NAME = /^(?:of|for|the|and|to|,|\.)$/;

/** Matches particles with which a name can begin. */
export const OPENING_PARTICLE = /^(?:al|el|bin|van|von|de|da|del|abu)$/;

/** Matches words after which a name is a person. */
export const BEFORE_PERSON = /^(?:with|thanked|told|congratulated)$/;

/** Matches participles before "by" and the person who leads. */
export const LED = /^(?:headed|led|chaired|hosted|represented)$/;

/** Matches words between a subject and the verb of the event. */
export const BEFORE_EVENT_VERB = /^(?:also|today|yesterday|and|,)$/;

/** Matches what may follow an office and its holder. */
export const AFTER_OFFICE_HOLDER =
  /^[,.;()]?$|^(?:on|in|at|today|this|to|and|for|who|yesterday|during|held|met|spoke|said|had)$/;

/**
 * Matches adjectives that news agencies use for the state of a guest: "President of the friendly Republic of Norland".
 */
export const FRIENDLY = /^(?:friendly|brotherly|sisterly|fraternal|sister|brother|neighbou?ring)$/;

/** Matches words that link two words of a title. */
export const LINK_WORD = /^(?:of|for|and|the|&|-|–|to|at)$/;

/** Matches prepositions before an office. */
export const PREPOSITION_BEFORE_OFFICE = /^(?:as|with|of|from|by|to|at|in)$/;

/** Matches prepositions between an aide and the principal. */
export const BELONGING_PREPOSITION = /^(?:to|for|of)$/;

/** Matches two offices joined by a hyphen, unlike one hyphenated office ("secretary-general"). */
export const TITLE_PAIR =
  /^(?:prince|king|president|minister|chancellor|premier)-(?:prime|minister|president|king|chancellor)$/;

/** Matches words inside a title. */
export const INSIDE_TITLE = /^(?:of|for|and|the|&|-|\(|\))$/;

/** Matches the first words of longer titles. */
export const TITLE_PREFIX = /^(?:prime|foreign|vice|deputy)$/;

/** Matches a participle at the end of a description. */
export const TRAILING_LED = / (?:headed|led|chaired)$/;

/** Matches a determiner at the beginning of a description. */
export const LEADING_DETERMINER = /^(?:the|an?|other|his|her) /i;

/** Matches a time at the beginning. */
export const LEADING_TIME = /^(?:(?:this|last) (?:morning|afternoon|evening|week)|today|yesterday|tonight),? /i;

/** Matches nouns for several officials. */
export const GROUP_OF_OFFICIALS = /^(?:group|members|representatives)$/;

/** Matches institutions that people visit ("welcomed her to Parliament") but do not meet. */
export const PLACES =
  /^(?:parliament|senate|congress|embassy|ministry|presidency|secretariat|department|office|kremlin|pentagon)$/;

/** Matches nouns for participants that identify nobody by themselves. */
export const NON_PARTY_NOUNS =
  /^(?:counterpart|delegation|delegate|interlocutor|host|guest|author|authority|official|team|mission|member|duchy|leader|diplomat)$/;

/** Matches prepositions before the other party. */
export const BEFORE_PARTNER = /^(?:with|to|from)$/;
