import type { Document } from "../document/document.ts";
import { FRONTED_WITH } from "../languages/en/postprocess-patterns.ts";
import { agentLikelihood } from "./agent-likelihood.ts";
import type { AttributionCandidate } from "./attribution-candidate.ts";

/**
 * Returns the attribution with the partner of the talk at the beginning of its sentence as addressee: "With Minister
 * Vey, Orlan discussed grain".
 */
export function findFrontedAddressee(document: Document, one: AttributionCandidate): AttributionCandidate {
  const { text, sentences, tokensIn } = document;
  const [source] = one.sources;
  const sentence = sentences[one.sentence];
  if (!sentence || !source || one.addressees.length > 0 || source.end > one.cue.start) return one;
  const partner = FRONTED_WITH.exec(text.slice(sentence.start, source.end));
  if (!partner?.[1]) return one;
  const start = sentence.start + partner[0].indexOf(partner[1]);
  const addressee = { start, end: start + partner[1].length };
  const after = { start: sentence.start + partner[0].length, end: source.end };
  const isSubject = source.start === after.start || source.start === addressee.start;
  const names = [addressee, after].map((span) => tokensIn(span));
  if (!isSubject || names.some((words) => agentLikelihood(words, { start: 0, end: words.length }) < 0.75)) return one;
  return { ...one, sources: [after], addressees: [addressee] };
}
