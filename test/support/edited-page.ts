import type { TextVerdict } from "../../src/comparison/text-verdict.ts";

/** The paragraphs of the readout on the page. All persons are invented. */
export const PARAGRAPHS = [
  "Foreign Minister Runa Tveit of Norway spoke today by telephone with Foreign Minister Baraka Wekesa of Kenya about the safety of shipping in the Gulf of Aden.",
  "Minister Tveit underlined that Norway would provide 40 million kroner for the training of coast guards. She said that the first course would begin in Mombasa in September.",
  "Minister Wekesa thanked Norway for its support and stressed that attacks on merchant ships must stop. He also raised the case of the two seamen who are held in the port of Bosaso.",
  "The ministers discussed the situation in Sudan. Minister Tveit expressed concern about the blocked roads to the camps near the border.",
  "Both ministers agreed to meet in Nairobi in October.",
] as const;

/** The page with its parts that are not the readout: navigation, date line, counter, links and notices. */
const PAGE = {
  head: "Ministry of Foreign Affairs of Norway",
  navigation: ["Home", "News", "Travel advice", "Contact"],
  title: "Call of Minister Tveit with Minister Wekesa of Kenya",
  dateLine: "3 March 2026",
  paragraphs: PARAGRAPHS as readonly string[],
  after: ["Views: 1,204", "Share this page", "Related: Norway and the Horn of Africa"],
  notice: "We use cookies to improve this website. Read our cookie policy.",
};

export type EditablePage = typeof PAGE;

/** Returns the HTML of the page after an edit. */
export function editedPage(edit: (page: EditablePage) => Partial<EditablePage> = () => ({})): string {
  const { head, navigation, title, dateLine, paragraphs, after, notice } = { ...PAGE, ...edit(PAGE) };
  const links = navigation.map((one) => `<a href="#">${one}</a>`).join(" ");
  const lines = [...paragraphs, ...after].map((one) => `<p>${one}</p>`).join("\n");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<link rel="icon" href="data:,">
<body>
<header><p>${head}</p><nav>${links}</nav></header>
<main><article>
<h1>${title}</h1>
<p>${dateLine}</p>
${lines}
</article></main>
<footer><p>${notice}</p></footer>
</body>
</html>`;
}

/** Returns the paragraphs after a replacement of words in all of them. Throws if nothing was replaced. */
function replaced(words: string, by: string): (page: EditablePage) => Partial<EditablePage> {
  return ({ paragraphs }) => {
    if (!paragraphs.some((one) => one.includes(words))) throw new Error(`No paragraph has the words “${words}”.`);
    return { paragraphs: paragraphs.map((one) => one.replace(words, by)) };
  };
}

/** Returns the edit that puts the paragraphs with these indexes on the page, in this order. */
function order(...indexes: readonly number[]): (page: EditablePage) => Partial<EditablePage> {
  return () => ({ paragraphs: indexes.map((index) => PARAGRAPHS[index] ?? "") });
}

/** An edit of the page, and the changes that must be reported. */
export interface PageEdit {
  readonly title: string;
  readonly edit: (page: EditablePage) => Partial<EditablePage>;
  readonly verdict: TextVerdict;
  /** The number of sentences changed, added and removed, and of passages moved; 0 unless given. */
  readonly counts?: { readonly changed?: number; readonly added?: number; readonly removed?: number; moved?: number };
  /** The removed and the added words that are shown. Undefined if there are none, or too many to list. */
  readonly words?: readonly [removed: string, added: string];
}

const FRENCH = [
  "La ministre des Affaires étrangères de Norvège s’est entretenue aujourd’hui par téléphone avec son homologue kényan au sujet de la sécurité de la navigation.",
  "Elle a souligné que son pays verserait quarante millions de couronnes pour la formation des garde-côtes.",
  "Le ministre a remercié la Norvège de son soutien et a demandé la fin des attaques contre les navires marchands.",
  "Les deux ministres ont aussi parlé de la situation au Soudan et sont convenus de se revoir à Nairobi en octobre.",
];

const ERROR = [
  "The page you requested could not be found. It may have been renamed, or is temporarily unavailable, or never existed.",
  "Please check the spelling of the link, go to the front of the website, or try the list of all documents.",
];

const OTHER_READOUT = [
  "Prime Minister Solveig Aas received President Tomasz Wilk of Poland in Oslo for talks on energy and the Baltic Sea.",
  "Prime Minister Aas welcomed the new cable and said that gas deliveries would rise in winter.",
  "President Wilk called for more patrols near pipelines and invited the Prime Minister to Gdansk.",
];

/** Edits: first those that are not reported, then changes of the text, then pages with another text. */
export const EDITS: readonly PageEdit[] = [
  { title: "nothing", edit: () => ({}), verdict: "same" },
  {
    title: "spaces, and quotation marks and dashes of another kind",
    edit: ({ paragraphs }) => ({ paragraphs: paragraphs.map((one) => one.replaceAll(" the ", " \n  the&nbsp;")) }),
    verdict: "typography",
  },
  {
    title: "a paragraph that is divided in two",
    edit: replaced(". He also", ".</p><p>He also"),
    verdict: "typography",
  },
  {
    title: "two paragraphs that are joined",
    edit: ({ paragraphs: [a, b, c, d, e] }) => ({ paragraphs: [`${a}`, `${b} ${c}`, `${d}`, `${e}`] }),
    verdict: "typography",
  },
  {
    title: "a line break within a paragraph",
    edit: replaced("kroner for ", "kroner<br>for "),
    verdict: "same",
  },
  { title: "words in bold", edit: replaced("40 million kroner", "<b>40 million</b> kroner"), verdict: "same" },
  {
    title: "related links",
    edit: ({ after }) => ({ after: after.with(2, "Related: Norway gives more for coast guards") }),
    verdict: "boilerplate",
  },
  {
    title: "related links that are gone",
    edit: ({ after }) => ({ after: after.slice(0, 2) }),
    verdict: "boilerplate",
  },
  {
    title: "a list of related links below a heading",
    edit: ({ after }) => ({
      after: [
        ...after,
        "Related news</p><ul><li><a href='#'>Visit to Lagos</a></li><li><a href='#'>Talks</a></li></ul><p>",
      ],
    }),
    verdict: "boilerplate",
  },
  {
    title: "the text on cookies",
    edit: () => ({ notice: "This website uses cookies. Change your cookie settings here." }),
    verdict: "same",
  },
  {
    title: "the text on cookies within the article",
    edit: ({ after }) => ({ after: [...after, "This website uses cookies. You can read more in our cookie policy."] }),
    verdict: "boilerplate",
  },
  {
    title: "a counter of views",
    edit: ({ after }) => ({ after: after.with(0, "Views: 1,871") }),
    verdict: "boilerplate",
  },
  {
    title: "buttons for sharing",
    edit: ({ after }) => ({ after: after.with(1, "Share on social media") }),
    verdict: "boilerplate",
  },
  {
    title: "the navigation",
    edit: () => ({ navigation: ["Start", "Press", "Visas", "About us", "Search"] }),
    verdict: "same",
  },
  {
    title: "the head of the website",
    edit: () => ({ head: "The Royal Ministry, Oslo. Open from 8 to 15." }),
    verdict: "same",
  },
  {
    title: "the day of printing",
    edit: ({ after }) => ({ after: [...after, "Printed on 10 March 2026, 09:12"] }),
    verdict: "boilerplate",
  },
  {
    title: "the day on which the page was last updated",
    edit: ({ after }) => ({ after: [...after, "Last updated: 10 March 2026"] }),
    verdict: "boilerplate",
  },
  {
    title: "a date line that gives the day of the visit",
    edit: () => ({ dateLine: "Tuesday, 10 March 2026" }),
    verdict: "boilerplate",
  },
  { title: "a date line that gives another day", edit: () => ({ dateLine: "2 March 2026" }), verdict: "date line" },
  {
    title: "a word",
    edit: replaced("expressed concern", "expressed alarm"),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["concern", "alarm"],
  },
  {
    title: "a word that is added",
    edit: replaced("expressed concern", "expressed deep concern"),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["", "deep "],
  },
  {
    title: "a word that is removed",
    edit: replaced("two seamen", "seamen"),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["two ", ""],
  },
  {
    title: "a negation",
    edit: replaced("the first course would begin", "the first course would not begin"),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["", "not "],
  },
  {
    title: "a number",
    edit: replaced("40 million", "30 million"),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["40", "30"],
  },
  {
    title: "a name",
    edit: replaced("Nairobi", "Kisumu"),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["Nairobi", "Kisumu"],
  },
  {
    title: "a month",
    edit: replaced("September", "November"),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["September", "November"],
  },
  {
    title: "a capital letter",
    edit: replaced("Both ministers", "Both Ministers"),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["ministers", "Ministers"],
  },
  {
    title: "the mark at the end of a sentence",
    edit: replaced("in October.", "in October!"),
    verdict: "changed",
    counts: { changed: 1 },
    words: [".", "!"],
  },
  {
    title: "the title",
    edit: () => ({ title: "Call of Minister Tveit with Minister Wekesa" }),
    verdict: "changed",
    counts: { changed: 1 },
    words: [" of Kenya", ""],
  },
  {
    title: "words in two sentences of one paragraph",
    edit: (page) => ({
      paragraphs: page.paragraphs.map((one) =>
        one.replace("40 million", "30 million").replace("first course", "course"),
      ),
    }),
    verdict: "changed",
    counts: { changed: 2 },
  },
  {
    title: "words in two paragraphs, with other links",
    edit: (page) => ({
      ...replaced("concern", "alarm")(page),
      title: "Call with Minister Wekesa of Kenya",
      after: ["Views: 2,000"],
    }),
    verdict: "changed",
    counts: { changed: 2 },
  },
  {
    title: "a sentence that is removed",
    edit: replaced(" He also raised the case of the two seamen who are held in the port of Bosaso.", ""),
    verdict: "changed",
    counts: { removed: 1 },
    words: ["He also raised the case of the two seamen who are held in the port of Bosaso.", ""],
  },
  {
    title: "a sentence that is added",
    edit: replaced("in Sudan.", "in Sudan. They called for an immediate ceasefire."),
    verdict: "changed",
    counts: { added: 1 },
    words: ["", "They called for an immediate ceasefire. "],
  },
  {
    title: "a sentence that is put in the place of another",
    edit: replaced(
      "He also raised the case of the two seamen who are held in the port of Bosaso.",
      "Fishing rights were on the agenda too.",
    ),
    verdict: "changed",
    counts: { added: 1, removed: 1 },
  },
  {
    title: "a sentence that stands in another paragraph",
    edit: (page) => ({
      paragraphs: page.paragraphs.map((one, at) => {
        const sentence = " He also raised the case of the two seamen who are held in the port of Bosaso.";
        return at === 3 ? one + sentence : one.replace(sentence, "");
      }),
    }),
    verdict: "moved",
    counts: { moved: 1 },
  },
  {
    title: "a paragraph that is removed",
    edit: order(0, 1, 3, 4),
    verdict: "changed",
    counts: { removed: 2 },
    words: [PARAGRAPHS[2], ""],
  },
  {
    title: "a paragraph that is added",
    edit: ({ paragraphs }) => ({ paragraphs: [...paragraphs, "State Secretary Ola Brekke took part in the call."] }),
    verdict: "changed",
    counts: { added: 1 },
    words: ["", "State Secretary Ola Brekke took part in the call."],
  },
  {
    title: "a paragraph that is moved",
    edit: order(0, 3, 1, 2, 4),
    verdict: "moved",
    counts: { moved: 1 },
  },
  {
    title: "the order of three paragraphs",
    edit: order(0, 3, 2, 1, 4),
    verdict: "moved",
    counts: { moved: 2 },
  },
  {
    title: "a paragraph that is moved, with another word",
    edit: (page) => replaced("two seamen", "three seamen")({ ...page, ...order(0, 2, 1, 3, 4)(page) } as EditablePage),
    verdict: "changed",
    counts: { changed: 1, moved: 1 },
    words: ["two", "three"],
  },
  {
    title: "two paragraphs that change places, each with another word",
    edit: (page) => {
      const moved = { ...page, ...order(0, 2, 1, 3, 4)(page) } as EditablePage;
      const changed = { ...moved, ...replaced("two seamen", "three seamen")(moved) };
      return replaced("40 million", "30 million")(changed);
    },
    verdict: "changed",
    counts: { changed: 2, moved: 1 },
  },
  {
    title: "a paragraph that is divided in two, with another number",
    edit: (page) => ({
      paragraphs: page.paragraphs.map((one) => one.replace("40 million", "30 million").replace(". She", ".</p><p>She")),
    }),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["40", "30"],
  },
  {
    title: "all paragraphs but one that are removed",
    edit: order(0),
    verdict: "changed",
    counts: { removed: 7 },
  },
  {
    title: "a link within a sentence",
    edit: replaced("Gulf of Aden", "<a href='#'>Gulf of Aden</a>"),
    verdict: "same",
  },
  {
    title: "a soft hyphen within a word",
    edit: replaced("shipping", "ship&shy;ping"),
    verdict: "same",
  },
  {
    title: "a time of reading and a button for printing",
    edit: ({ after }) => ({ after: [...after, "Reading time: 2 minutes", "Print this page"] }),
    verdict: "boilerplate",
  },
  {
    title: "links to other languages",
    edit: ({ navigation }) => ({ navigation: [...navigation, "Norsk", "Français", "العربية"] }),
    verdict: "same",
  },
  {
    title: "a verb in another tense",
    edit: replaced("would begin", "will begin"),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["would", "will"],
  },
  {
    title: "the numeral of a currency in words",
    edit: replaced("40 million", "forty million"),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["40", "forty"],
  },
  {
    title: "a sentence that is struck out",
    edit: replaced("She said that", "<del>She said that</del> She hoped that"),
    verdict: "changed",
  },
  {
    title: "a first sentence that is put before the text",
    edit: ({ paragraphs }) => ({ paragraphs: ["The Ministry corrects its statement of yesterday.", ...paragraphs] }),
    verdict: "changed",
    counts: { added: 1 },
    words: ["", "The Ministry corrects its statement of yesterday."],
  },
  {
    title: "the speaker of a claim",
    edit: ({ paragraphs }) => ({
      paragraphs: paragraphs.with(1, PARAGRAPHS[1].replace("Minister Tveit underlined", "Minister Wekesa underlined")),
    }),
    verdict: "changed",
    counts: { changed: 1 },
    words: ["Tveit", "Wekesa"],
  },
  {
    title: "a paragraph that is there twice",
    edit: ({ paragraphs }) => ({ paragraphs: [...paragraphs, PARAGRAPHS[4]] }),
    verdict: "changed",
    counts: { added: 1 },
  },
  {
    title: "a translation",
    edit: () => ({ title: "Entretien téléphonique", paragraphs: FRENCH }),
    verdict: "replaced",
  },
  {
    title: "an error in many words",
    edit: () => ({ title: "Page not found", paragraphs: ERROR, after: [] }),
    verdict: "replaced",
  },
  {
    title: "another readout at the same address",
    edit: () => ({ title: "Visit of President Wilk of Poland", paragraphs: OTHER_READOUT, after: [] }),
    verdict: "replaced",
  },
  {
    title: "an error in few words",
    edit: () => ({ title: "404", dateLine: "", paragraphs: ["This page does not exist."], after: [] }),
    verdict: "gone",
  },
  {
    title: "an empty page",
    edit: () => ({ title: "", dateLine: "", paragraphs: [], after: [] }),
    verdict: "gone",
  },
];
