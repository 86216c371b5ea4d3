import type { EventKind } from "../analysis.ts";
import {
  CALL_WORDS,
  CONSULTATION_HEADLINE,
  CONSULTATION_WORDS,
  FACE_TO_FACE_WORDS,
  IN_PERSON_WORDS,
  LETTER_WORDS,
  MAIN_VISIT,
  MEETING_HEADLINE,
  MEETING_WORDS,
  OTHER_OCCASION,
  PHONE_WORDS,
  RECEIVED_FOR_VISIT,
  VIDEO_WORDS,
  VISIT_HEADLINE,
  VISIT_WORDS,
} from "../languages/en/event-kind-patterns.ts";

/**
 * Returns the kind of the event. A telephone or video link in headline or lead takes precedence, because words such as
 * "talk", "discuss" and "summit" occur in every readout and do not turn a call into a meeting. A "visit" in the
 * headline is a meeting if the lead reports only a meeting.
 */
export function eventKindOf(headline: string, lead: string): EventKind | undefined {
  if (LETTER_WORDS.test(headline)) return "letter";
  if (isConsultationHeadline(headline)) return "consultation";
  const known = remoteKind(headline, lead) ?? consultationOrVisit(headline, lead);
  if (known !== undefined) return known;
  const kind = kindIn(headline);
  const inLead = kindIn(lead);
  const isMeeting = kind === "visit" && inLead === "meeting" && !VISIT_WORDS.test(lead);
  const isWeakCall = kind === "call" && inLead === "meeting" && FACE_TO_FACE_WORDS.test(lead) && !CALL_WORDS.test(lead);
  return isMeeting || isWeakCall ? "meeting" : (kind ?? inLead);
}

function isConsultationHeadline(headline: string): boolean {
  return CONSULTATION_HEADLINE.test(headline) && !VIDEO_WORDS.test(headline) && !PHONE_WORDS.test(headline);
}

/** Returns the kind if the main clause or the headline reports consultations or a visit. */
function consultationOrVisit(headline: string, lead: string): EventKind | undefined {
  const main = lead.replaceAll(OTHER_OCCASION, "");
  if (CONSULTATION_WORDS.test(headline) || CONSULTATION_WORDS.test(main)) return "consultation";
  if (RECEIVED_FOR_VISIT.test(main) && !MEETING_HEADLINE.test(headline)) return "visit";
  if (MAIN_VISIT.test(headline) || VISIT_HEADLINE.test(headline) || MAIN_VISIT.test(main)) return "visit";
  return undefined;
}

function remoteKind(headline: string, lead: string): EventKind | undefined {
  if (VIDEO_WORDS.test(headline)) return "video call";
  if (PHONE_WORDS.test(headline)) return VIDEO_WORDS.test(lead) ? "video call" : "call";
  const [video, phone, met] = [VIDEO_WORDS, PHONE_WORDS, FACE_TO_FACE_WORDS].map((words) => lead.search(words));
  const first = Math.min(...[video, phone].filter((at): at is number => at !== undefined && at >= 0));
  if (!Number.isFinite(first)) return undefined;
  const isMeeting = met !== undefined && met >= 0 && met < first && FACE_TO_FACE_WORDS.test(headline);
  if (isMeeting) return undefined;
  return video !== undefined && video >= 0 ? "video call" : "call";
}

/** Returns the kind that a text names by itself, or undefined if it names none. */
export function kindIn(words: string): EventKind | undefined {
  const kinds: readonly (readonly [EventKind, RegExp])[] = [
    ["letter", LETTER_WORDS],
    ["video call", VIDEO_WORDS],
    ["call", PHONE_WORDS],
    ["meeting", IN_PERSON_WORDS],
    ["call", CALL_WORDS],
    ["meeting", MEETING_WORDS],
    ["visit", VISIT_WORDS],
  ];
  return kinds.find(([, pattern]) => pattern.test(words))?.[0];
}
