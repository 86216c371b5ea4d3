/** Institutions: an office noun, but nobody who holds one. */
export const INSTITUTIONS =
  /^(?:ministry|government|administration|cabinet|embassy|department|parliament|senate|congress|council|commission|secretariat|presidency|directorate|kremlin|pentagon|treasury|office|bureau|authority|authorities)$/;

/** Buildings and staffs of a chief, which speak under their own name and not under the state's. */
export const PALACES = /^(?:office|presidency|directorate|secretariat)$/;

/** Nouns for one side of the event ("the Russian side"). */
export const SIDES =
  /^(?:side|party|delegation|government|ministry|administration|authorities|people|embassy|country|leadership|team)$/;

/** Events of talk that stand for those who talk: "Discussions highlighted ...". */
export const TALKS = /^(?:discussions?|talks|meetings?|conversations?|calls?|consultations|negotiations|exchanges?)$/;

/** Bodies whose leaders are a party by the body's name. */
export const BODIES_OF_LEADERS =
  /^(?:G\d+|NATO|EU|European Union|ASEAN|African Union|Quad|BRICS|Nordic|Baltic|Arab League|OECD)\b/u;

/** Words for the other party. */
export const OTHER_PARTY = /^(?:counterpart|interlocutor|latter|guest|visitor|visiting)$/;

/** Words for the party that the text told of first. */
export const FIRST_PARTY = /^(?:former|host)$/;

/** Offices that any holder of an office may be called by. */
export const GENERIC_OFFICES = /^(?:leader|head|official|host|ruler|diplomat|chief)$/;

/** Offices of heads of state and of government. */
export const HEADS_OF_STATE =
  /^(?:president|king|queen|emir|amir|sultan|emperor|prime|premier|chancellor|crown|monarch|pope)$/;

/** Styles that stand for their bearer ("His Majesty"). */
export const STYLES = /^(?:majesty|highness|excellency)$/;

/** Whose titles each style goes with, when it stands for its bearer. */
export const STYLE_BEARERS: Readonly<Record<string, RegExp>> = {
  majesty: /^(?:majesty|king|queen|sultan|emperor|empress)$/,
  highness: /^(?:highness|emir|amir|prince|princess|sheikh|sheikha|crown)$/,
  excellency: /^(?:excellency|president|minister|ambassador|chancellor|premier)$/,
};

/** Passives by which one side goes on speaking; those of agreement and talk ("it was agreed") are both sides'. */
export const CONTINUING_PASSIVE =
  /^(?:(?:is|was|were|are) (?:also )?)(?:noted|mentioned|hoped|stressed|emphasi[sz]ed|pointed out|underlined|underscored|recalled|stated|added)\b/u;

/** What stands between the beginning of a sentence and the guest of the conversation that it tells of. */
export const TALK_WITH_GUEST =
  /^(?:(?:separately|earlier|later|also|then),? )?(?:with\b[^,.;]{0,60}$|(?:in|during|over|at)\b[^,.;]{0,60}\b(?:calls?|conversation|talks?|meetings?|discussions?|exchange)\b[^,.;]{0,40}\b(?:with|between|to|and|from)\b[^,.;]{0,60}$)|\b(?:calls?|conversation|talks|meeting|discussions?|spoke|talked|met|spoken)\b[^.;]{0,60}\b(?:with|to|between|and|from)\b[^.;]{0,70}$/iu;

/** Receiving or meeting the guest, in a sentence that names the host first. */
export const MET_GUEST = /\b(?:received|met|hosted|welcomed|phoned|called)\b/iu;

/** A guest who is told of beside the one whose talk goes on. */
export const FURTHER_GUEST = /\balso (?:paid|met|spoke|spoken|held|called|received)\b|\bhad also\b/iu;

/** A talk that is named in the sentence with whom it was, where the cue has no agent ("The conversation with X focused on"). */
export const NAMED_TALK =
  /\b(?:calls?|conversation|talks?|meeting|discussions?|exchange)\b[^.;]{0,30}\b(?:with|between)\b/iu;

/** Sources that name nobody and stay as they are written. */
export const ANONYMOUS_SOURCES = /\bsources?\b/iu;

/** States and peoples that a text tells of and that are no party ("Allies condemned"). */
export const THIRD_PARTIES = /^(?:allies|member states|states parties|partners)$/;
