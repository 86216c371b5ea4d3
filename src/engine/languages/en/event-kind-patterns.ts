/** Matches words that only a telephone call can have. */
export const PHONE_WORDS =
  /\b(?:(?:tele)?phone(?! (?:numbers?|company|network))|telephoned?|telephonic(?:ally)?|phones|phoned|tele-?con(?:ference)?|hotline|dial(?:s|led|ed) (?:up )?|(?<!\b(?:courtesy|farewell|introductory|protocol|goodbye) )call(?:s|ed)? (?:with|from|between)\b|(?:received|had|held|holds|made|makes|took|placed|joined|hosted|convened|in|on|during|via|secure) [^.,;\n]{0,30}?\b(?<!\b(?:courtesy|farewell|introductory|protocol|goodbye) )calls?(?! on (?!\p{L}{3,6}day\b|\d)| for)\b)/iu;

/** Matches words that mean a call unless other words mean a meeting. */
export const CALL_WORDS =
  /\b(?:(?<!courtesy |farewell |introductory |protocol |paid a |roll )calls?(?! on| for| upon)|called(?! on| for| upon)|by phone|spoke (?:today |yesterday |earlier |tonight |(?:this|on) \p{L}+ (?:\(\p{L}+\) )?)?(?:with|to)|speaks? (?:with|to)(?! one voice)|conversation)\b/iu;

/** Matches words for a video call. */
export const VIDEO_WORDS =
  /\b(?:video[- ]?(?:tele)?conference|video[- ]?conferenc(?:e|ing)|(?:virtual|online|remote|telematic|hybrid) (?:format|mode|modality|means)|telematic(?:ally)?|MS Teams|Microsoft Teams|Webex|(?:via|by|over|through) (?:a )?(?:secure )?(?:video(?:[- ]?link)?|zoom|VTC)|video(?:[- ]?link| talks| call| meeting| conversation)|VTC|virtual(?:ly)? (?:meeting|summit|call|talks|bilateral|met|met with)|met (?:virtually|online)|(?:meeting|talks|summit|call) (?:was |were )?(?:held |convened )?(?:virtually|online)|(?:online|digital|remote) (?:meeting|talks|summit|conversation))\b/iu;

/** Matches words for a meeting. */
export const MEETING_WORDS =
  /\b(?:met|meets?|meeting|meetings|talks?|received|receives|receiving|welcoming|conferred|confers|sat down|sits down|tête-à-tête|compared notes|held counsel|hosted|hosts|summit|consultations|dialogue|bilateral|held|holds|welcomed|welcomes|audience|(?:courtesy|farewell|introductory|protocol|goodbye) call|called on|calls on|call on)\b/iu;

/** Matches words for a meeting that the word "conversation" or "spoke" beside them does not turn into a call. */
export const IN_PERSON_WORDS =
  /\b(?:(?:sat|sits|sitting) down with|received in audience|in audience by|tête-à-tête|face[- ]to[- ]face|in-person)\b/iu;

/** Matches words that are used only for a meeting in person. */
export const FACE_TO_FACE_WORDS =
  /\b(?:met with|meets with|meets|met|(?:bilateral|trilateral|working|first|official) meeting|meeting (?:with|between)|in-person|received in|at (?:the )?(?:Palace|palace|Ministry|Chancellery|headquarters)|courtesy call|calls? on|called on)\b/u;

/** Matches words for a visit. */
export const VISIT_WORDS = /\b(?:visit|visits|visited|visiting|travelled|traveled|arrived|trip)\b/iu;

/** Matches a main clause that reports a visit as the event, with its meetings as parts of it. */
export const MAIN_VISIT =
  /\b(?:(?:paid|pays|made|makes|undertook|undertakes|conducted|conducts|concluded|concludes|concluding|completed|completes|completing|ended|ends|ending|wrapped up|wraps up|wrapping up) (?:(?:an?|the|his|her|their|its|[\p{L}\d]{2,12}-[\p{L}-]{3,12}|days?|official|working|state|private|first|second|third|fourth|brief|short|historic|fraternal|friendly|friendship|goodwill|regional|return|familiari[sz]ation|solidarity|introductory|inaugural|maiden|successful|joint|field|ministerial|high|level|bilateral|foreign|overseas|unannounced|surprise|trade|diplomatic) ){0,6}(?:visit|mission|tour|trip)|(?:as part of|during|on) (?:his|her|their) (?:[\p{L}-]{1,20} ){0,2}tour|(?:two|three|four|five|six|seven|several|\d)-day (?:[\p{L}-]{1,20} )?mission to|led (?:a|the) (?:[\p{L}-]{1,20} ){0,3}delegation to)\b/iu;

/** Matches the reception of a guest for a visit: "received the Minister of Chile for an official visit". */
export const RECEIVED_FOR_VISIT =
  /\b(?:received|receives|welcomed|welcomes|hosted|hosts) [^;\n]{0,160}? (?:for|on) (?:an?|his|her|their) (?:official |working |state |first ){1,3}visit\b/iu;

/** Matches a headline that names a meeting. */
export const MEETING_HEADLINE = /\bmeetings?\b/iu;

/** Matches a headline that announces a visit: "Official Visit of the Minister of Fisheries". */
export const VISIT_HEADLINE = /\b(?:official|state|working) visit (?:of|by) (?:the )?\p{Lu}/iu;

/**
 * Matches words after which another event is named: the occasion that brings a guest to the place ("who is in Oslo to
 * co-chair the political consultations") or the topic ("about the session of the Joint Committee").
 */
export const OTHER_OCCASION =
  /\b(?:(?:who|which) (?:is|was|are|were|has|had|have|arrived|came)\b[^,.;\n]*|(?:about|regarding|concerning|preparations? for)\b.*)/gsu;

/** Matches consultations as the event in a headline: "State secretaries held consultations", "Consultation on Mali". */
export const CONSULTATION_HEADLINE =
  /\bconsultations?(?! (?:paper|document|process|period))\b|\b(?:partnership|strategic|policy|security|political|economic|defen[cs]e|cyber|maritime|consular|human rights) dialogue\b/iu;

/** Matches the established names of consultations that ministries or states hold through delegations. */
export const CONSULTATION_WORDS =
  /\b(?:(?:political|foreign (?:office|ministry)|bilateral|trilateral|tripartite|quadrilateral|consular|diplomatic|inter-ministerial|annual|strategic|security|staff|technical) consultations|consultations between the (?:ministries|foreign ministries)|FOC\b|bilateral (?:political )?consultation(?: mechanism)?\b|policy (?:planning )?(?:consultations|dialogue)|(?:strategic|human rights|security|policy|political|economic|defen[cs]e|cyber|maritime|consular) dialogue (?:was|between|with|in|held)|(?:round|session) of [^.,;\n]{0,50}?\b(?:consultations?|joint commission|joint committee|dialogue|partnership forum|consultation mechanism|bilateral mechanism)|joint (?:commission|committee)(?: meeting)? (?:was|were|met|between|held|convened))/iu;

/** Matches phrases that announce several calls or meetings, which the text then reports one by one. */
export const SEVERAL_CALLS =
  /\b(?:number|series|round|several|numerous|multiple|various|many|separate|respective)\b[^.,;\n]{0,40}?\b(?:calls|conversations|meetings|talks|leaders|counterparts|presidents|ministers|heads)\b|\b(?:calls|conversations|meetings|talks) with (?:world|regional|foreign|european|arab|his|her)\b[^.,;\n]{0,30}?\b(?:leaders|counterparts|presidents|ministers|heads)\b|\balso (?:paid|met|spoke|held|called)\b/iu;

/** Matches text before the name of somebody who was called or met. */
export const MET_BEFORE =
  /\b(?:calls?|conversations?|talks?|meetings?|spoke|talked|met|spoken|discussed|called|phoned|telephoned|courtesy call)\b[^.;]{0,60}\b(?:with|to|from|between|on|and)\b[^.;]{0,80}$|^with\b[^.;]{0,80}$|\b(?:called|phoned|telephoned|met) (?:[\p{Lu}][\p{L}’'-]+ ){0,8}$/iu;

/** Matches reports that consultations were held. Their parties are the states, whoever leads the delegations. */
export const CONSULTATIONS_HELD =
  /\b(?:consultations?|FOC|BPC|joint (?:commission|committee)|working group|dialogue)\b[^.]{0,160}?\b(?:(?:was|were) (?:held|convened|conducted)|took place)\b/iu;

/** Matches words for a letter or message. */
export const LETTER_WORDS =
  /\b(?:(?<!to the |spirit and )letter(?! and spirit| of (?:intent|credence|understanding|interest|acceptance|agreement|exchange|recall))|cable(?! car|s)|telegram|(?:sends?|sent|received|receives) (?:a |an )?(?:written |verbal |congratulatory |oral )?(?:message|messages|cable|letter))\b/iu;

/** Matches the point where the lead turns from the participants to the topics. Names after it are topics. */
export const TOPIC =
  /\b(?:to (?:discuss|review|reaffirm|talk|exchange|mark|follow|congratulate|address)|about|regarding|concerning|during which|in which|where they|on the (?:sidelines|margins)|in the presence of|accompanied by|attended by|in attendance|at the invitation of)\b/u;

/** Matches a line that only gives a label and its value: "TITLE: Meeting with the Minister". */
export const LABELLED_LINE = /^(?:[A-Z]{2,12} ?: |(?:Title|Subject|Author|By|Place) ?: )/u;

/** Matches a place and a dash at the beginning of a body without headline: "KINGSTON, Norland – The Minister has". */
export const PLACE_AND_DASH = /^\p{Lu}[\p{L}\d'’., ]{2,70}(?:[–—]|--| - )/u;

/** Matches an adverbial that precedes the subject of the lead. */
export const FRONTED = /^(?:In|During|At|Following|After|Upon)\b/u;

/** Matches the preposition before a party of the event. */
export const PARTY_PREPOSITION = /\b(?:with|from|by)\b/u;

/**
 * Matches words for joining the event ("Joining her on the call were ..."), in a sentence that names the members of a
 * group.
 */
export const JOINING = /\b(?:join(?:ed|ing)|participa(?:ted|ting|nts)|attend(?:ed|ing|ees)|took part|taking part)\b/iu;

/** Matches the author of a first-person text beside the person whom they met: "Foreign Minister Lund and I discussed". */
export const AND_I = /^ and I\b/;

/** Matches a visit and its destination: "working visit by the Minister to Muscat, Oman". */
export const VISIT_TO = /\b[Vv]isit(?:s|ed)?\b[^.\n]{0,90}? to (\p{Lu}[\p{L}’'-]+(?:,? \p{Lu}[\p{L}’'-]+){0,3})/u;
