import fc from "fast-check";
import type { Span } from "../../src/engine/span.ts";

/**
 * A word or punctuation character of a document. A piece of the passage keeps its number through every edit, so that
 * its position stays known.
 */
interface TextPiece {
  readonly gap: string;
  readonly text: string;
  readonly origin: number | undefined;
}

type Paragraph = readonly TextPiece[];
type Draft = readonly Paragraph[];

/** A passage of a text, the text after edits, and the true position of the passage in it. */
export interface EditedPassage {
  readonly text: string;
  readonly span: Span;
  readonly edited: string;
  /** The spans of the passage's remaining words: several when the passage was split, none when it was deleted. */
  readonly remains: readonly Span[];
  /** The share of the passage's words that were removed, replaced or inserted: 0 for none, and possibly above 1. */
  readonly touched: number;
  readonly kinds: readonly string[];
}

const SUBJECTS =
  "The two sides|The ministers|President Oduya|Foreign Minister Lindqvist|He|She|Both leaders|The parties|Secretary Halloran|The delegations|Premier Castellanos|The spokesperson";
const CUES =
  "agreed that|underscored that|expressed concern that|noted that|reaffirmed that|said that|told reporters that|stressed that|welcomed the fact that|recalled that";
const ACTORS =
  "the joint commission|regional partners|their armed forces|the customs authorities|humanitarian agencies|both central banks|coastal states|the mediation team|farmers in the border districts|the new consulate";
const VERBS =
  "should resume work on|had made progress toward|would continue to support|must refrain from blocking|could not accept delays in|were ready to finance|intended to review|remained committed to";
const QUALITIES =
  "lasting|provisional|maritime|seasonal|bilateral|northern|joint|delayed|civilian|independent|long-promised|costly|voluntary|regional|medical|unarmed|emergency|coastal|annual|digital|rural|multilateral|shared|temporary";
const THINGS =
  "ceasefire|grain corridor|visa waiver|prisoner exchange|energy transit|fisheries protocol|student programme|flood relief|railway link|follow-up meeting|extradition treaty|demining effort|tariff schedule|vaccination campaign|observer mission|water compact|broadcasting licence|harbour dredging|pension fund|satellite agreement|timber quota|arms inspection|census of refugees|cable repair";
const PLACES =
  "in Varrenburg|along the Osmer river|for the Kellan islands|between the two capitals|at Port Tessaly|under the 2014 accord|in the upper valley|through the Brandt strait|for the southern provinces|near the border at Ulvik|within the Amaran league|on Lake Sorrel|of the Hadri coast|before the winter|after the June summit|without preconditions|on equal terms|for displaced families|in both languages|across the plateau";
const TAILS = "|, as agreed in March| by the end of the year| – a long-standing request| in good faith|, he added";
const FORMULAS =
  "The two sides agreed to remain in contact.|The two sides exchanged views on issues of mutual interest.|They discussed regional and international matters.|The talks were held in a “frank and constructive” atmosphere.|The two sides agreed to continue their dialogue.";
const FOREIGN_STARTS =
  "Стороны договорились|双方同意|اتفق الجانبان على|Les deux parties sont convenues de|Обидві делегації наголосили|两国外长强调了";
const FOREIGN_ENDS =
  "продолжить работу над соглашением о перемирии|继续就共同关心的问题保持沟通|مواصلة الحوار البناء|poursuivre leurs échanges à Varrenburg|на важливості зернового коридору|铁路合作的重要性|расширить учебные обмены|加强边境地区的人道援助|تمديد بروتوكول الصيد|rouvrir la liaison ferroviaire";
const NEW_WORDS =
  "nevertheless provisional Thursday ambassador roughly seventeen unconfirmed maritime pending quietly reportedly observers envoy draft annex tonnage".split(
    " ",
  );

const oneOf = (list: string) => fc.constantFrom(...list.split("|"));

const topic = fc
  .tuple(oneOf(QUALITIES), oneOf(THINGS), oneOf(PLACES))
  .map(([quality, thing, place]) => `the ${quality} ${thing} ${place}`);

const plainSentence = fc
  .tuple(oneOf(SUBJECTS), oneOf(CUES), oneOf(ACTORS), oneOf(VERBS), topic, oneOf(TAILS))
  .map(([subject, cue, actor, verb, thing, tail]) => `${subject} ${cue} ${actor} ${verb} ${thing}${tail}.`);

const foreignSentence = fc.tuple(oneOf(FOREIGN_STARTS), oneOf(FOREIGN_ENDS)).map((words) => `${words.join(" ")}.`);

const sentence = fc.oneof(
  { weight: 10, arbitrary: plainSentence },
  { weight: 2, arbitrary: oneOf(FORMULAS) },
  { weight: 1, arbitrary: foreignSentence },
);

const paragraphText = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((sentences) => sentences.join(" "));

/** Generates a paragraph of little but formulas, in which almost every passage occurs several times. */
const formulaicParagraph = fc.array(oneOf(FORMULAS), { minLength: 1, maxLength: 5 }).map((all) => all.join(" "));

/** The content of a generated text: ordinary readouts, or readouts that repeat the same few phrases. */
export type TextKind = "prose" | "formulas";

const DRAFTS: Record<TextKind, fc.Arbitrary<Draft>> = {
  prose: fc.array(paragraphText, { minLength: 3, maxLength: 14 }).map((all) => all.map(piecesOf)),
  formulas: fc
    .array(fc.oneof(formulaicParagraph, paragraphText), { minLength: 3, maxLength: 12 })
    .map((all) => all.map(piecesOf)),
};

/** Splits a text into words and single punctuation characters, or into characters where no spaces separate words. */
function piecesOf(text: string): Paragraph {
  const found = text.matchAll(/(\s*)(\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|[^\s])/gu);
  return Array.from(found, ([, gap = "", word = ""]) => ({ gap, text: word, origin: undefined }));
}

/** The part of the draft that an edit changes: the passage, the text next to it, or any part. */
type Zone = "in" | "near" | "anywhere";

/** One edit. Its numbers are taken modulo the available items, so that every shrunk edit is still a valid edit. */
interface Edit {
  readonly kind: keyof typeof EDITS;
  readonly zone: Zone;
  readonly at: number;
  readonly to: number;
  readonly count: number;
  readonly words: readonly string[];
  readonly paragraph: string;
  readonly translation: string;
}

/** The position of a word in the draft. */
interface PieceIndex {
  readonly paragraph: number;
  readonly piece: number;
}

function placesOf(draft: Draft): PieceIndex[] {
  return draft.flatMap((pieces, paragraph) => pieces.map((_, piece) => ({ paragraph, piece })));
}

function isOfPassage(draft: Draft, { paragraph, piece }: PieceIndex): boolean {
  return draft[paragraph]?.[piece]?.origin !== undefined;
}

/** Returns the position that an edit changes. */
function targetOf(draft: Draft, { zone, at }: Edit): PieceIndex {
  const places = placesOf(draft);
  const ofPassage = places.flatMap((place, index) => (isOfPassage(draft, place) ? [index] : []));
  const [first, last] = [ofPassage[0], ofPassage.at(-1)];
  const anywhere = places[at % places.length] as PieceIndex;
  if (first === undefined || last === undefined || zone === "anywhere") return anywhere;
  if (zone === "in") return places[ofPassage[at % ofPassage.length] as number] as PieceIndex;
  const near = at % 2 === 0 ? first - 1 - ((at >> 1) % 12) : last + 1 + ((at >> 1) % 12);
  return places[near] ?? anywhere;
}

function withParagraph(draft: Draft, at: number, pieces: Paragraph): Draft {
  return draft.map((one, index) => (index === at ? pieces : one)).filter((one) => one.length > 0);
}

function spliced<T>(list: readonly T[], at: number, gone: number, ...put: readonly T[]): T[] {
  return [...list.slice(0, at), ...put, ...list.slice(at + gone)];
}

const fresh = (text: string, gap = " "): TextPiece => ({ gap, text, origin: undefined });

function passageOf(draft: Draft): Paragraph {
  return draft.flat().filter(({ origin }) => origin !== undefined);
}

const copied = (pieces: Paragraph): Paragraph => pieces.map((piece) => ({ ...piece, origin: undefined }));

/** The functions that apply each kind of edit to a draft. */
const EDITS = {
  insertWords(draft: Draft, edit: Edit): Draft {
    const { paragraph, piece } = targetOf(draft, edit);
    const put = edit.words.slice(0, edit.count).map((word) => fresh(word));
    return withParagraph(draft, paragraph, spliced(draft[paragraph] ?? [], piece, 0, ...put));
  },
  deleteWords(draft: Draft, edit: Edit): Draft {
    const { paragraph, piece } = targetOf(draft, edit);
    return withParagraph(draft, paragraph, spliced(draft[paragraph] ?? [], piece, edit.count));
  },
  replaceWords(draft: Draft, edit: Edit): Draft {
    const { paragraph, piece } = targetOf(draft, edit);
    const old = (draft[paragraph] ?? []).slice(piece, piece + edit.count);
    const put = old.map((one, index) => ({ ...one, text: edit.words[index % edit.words.length] ?? "x" }));
    return withParagraph(draft, paragraph, spliced(draft[paragraph] ?? [], piece, old.length, ...put));
  },
  insertParagraph(draft: Draft, { at, paragraph }: Edit): Draft {
    return spliced(draft, at % (draft.length + 1), 0, piecesOf(paragraph));
  },
  deleteParagraph(draft: Draft, { at }: Edit): Draft {
    return draft.length > 1 ? spliced(draft, at % draft.length, 1) : draft;
  },
  moveParagraph(draft: Draft, edit: Edit): Draft {
    const from = targetOf(draft, edit).paragraph;
    const moved = draft[from] as Paragraph;
    return spliced(spliced(draft, from, 1), edit.to % draft.length, 0, moved);
  },
  /** Replaces the passage and its paragraph, as a translation does. */
  translateParagraph(draft: Draft, edit: Edit): Draft {
    return withParagraph(draft, targetOf(draft, edit).paragraph, piecesOf(edit.translation));
  },
  /** Inserts the words of the passage at another position as well. */
  duplicatePassage(draft: Draft, edit: Edit): Draft {
    const { paragraph, piece } = targetOf(draft, { ...edit, zone: "anywhere" });
    const copy = copied(passageOf(draft));
    // A copy next to the passage itself could not be distinguished from the original.
    const isApart = !draft[paragraph]?.some(({ origin }) => origin !== undefined);
    if (edit.count % 2 === 0 || !isApart) return [...draft, ...(copy.length > 0 ? [copy] : [])];
    return withParagraph(draft, paragraph, spliced(draft[paragraph] ?? [], piece, 0, ...copy));
  },
  /**
   * Duplicates a paragraph outside the passage. A copy of the passage with all its context would match equally well.
   */
  duplicateParagraph(draft: Draft, edit: Edit): Draft {
    const copy = draft[targetOf(draft, edit).paragraph] ?? [];
    if (copy.some(({ origin }) => origin !== undefined)) return draft;
    return spliced(draft, edit.to % (draft.length + 1), 0, ...(copy.length > 0 ? [copy] : []));
  },
  splitParagraph(draft: Draft, edit: Edit): Draft {
    const { paragraph, piece } = targetOf(draft, edit);
    const old = draft[paragraph] ?? [];
    return spliced(draft, paragraph, 1, ...[old.slice(0, piece), old.slice(piece)].filter((one) => one.length > 0));
  },
  mergeParagraphs(draft: Draft, { at }: Edit): Draft {
    const from = at % draft.length;
    const next = draft[from + 1];
    if (!next) return draft;
    const [head, ...rest] = next as [TextPiece, ...TextPiece[]];
    return spliced(draft, from, 2, [...(draft[from] ?? []), { ...head, gap: " " }, ...rest]);
  },
  changePunctuation: (draft: Draft, { at }: Edit): Draft =>
    eachPiece(draft, (piece, index) =>
      /^[.,]$/.test(piece.text) && index % 3 === at % 3 ? { ...piece, text: piece.text === "," ? ";" : "!" } : piece,
    ),
  changeWhiteSpace: (draft: Draft, { at }: Edit): Draft =>
    eachPiece(draft, (piece) =>
      piece.gap === "" ? piece : { ...piece, gap: [" \n ", "\u00a0", "  "][at % 3] ?? " " },
    ),
  changeMarks: (draft: Draft): Draft => eachText(draft, (text) => text.replace(/[“”]/g, '"').replace(/–/g, "-")),
  decompose: (draft: Draft): Draft => eachText(draft, (text) => text.normalize("NFD")),
  hyphenate: (draft: Draft): Draft => eachText(draft, (text) => text.replace(/(\w{4})(?=\w{3})/g, "$1\u00ad")),
  recase: (draft: Draft): Draft => {
    const first = passageOf(draft)[0];
    return eachPiece(draft, (piece) => (piece === first ? { ...piece, text: otherCase(piece.text) } : piece));
  },
} as const;

function eachPiece(draft: Draft, change: (piece: TextPiece, index: number) => TextPiece): Draft {
  let index = 0;
  return draft.map((pieces) => pieces.map((piece) => change(piece, index++)));
}

function eachText(draft: Draft, change: (text: string) => string): Draft {
  return eachPiece(draft, (piece) => ({ ...piece, text: change(piece.text) }));
}

function otherCase(text: string): string {
  const head = text.slice(0, 1);
  return (head === head.toUpperCase() ? head.toLowerCase() : head.toUpperCase()) + text.slice(1);
}

/** The kinds of edits. Edits of words are more frequent than the others. */
const KINDS: readonly { weight: number; kind: keyof typeof EDITS }[] = [
  { weight: 4, kind: "insertWords" },
  { weight: 4, kind: "deleteWords" },
  { weight: 6, kind: "replaceWords" },
  { weight: 2, kind: "insertParagraph" },
  { weight: 2, kind: "deleteParagraph" },
  { weight: 3, kind: "moveParagraph" },
  { weight: 3, kind: "translateParagraph" },
  { weight: 3, kind: "duplicatePassage" },
  { weight: 1, kind: "duplicateParagraph" },
  { weight: 1, kind: "splitParagraph" },
  { weight: 1, kind: "mergeParagraphs" },
  { weight: 1, kind: "changePunctuation" },
  { weight: 1, kind: "changeWhiteSpace" },
  { weight: 1, kind: "changeMarks" },
  { weight: 1, kind: "decompose" },
  { weight: 1, kind: "hyphenate" },
  { weight: 1, kind: "recase" },
];

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.oneof(...KINDS.map(({ weight, kind }) => ({ weight, arbitrary: fc.constant(kind) }))),
  zone: fc.constantFrom<Zone>("in", "near", "anywhere"),
  at: fc.nat({ max: 9999 }),
  to: fc.nat({ max: 99 }),
  count: fc.integer({ min: 1, max: 6 }),
  words: fc.array(fc.constantFrom(...NEW_WORDS), { minLength: 6, maxLength: 6 }),
  paragraph: paragraphText,
  translation: fc.array(foreignSentence, { minLength: 1, maxLength: 3 }).map((all) => all.join(" ")),
});

/**
 * Generates drafts in which some pieces are numbered as the passage: some words, a sentence, or a sentence and part of
 * the next paragraph.
 */
const markedIn = (kind: TextKind): fc.Arbitrary<Draft> =>
  fc.tuple(DRAFTS[kind], fc.nat({ max: 9999 }), fc.integer({ min: 1, max: 40 })).map(([given, at, length]) => {
    const count = given.flat().length;
    const from = at % Math.max(1, count - length);
    const isIn = (index: number) => index >= from && index < from + length;
    return eachPiece(given, (piece, index) => (isIn(index) ? { ...piece, origin: index } : piece));
  });

/** Generates passages of generated texts, with up to `most` edits made to the text. */
export function editedPassages(kind: TextKind, most: number): fc.Arbitrary<EditedPassage> {
  return fc.tuple(markedIn(kind), fc.array(edit, { minLength: 1, maxLength: most })).map(([before, edits]) => {
    const after = edits.reduce<Draft>((draft, one) => EDITS[one.kind](draft, one), before);
    const [old, now] = [write(before), write(after)];
    return {
      text: old.text,
      span: hullOf(old.passageSpans),
      edited: now.text,
      remains: groupsOf(now.passageSpans),
      touched: touchedShare(before, after),
      kinds: edits.map(({ kind, zone }) => `${kind} ${zone}`),
    };
  });
}

/** Returns the text of a draft and the spans of the passage's pieces in it. */
function write(draft: Draft): { text: string; passageSpans: Span[] } {
  const passageSpans: Span[] = [];
  let text = "";
  for (const pieces of draft) {
    if (text !== "") text += "\n";
    pieces.forEach((piece, index) => {
      text += (index === 0 ? "" : piece.gap) + piece.text;
      if (piece.origin !== undefined) passageSpans.push({ start: text.length - piece.text.length, end: text.length });
    });
  }
  return { text, passageSpans };
}

function hullOf(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

/** Distance in UTF-16 units above which two parts of a passage count as separated. */
const MAX_GAP = 120;

function groupsOf(passageSpans: readonly Span[]): Span[] {
  const groups: Span[] = [];
  for (const { start, end } of passageSpans) {
    const last = groups.at(-1);
    if (last && start - last.end <= MAX_GAP) groups[groups.length - 1] = { start: last.start, end };
    else groups.push({ start, end });
  }
  return groups;
}

function touchedShare(before: Draft, after: Draft): number {
  const old = new Map(passageOf(before).map(({ origin, text }) => [origin, text]));
  const kept = passageOf(after).filter(({ origin, text }) => old.get(origin) === text).length;
  const flat = after.flat();
  const first = flat.findIndex(({ origin }) => origin !== undefined);
  const last = flat.findLastIndex(({ origin }) => origin !== undefined);
  const put = flat.slice(first, last + 1).filter(({ origin }) => origin === undefined).length;
  return (old.size - kept + (first < 0 ? 0 : put)) / Math.max(1, old.size);
}

/** The result of comparing a found span with the true position of the passage. */
export type Evaluation = "right" | "ragged" | "wrong";

/** Approximate length, in UTF-16 units, above which a text that occurs only once identifies the passage. */
const MIN_UNIQUE_LENGTH = 40;

/**
 * Compares a found span with the true position. "right": the passage, except for a word at either boundary. "ragged":
 * the right position, but too much or too little of it. "wrong": mostly other text. Text that cannot be distinguished
 * from the passage is not wrong: the same words in the same context or near the true position and, where no word of the
 * passage is left, the same words next to the same context, or a sentence that occurs only there.
 */
export function evaluateLocation({ text, span, edited, remains }: EditedPassage, found: Span): Evaluation {
  const within = remains.reduce((sum, one) => sum + shared(one, found), 0);
  if (within * 2 >= found.end - found.start)
    return remains.some((one) => overlap(one, found) >= 0.75) ? "right" : "ragged";
  const [before, words, after] = textAround(text, span);
  const [left, foundWords, right] = textAround(edited, found);
  if (words !== foundWords) return "wrong";
  const sides = [left.endsWith(before), right.startsWith(after)];
  const isOnly = words.length >= MIN_UNIQUE_LENGTH && lettersOf(edited).split(words).length === 2;
  const isAsGood = remains.length === 0 ? sides.includes(true) || isOnly : within > 0 || !sides.includes(false);
  return isAsGood ? "right" : "wrong";
}

function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function overlap(a: Span, b: Span): number {
  return shared(a, b) / (a.end - a.start + b.end - b.start - shared(a, b));
}

/** Returns the text before, in and after a span, with as much context as the selectors store. */
function textAround(text: string, { start, end }: Span): readonly [string, string, string] {
  return [
    lettersOf(text.slice(0, start)).slice(-44),
    lettersOf(text.slice(start, end)),
    lettersOf(text.slice(end)).slice(0, 44),
  ];
}

function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}
