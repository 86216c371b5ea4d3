import fc from "fast-check";
import type { Span } from "../../src/engine/span.ts";

/** A word or mark of a document. What comes from the passage keeps its number through every edit, so that its place is known. */
interface TextPiece {
  readonly gap: string;
  readonly text: string;
  readonly origin: number | undefined;
}

type Paragraph = readonly TextPiece[];
type Draft = readonly Paragraph[];

/** A passage of a text, the text after edits, and where the passage truly stands in it. */
export interface EditedPassage {
  readonly text: string;
  readonly span: Span;
  readonly edited: string;
  /** Where words of the passage stand now; several stretches when it was torn, none when it is gone. */
  readonly remains: readonly Span[];
  /** The share of the passage's words that were taken out, replaced or put in, from 0 to 1 or more. */
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

const aThing = fc
  .tuple(oneOf(QUALITIES), oneOf(THINGS), oneOf(PLACES))
  .map(([quality, thing, place]) => `the ${quality} ${thing} ${place}`);

const plainSentence = fc
  .tuple(oneOf(SUBJECTS), oneOf(CUES), oneOf(ACTORS), oneOf(VERBS), aThing, oneOf(TAILS))
  .map(([subject, cue, actor, verb, thing, tail]) => `${subject} ${cue} ${actor} ${verb} ${thing}${tail}.`);

const foreignSentence = fc.tuple(oneOf(FOREIGN_STARTS), oneOf(FOREIGN_ENDS)).map((words) => `${words.join(" ")}.`);

const sentence = fc.oneof(
  { weight: 10, arbitrary: plainSentence },
  { weight: 2, arbitrary: oneOf(FORMULAS) },
  { weight: 1, arbitrary: foreignSentence },
);

const paragraphText = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((sentences) => sentences.join(" "));

/** A text of formulas and little else, in which almost every passage stands several times. */
const dullParagraph = fc.array(oneOf(FORMULAS), { minLength: 1, maxLength: 5 }).map((all) => all.join(" "));

/** What the text is made of: readouts as they are, or such as say the same few things again and again. */
export type TextKind = "prose" | "formulas";

const DRAFTS: Record<TextKind, fc.Arbitrary<Draft>> = {
  prose: fc.array(paragraphText, { minLength: 3, maxLength: 14 }).map((all) => all.map(piecesOf)),
  formulas: fc
    .array(fc.oneof(dullParagraph, paragraphText), { minLength: 3, maxLength: 12 })
    .map((all) => all.map(piecesOf)),
};

/** Cuts a text into words and single marks, or into characters where no spaces separate words. */
function piecesOf(text: string): Paragraph {
  const found = text.matchAll(/(\s*)(\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|[^\s])/gu);
  return Array.from(found, ([, gap = "", word = ""]) => ({ gap, text: word, origin: undefined }));
}

/** Where in the draft an edit strikes: in the passage, in the text next to it, or anywhere. */
type Zone = "in" | "near" | "anywhere";

/** One edit, as numbers that are read modulo what there is, so that every shrunk edit is an edit. */
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

/** A word's place in the draft. */
interface PieceIndex {
  readonly paragraph: number;
  readonly piece: number;
}

function placesOf(draft: Draft): PieceIndex[] {
  return draft.flatMap((pieces, paragraph) => pieces.map((_, piece) => ({ paragraph, piece })));
}

function isMine(draft: Draft, { paragraph, piece }: PieceIndex): boolean {
  return draft[paragraph]?.[piece]?.origin !== undefined;
}

/** Returns the place where an edit strikes. */
function targetOf(draft: Draft, { zone, at }: Edit): PieceIndex {
  const places = placesOf(draft);
  const mine = places.flatMap((place, index) => (isMine(draft, place) ? [index] : []));
  const [first, last] = [mine[0], mine.at(-1)];
  const anywhere = places[at % places.length] as PieceIndex;
  if (first === undefined || last === undefined || zone === "anywhere") return anywhere;
  if (zone === "in") return places[mine[at % mine.length] as number] as PieceIndex;
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

/** What each kind of edit does to the draft. */
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
  /** The passage replaced with its paragraph, as by a translation. */
  translateParagraph(draft: Draft, edit: Edit): Draft {
    return withParagraph(draft, targetOf(draft, edit).paragraph, piecesOf(edit.translation));
  },
  /** The words of the passage put in elsewhere too. */
  duplicatePassage(draft: Draft, edit: Edit): Draft {
    const { paragraph, piece } = targetOf(draft, { ...edit, zone: "anywhere" });
    const copy = copied(passageOf(draft));
    // Beside the passage itself, nobody could tell which of the two is the first.
    const isApart = !draft[paragraph]?.some(({ origin }) => origin !== undefined);
    if (edit.count % 2 === 0 || !isApart) return [...draft, ...(copy.length > 0 ? [copy] : [])];
    return withParagraph(draft, paragraph, spliced(draft[paragraph] ?? [], piece, 0, ...copy));
  },
  /** Another paragraph than the passage's own, of which a copy with all its context would be as good. */
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

/** Edits that strike words, more often than the rest. */
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

/** Returns a draft with some of its pieces numbered as the passage: some words, a sentence, or on into the next paragraph. */
const markedIn = (kind: TextKind): fc.Arbitrary<Draft> =>
  fc.tuple(DRAFTS[kind], fc.nat({ max: 9999 }), fc.integer({ min: 1, max: 40 })).map(([given, at, length]) => {
    const count = given.flat().length;
    const from = at % Math.max(1, count - length);
    const isIn = (index: number) => index >= from && index < from + length;
    return eachPiece(given, (piece, index) => (isIn(index) ? { ...piece, origin: index } : piece));
  });

/** Returns passages of generated texts, with up to `most` edits made to the text. */
export function editedPassages(kind: TextKind, most: number): fc.Arbitrary<EditedPassage> {
  return fc.tuple(markedIn(kind), fc.array(edit, { minLength: 1, maxLength: most })).map(([before, edits]) => {
    const after = edits.reduce<Draft>((draft, one) => EDITS[one.kind](draft, one), before);
    const [old, now] = [write(before), write(after)];
    return {
      text: old.text,
      span: hullOf(old.mine),
      edited: now.text,
      remains: groupsOf(now.mine),
      touched: touchedShare(before, after),
      kinds: edits.map(({ kind, zone }) => `${kind} ${zone}`),
    };
  });
}

/** Returns the text of a draft, and where the pieces of the passage stand in it. */
function write(draft: Draft): { text: string; mine: Span[] } {
  const mine: Span[] = [];
  let text = "";
  for (const pieces of draft) {
    if (text !== "") text += "\n";
    pieces.forEach((piece, index) => {
      text += (index === 0 ? "" : piece.gap) + piece.text;
      if (piece.origin !== undefined) mine.push({ start: text.length - piece.text.length, end: text.length });
    });
  }
  return { text, mine };
}

function hullOf(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

/** Farther apart than this, two parts of a passage have been torn from each other. */
const TORN = 120;

function groupsOf(mine: readonly Span[]): Span[] {
  const groups: Span[] = [];
  for (const { start, end } of mine) {
    const last = groups.at(-1);
    if (last && start - last.end <= TORN) groups[groups.length - 1] = { start: last.start, end };
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

/** How a found place compares with where the passage truly stands. */
export type Evaluation = "right" | "ragged" | "wrong";

/** Letters that stand only once and are a sentence, about: whoever looks for them has found them. */
const TELLING = 40;

/**
 * Right: the passage, but for a word at an edge. Ragged: its place, but too little or too much of it. Wrong: mostly
 * other text, unless nobody could tell it from the passage: the same words in the same context or about the true place;
 * and where no word of the passage is left, the same words after or before the same context, or a sentence that stands only there.
 */
export function evaluateLocation({ text, span, edited, remains }: EditedPassage, found: Span): Evaluation {
  const within = remains.reduce((sum, one) => sum + shared(one, found), 0);
  if (within * 2 >= found.end - found.start)
    return remains.some((one) => overlap(one, found) >= 0.75) ? "right" : "ragged";
  const [before, words, after] = lettersAround(text, span);
  const [left, foundWords, right] = lettersAround(edited, found);
  if (words !== foundWords) return "wrong";
  const sides = [left.endsWith(before), right.startsWith(after)];
  const isOnly = words.length >= TELLING && lettersOf(edited).split(words).length === 2;
  const isAsGood = remains.length === 0 ? sides.includes(true) || isOnly : within > 0 || !sides.includes(false);
  return isAsGood ? "right" : "wrong";
}

function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function overlap(a: Span, b: Span): number {
  return shared(a, b) / (a.end - a.start + b.end - b.start - shared(a, b));
}

/** Returns the letters before, in and after a span, as many as the selectors know of. */
function lettersAround(text: string, { start, end }: Span): readonly [string, string, string] {
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
