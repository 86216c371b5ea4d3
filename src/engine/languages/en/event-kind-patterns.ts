/** Words that tell of a call. */
export const CALL_WORDS =
  /\b(?:phone|telephone|telephoned|(?<!courtesy |paid a )calls?(?! on)|called(?! on| for)|phoned|telecon|video ?conference|videoconference|by phone|(?:via|by|over) video(?: link)?|video(?: link| talks| call| meeting)|spoke (?:today |yesterday |earlier )?(?:with|to)|speaks? (?:with|to)|conversation)\b/iu;

/** Words that tell of a meeting. */
export const MEETING_WORDS =
  /\b(?:met|meets?|meeting|meetings|talks?|received|receives|hosted|summit|consultations|dialogue|bilateral|held|holds|welcomed)\b/iu;

/** Words that tell of a visit. */
export const VISIT_WORDS = /\b(?:visit|visits|visited|visiting|travelled|traveled|arrived|trip)\b/iu;

/** Words that tell of a letter or message. */
export const LETTER_WORDS =
  /\b(?:letter|cable|telegram|(?:sends?|sent|received|receives) (?:a |an )?(?:written |verbal |congratulatory |oral )?(?:message|messages|cable|letter))\b/iu;
