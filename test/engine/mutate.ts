/** Returns a generator of pseudo-random integers from 0 to `below` - 1 that are the same in every run. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Strings that do not occur in well-formed text or that the engine treats specially. */
const ODD = [
  "\u201c",
  "\u201d",
  '"',
  "\u2018",
  "(",
  ")",
  "[sic",
  "(a+)+",
  "\u00ad",
  "\u200b",
  "\u202e",
  "\ufeff",
  "\u0301",
  "\0",
  "\ud835",
  "\udc00",
  "👑",
  "中文说：",
  "قال الرئيس",
  "…",
  " -- ",
  "\n\n",
  "\n",
  "\t",
  "   ",
  ". ",
  ", ",
  ": ",
  "; ",
  " and ",
  " of the ",
  " said that ",
  " who said ",
  " he ",
  " G7 ",
  "U.S. ",
  "4 May 2031 ",
  "1.000,00 ",
];

/** Markup that is unexpected in most places. */
const ODD_MARKUP = [
  "<div>",
  "</div>",
  "<p>",
  "</p>",
  "<span hidden>",
  "<br>",
  "<wbr>",
  "&shy;",
  "&#8203;",
  "&nbsp;",
  "&#xd800;",
  "<!--",
  "-->",
  "<template>",
  "<table><tr><td>",
  "</main>",
  "<article>",
  "<pre>",
  "<blockquote>",
  "<details><summary>",
  "<ruby>a<rt>b</ruby>",
  "<svg><text>",
  "<math><mi>",
  "<select><option>",
  "<textarea>",
  "<h1>",
  '<div style="display:none">',
  '<p dir="rtl">',
  "<sup>1</sup>",
  "<",
  "\0",
];

type Random = (below: number) => number;

/** Returns a text with one to eight random changes: parts are removed, repeated, moved, inserted or rewritten. */
export function mutate(text: string, others: readonly string[], random: Random): string {
  return change(text, { others, odd: ODD, random });
}

/** Does the same as `mutate` with the markup of a page. */
export function mutateMarkup(markup: string, others: readonly string[], random: Random): string {
  return change(markup, { others, odd: random(2) === 0 ? ODD : ODD_MARKUP, random });
}

interface Surroundings {
  readonly others: readonly string[];
  readonly odd: readonly string[];
  readonly random: Random;
}

type Change = (text: string, surroundings: Surroundings) => string;

function change(text: string, surroundings: Surroundings): string {
  const { random } = surroundings;
  let changed = text;
  for (let left = 1 + random(8); left > 0; left -= 1)
    changed = CHANGES[random(CHANGES.length)]?.(changed, surroundings) ?? changed;
  return changed;
}

function stretch(text: string, random: Random, most: number): [start: number, end: number] {
  const start = random(text.length + 1);
  return [start, Math.min(text.length, start + random(most))];
}

const CHANGES: readonly Change[] = [
  function cut(text, { random }) {
    const [start, end] = stretch(text, random, 80);
    return text.slice(0, start) + text.slice(end);
  },
  function double(text, { random }) {
    const [start, end] = stretch(text, random, 120);
    return text.slice(0, end) + text.slice(start);
  },
  function move(text, { random }) {
    const [start, end] = stretch(text, random, 120);
    const rest = text.slice(0, start) + text.slice(end);
    const at = random(rest.length + 1);
    return rest.slice(0, at) + text.slice(start, end) + rest.slice(at);
  },
  function putIn(text, { odd, random }) {
    const at = random(text.length + 1);
    return text.slice(0, at) + (odd[random(odd.length)] ?? "") + text.slice(at);
  },
  function repeat(text, { odd, random }) {
    const at = random(text.length + 1);
    return text.slice(0, at) + (odd[random(odd.length)] ?? "").repeat(1 + random(200)) + text.slice(at);
  },
  function splice(text, { others, random }) {
    const other = others[random(others.length)] ?? "";
    const [start, end] = stretch(other, random, 400);
    const at = random(text.length + 1);
    return text.slice(0, at) + other.slice(start, end) + text.slice(at);
  },
  function shout(text, { random }) {
    const [start, end] = stretch(text, random, 300);
    return text.slice(0, start) + text.slice(start, end).toUpperCase() + text.slice(end);
  },
  function whisper(text, { random }) {
    const [start, end] = stretch(text, random, 300);
    return text.slice(0, start) + text.slice(start, end).toLowerCase() + text.slice(end);
  },
  function runOn(text, { random }) {
    const [start, end] = stretch(text, random, 600);
    return text.slice(0, start) + text.slice(start, end).replace(/[.,;:\n]+/g, " ") + text.slice(end);
  },
  function begin(text, { random }) {
    return text.slice(random(text.length + 1));
  },
];
