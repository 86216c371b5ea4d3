/** A genre of texts that report what people said but are not readouts, with terms that hardly occur in readouts. */
interface OtherGenre {
  readonly reason: string;
  /** Minimum number of different terms of the genre that exclude a readout. One or two occur in any text. */
  readonly minTerms: number;
  readonly terms: RegExp;
}

/** The genres that resemble readouts by their verbs: they, too, report meetings and what the participants said. */
export const OTHER_GENRES: readonly OtherGenre[] = [
  {
    reason: "the text is about sport",
    minTerms: 3,
    terms:
      /\b(?:coach(?:es)?|goalkeeper|striker|midfielder|defender|penalt(?:y|ies)|half-time|extra time|stoppage time|free kick|own goal|equali[sz]er|first half|second half|kick-off|semi-?finals?|quarter-?finals?|group stage|league|playoffs?|innings|wicket|referee|umpire|linesman|video assistant|dressing room|back line|head-to-head|knockout|fixture|squad|substitute|dugout|relegation|points table|\d{1,2}(?:st|nd|rd|th) minute|\d{1,2}[-–]\d{1,2} (?:win|defeat|draw|victory|loss))\b/giu,
  },
  {
    reason: "the text is an obituary",
    minTerms: 2,
    terms:
      /\b(?:dies at \d{2,3}|died at \d{2,3}|aged \d{2,3}|(?:he|she) was \d{2}\b(?= ?[.\n])|is survived by|are survived by|in retirement|obituary|was born (?:in|on|to)|born (?:in|on) [^.\n]{3,60}, (?:he|she)|(?:he|she) married|widow(?:er)?|funeral service)/giu,
  },
  {
    reason: "the text is a story",
    minTerms: 3,
    terms:
      /(?:\bchapter (?:\w+|\d+)$|^[“"‘'][^”"\n]{1,80}\?[”"’']|[,?!][”"] (?:\w+ )?(?:asked|whispered|muttered|shouted|sighed|laughed|snapped|replied|said) (?:\w+|the \w+)?\b|\b(?:hung up|shrugged|nodded|grinned|sighed|whispered|muttered|frowned|smiled faintly|dressing gown|for heaven’s sake|for heaven's sake|his voice|her voice|held (?:his|her) breath|picked up the (?:phone|receiver))\b|\b(?:It’s|Don’t|didn’t|couldn’t|wasn’t|hadn’t)\b)/gimu,
  },
  {
    reason: "the text is about a company",
    minTerms: 4,
    terms:
      /\b(?:shareholders?|CEO|CFO|chief executive|chief financial officer|quarterly|earnings|revenues?|dividend|EBITDA|gross margin|guidance|fiscal (?:year|quarter)|basis points|share price|product line|roadmap|stakeholders|onboarding|our customers|supply chain partners|merger|acquisition|board of directors|analysts?)\b/giu,
  },
  {
    reason: "the text is about a court case",
    minTerms: 3,
    terms:
      /\b(?:plaintiffs?|defendants?|defence counsel|prosecutors?|the jury|jurors|Their Lordships|the appellant|appeal(?:s)? court|district court|high court judge|the bench|cross-examin\w+|testif(?:y|ied)|witness(?:es)? told|adjourned|verdict|the accused|pleaded|bail hearing)\b/giu,
  },
];
