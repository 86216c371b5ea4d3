/** Matches the ending of past tenses and past participles. */
export const ENDS_IN_ED = /ed$/;

/** Matches a conversation or visit after "during the". */
export const CONVERSATION = /^(?:call|meeting|conversation|talks|visit|talk)$/;

/** Matches abbreviations whose full stop is a token of its own. */
export const ABBREVIATION_WITH_FULL_STOP = /^(?:jr|sr|etc)$/;

/** Matches an adverbial before the topic ("Finally, ", "In this context, "). */
export const ADVERBIAL =
  /^(?:(?:finally|lastly|moreover|also|furthermore|in addition|in this (?:context|regard)|during the \w+), )/iu;

/** Matches the endings of nouns for actions, which say nothing themselves. */
export const ABSTRACT_NOUN_ENDING = /(?:ions?|ments?|ings?|ings|ies)$/;

/** Matches words for a party after a determiner ("the two", "the latter"). */
export const PARTY_WORD = /^(?:two|three|four|both|latter|former)$/;

/** Matches pronouns that seldom name someone who can speak. */
export const OTHER_PRONOUN = /^(?:who|which|whom|whose|that|it|this|these|those|there|what)$/;

/** Matches words that open a subordinate clause. */
export const SUBORDINATE_OPENING = /^(?:as|when|while|if)$/;

/** Matches prepositions that introduce time, place or occasion. */
export const OCCASION_PREPOSITION = /^(?:in|on|at|during|after|following)$/;

/** Matches nouns for the larger event beside which a meeting takes place. */
export const OCCASION_NOUN = /^(?:sidelines|margins|occasion|sideline|margin)$/;

/** Matches prepositions that always introduce a topic. */
export const TOPIC_PREPOSITION = /^(?:about|regarding|concerning)$/;

/** Matches words that may follow the noun of a conversation. */
export const AFTER_CONVERSATION = /^(?:with|today|yesterday|earlier|on|in|at)$/;

/** Matches nouns for a conversation that is held. */
export const HELD_CONVERSATION =
  /^(?:call|calls|conversation|conversations|meeting|meetings|talks|discussion|discussions|exchange|consultations|videoconference|teleconference)$/;

/** Matches verbs that take a conversation as their object. */
export const HOLDING_VERB = /^(?:had|held|hosted|conducted|has|holds|hosts|convened)$/;

/** Matches words after "spoke" that introduce a topic or a side instead of a partner. */
export const SPEAKING_ABOUT = /^(?:about|of|on|against|highly|out|for)$/;

/** Matches verbs of meeting whose object is the other party. */
export const VERB_OF_MEETING_PARTNER = /^(?:met|received|hosted|welcomed|phoned|telephoned|called|visited|greeted)$/;

/** Matches the ending of present participles. */
export const ENDS_IN_ING = /ing$/;

/** Matches words that open a second content after a conjunction. */
export const COORDINATED_CONTENT_OPENING = /^(?:that|how|what|why|[$€£])$/;

/** Matches verbs of accepting whose agent may follow. */
export const ACCEPTING_VERB = /^(?:accepted|welcomed|agreed|appreciated)$/;

/** Matches relative words after which a comma ends the content. */
export const NON_RESTRICTIVE_RELATIVE = /^(?:where|who)$/;

/** Matches prepositions of an agent or a role after a verb. */
export const AGENT_OR_ROLE = /^(?:by|as)$/;

/** Matches what ends the search for the verb of a new clause. */
export const CLAUSE_BARRIER = /^(?:[;:]|that|which|who|whom|whose|where)$/;

/** Matches possessive determiners before a further content. */
export const POSSESSIVE_DETERMINER = /^(?:its|their|his|her|our)$/;

/** Matches connectors that can follow a comma. */
export const CONNECTOR_AFTER_COMMA = /^(?:and|but|while|as|whereas|then|with)$/;

/** Matches words that can connect a report with the one before. */
export const CONNECTOR = /^(?:and|while|but|as|whereas|with|after|before)$/;

/** Matches words that open the content after an addressee. */
export const CONTENT_AFTER_ADDRESSEE = /^(?:for|on|over|that|upon|following|after|regarding|about)$/;

/** Matches the prepositions that may stand inside an addressee. */
export const OF_OR_TO = /^(?:of|to)$/;

/** Matches pronouns that can only be subjects. */
export const SUBJECT_PRONOUN = /^(?:he|she|they|we|it|i)$/;

/** Matches endings in "s" that no finite verb has. */
export const NOT_A_VERB_IN_S = /(?:ss|us|is|'s)$/;

/** Matches auxiliaries and other verbs that prove a clause. */
export const CLAUSE_VERB =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|shall|do|does|did|remains?|continues?|stands?|needs?)$/;

/** Matches words that may follow the person to whom something is given. */
export const AFTER_GIVEN_PERSON = /^(?:to|at|in|on|,|\.|and|for|with)$/;

/** Matches infinitives that end like nouns or adjectives. */
export const INFINITIVE_WITH_NOUN_ENDING =
  /^(?:bring|sing|implement|signal|deal|seal|heal|reveal|appeal|steal|give|drive|strive|live|thrive|arrive|receive|function|mention|position|cement|supplement|complement|document|experiment|enable|canvas|focus|finalis|enable)$/;

/** Matches endings of words that are not infinitives. */
export const NOT_INFINITIVE_ENDING = /(?:ing|[^s]s|tion|ment|ity|ness|al|ive|ous|ic|able|ful)$/;

/** Words before a colon that introduce a document or a label and not a speaker. */
export const LABEL =
  /^(?:readout|statement|communique|communiqué|remarks|joint|press|call|meeting|talks|summit|release|update|date|contact|note|conversation|visit|following|below|comments|with|subject|source|updated|location|venue|photo|watch|read|more|related|tags|by|q|a|issued|delivered|spokesperson|ref|no)$/;

/** Matches auxiliaries and similar verbs in the present tense. */
export const PRESENT_AUXILIARY = /^(?:is|are|am|has|have|do|does|will|continue|continues|wish|wishes|want|wants)$/;

/** Matches auxiliaries and similar verbs in the past tense. */
export const PAST_AUXILIARY = /^(?:did|was|were|had|would|continued|wanted|wished|proceeded|went|took|could|might)$/;

/** Matches words that may stand between a subject and its verb. */
export const FLOATING_WORD = /^(?:both|all|each|ever|even)$/;

/** Matches copulas in the past tense. */
export const PAST_COPULA = /^(?:was|were|remained|felt|been)$/;

/** Matches copulas before an adjective of stance. */
export const STANCE_COPULA = /^(?:is|are|was|were|am|been|be|remain|remains|remained|stands|stand|felt)$/;

/** Matches words and signs that open an amount or a second object. */
export const OPENS_AMOUNT = /^(?:[$€£¥(]|both|over|about|between)$/;

/** Matches words that open what is wished to somebody. */
export const WISHED_THING = /^(?:a|an|every|all|success|good|continued|further|more|much|many|happy|speedy|the)$/;

/** Matches words that belong to the addressee before them ("all parties concerned"). */
export const AFTER_ADDRESSEE_NOUN = /^(?:concerned|involved|present|community)$/;

/** Matches the days of the week. */
export const WEEKDAY_NAME = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;

/** Matches adverbs of time and place after a cue. */
export const TIME_OR_PLACE_ADVERB = /^(?:today|yesterday|here|earlier)$/;

/** Matches words that open a phrase and not a clause. */
export const OPENS_PHRASE = /^(?:for|on|about|of|with|its|his|her|their|a|an)\b/u;

/** Matches the particle of an infinitive. */
export const OPENS_INFINITIVE = /^to\b/u;

/** Matches auxiliaries that put a cue into the present tense. */
export const PRESENT_VERB_IN_CUE = /^(?:is|are|has|have|will|does|do)$/;

/** Matches verbs before a list of topics. */
export const LISTING_VERB = /^(?:was|were|included)$/;

/** Matches nouns for a conversation as a subject. */
export const CONVERSATION_SUBJECT =
  /^(?:talks?|discussions?|conversations?|meetings?|calls?|consultations|negotiations|dialogue|agenda|exchange|session|summit)$/;

/** Matches those verbs that need a preposition. */
export const TOPIC_VERB_WITH_PREPOSITION = /^(?:focused|focussed|centred|centered|dealt|touched|revolved)$/;

/** Matches verbs whose subject is a conversation and whose object its topic. */
export const TOPIC_VERB =
  /^(?:focused|focussed|centred|centered|covered|dealt|touched|revolved|addressed|tackled|discussed|reviewed|explored|examined)$/;

/** Matches nouns of emphasis that assert something. */
export const STRONG_EMPHASIS_NOUN = /^(?:emphasis|importance)$/;

/** Matches prepositions after a noun of emphasis. */
export const EMPHASIS_PREPOSITION = /^(?:to|on|upon)$/;

/** Matches the auxiliaries of a passive in the past tense. */
export const PASSIVE_AUXILIARY = /^(?:was|were|been)$/;

/** Matches participles of "attention was paid to". */
export const EMPHASIS_PARTICIPLE = /^(?:paid|given|devoted|made|placed|put|attached|drawn)$/;

/** Matches nouns for emphasis in "attention was paid to". */
export const EMPHASIS_NOUN = /^(?:attention|focus|emphasis|importance)$/;

/** Matches words after which a noun of a speech act stands for a statement. */
export const BEFORE_SPEECH_ACT_NOUN = /^(?:during|was|were|included|saw|featured|in|after|place)$/;

/** Matches prepositions of an occasion at the beginning of a sentence. */
export const FRONTED_OCCASION = /^(?:during|in|after|at)$/;

/** Matches nouns whose participants are the source. */
export const EXCHANGE_NOUN = /^(?:exchange of|discussion)/;

/** Matches suffixes of names after a comma. */
export const NAME_SUFFIX = /^(?:jr|sr|ii|iii)$/;

/** Matches the endings of past forms ("said", "told", "spoke"). */
export const PAST_FORM = /(?:ed|aid|old|oke)$/;

/** Matches the conjunctions before a participle. */
export const WHEN_OR_WHILE = /^(?:when|while)$/;

/** Matches words before a participle at the beginning of a sentence. */
export const OPENS_PARTICIPLE = /^(?:when|while|in|by|after|before|having|upon|on)$/;

/** Matches adjectives of "in great detail", "at some length". */
export const MANNER_ADJECTIVE = /^(?:great|greater|some)$/;

/** Matches prepositions of "in great detail", "at some length". */
export const MANNER_PREPOSITION = /^(?:in|at)$/;

/** Matches nouns of "in detail". */
export const MANNER_NOUN = /^(?:detail|depth|particular)$/;

/** Matches words that may precede the subject of a passive. */
export const BEFORE_PASSIVE_SUBJECT = /^(?:as|when|while|moreover|however|additionally|furthermore|also)$/;

/** Matches beginnings of a phrase that continues a topic directly. */
export const CONTINUES_TOPIC_WITHOUT_COMMA = /^(?:in light|in view|with a view|to )/;

/** Matches beginnings of a phrase that continues a topic after a comma. */
export const CONTINUES_TOPIC = /^(?:which |including |in particular|in the context|with a|as well)/;

/** Matches prepositions between "views" and their topic. */
export const VIEWS_PREPOSITION = /^(?:on|about|regarding|over)$/;

/** Matches nouns of "views were exchanged". */
export const EXCHANGED_VIEWS = /^(?:views|opinions|perspectives|ideas|thoughts)$/;

/** Matches words that are no topic as the subject of a passive. */
export const EMPTY_PASSIVE_SUBJECT = /^(?:that|which|who|this|it|these|those|there)$/;

/** Matches verbs whose passive subject is a topic. */
export const VERB_OF_PASSIVE_TOPIC =
  /^(?:discuss|raise|review|note|agree|emphasise|stress|underline|underscore|highlight|consider|touch|reaffirm|reiterate|confirm|express|address|exchange|examine|explore|voice|praise|welcome|mention|debate|outline|broach|moot|canvass|tackle|analyse|analyze|scrutinise|scrutinize|evoke|air)$/;

/** Matches verbs of "it was agreed to". */
export const AGREEMENT_VERB = /^(?:agree|resolve|determine)$/;

/** Matches an adverb in "-ly" at the end of a source. */
export const LATE_ADVERB = / (\p{Ll}+ly)$/u;

/** Matches the names of the finite tenses. */
export const FINITE_TENSE = /^(?:past|present)$/;

/** Matches what may follow the speaker of a quotation. */
export const AFTER_QUOTED_SPEAKER = /^(?:[.,:;]|during|at|in|after|following|as|when|on|while|to|and)$/;

/** Matches pronouns with a verb in the plural. */
export const PLURAL_PRONOUN = /^(?:we|they|i|you|two)$/;

/** Matches words for several persons that are pronouns or determiners. */
export const PRONOUN_OR_DETERMINER = /^(?:both|all|each|two)$/;

/** Matches the pronoun "it". */
export const IMPERSONAL_PRONOUN = /^(?:it)$/;

/** Matches words that stand for all participants. */
export const QUANTIFIER = /^(?:both|all|each)$/;

/** Matches the suffixes of names with a full stop. */
export const JUNIOR_OR_SENIOR = /^(?:jr|sr)$/;

/** Matches endings of cues in the past tense. */
export const PAST_CUE_ENDING = /(?:ed|said|told|spoke)$/;

/** Matches forms that are verbs of events or nouns. */
export const EVENT_VERB_OR_NOUN = /^(?:calls|visits|talks|holds|paid|led|call|hosts)$/;

/** Matches adverbs that may stand between a subject and its verb. */
export const ADVERB_AFTER_SUBJECT = /^(?:today|yesterday|earlier|later|too|each|respectively)$/;

/** Matches words before such a noun. */
export const BEFORE_PERIOD = /^(?:last|this|earlier)$/;

/** Matches nouns of "last week", "this morning". */
export const PERIOD = /^(?:week|month|year|morning|afternoon|evening)$/;

/** Matches words after which a verb shares the subject of the verb before. */
export const SHARES_SUBJECT = /^(?:but|then|yet)$/;

/** Matches prepositions between a verb such as "focused" and its topic. */
export const TOPIC_VERB_PREPOSITION = /^(?:on|upon|with|around)$/;
