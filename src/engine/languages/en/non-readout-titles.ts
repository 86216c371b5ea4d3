/** A title pattern that excludes a readout, and in `unless` the words that cancel the exclusion. */
interface NonReadoutTitle {
  readonly reason: string;
  readonly title: RegExp;
  readonly unless?: RegExp;
}

/** Title patterns of texts that report on a meeting but are not its readout, even if they contain many attributions. */
export const NON_READOUT_TITLES: readonly NonReadoutTitle[] = [
  {
    reason: "the title names a speech, an interview or a document",
    title:
      /^(?:(?:full )?text of |transcript|(?:opening |closing |welcome |introductory )?(?:speech|address|remarks|toast|keynote|lecture|interview|op-?ed|editorial)\b(?! (?:the )?(?:issues?|concerns?|situation))|(?:joint )?(?:vision|declaration|agreement|memorandum|treaty|road ?map|action plan|plan of action)\b)/iu,
  },
  {
    reason: "the title tells of a death or of condolences",
    title:
      /\b(?:condoles?|condoled|demise|mourns?|mourned|passing (?:of|away)|pays? (?:last )?(?:tribute|respects))\b/iu,
    unless: /\b(?:call|phone|meet|meets|met|talks)\b/iu,
  },
  {
    reason: "the title announces what is to come",
    title:
      /^[^,;:]{3,80}? (?:to|will) (?:attend|visit|travel|host|hold|meet|receive|embark|depart|participate|pay|arrive|undertake|address)\b/iu,
    unless:
      /\b(?:agree|discuss|vow|pledge|call|meets|met|speak|spoke|talk|reaffirm|review|urge|hope|invite|receives|stress|commit|want|seek|decide|need|move|look)/iu,
  },
  {
    reason: "the title tells of a journey",
    title:
      /\b(?:fl(?:y|ies) (?:out|to|in)|jets? (?:out|off|to)|leaves? for|departs? (?:for|to)|off to|arrives? (?:in|at|home|back)|returns (?:from|home|to)|en route)\b/iu,
    unless: /\b(?:meets?|talks|discuss|holds?)\b/iu,
  },
];
