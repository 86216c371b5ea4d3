/**
 * Arabic writes conjunctions, short prepositions and the article together with the next word ("والتعاون" is "and the
 * cooperation"). Without a dictionary, whether a first letter is a prefix or part of the word cannot be told. So a word is kept
 * under all its readings, and too many are harmless: a reading that is no word is one that nobody looks for. The prefixes are
 * those of the light stemmer of Lucene (https://lucene.apache.org, ArabicStemmer), and the prepositions alone.
 */
const CONJUNCTION = /^[وف]/;
const PREPOSITION = /^[بكل]/;
const ARTICLE = /^ال/;
/** What "for" and the article become together. */
const FOR_THE = /^لل/;

const ARABIC = /^[\u0621-\u064a]/;

/** With fewer letters than these behind a prefix, what is left is no word: of one letter, as in "وزير", or of more. */
const MIN_STEM_LENGTH = { afterOne: 3, afterMore: 2 };

/** Returns a folded word and what is left of it without the prefixes that it may have, the longest first. */
export function arabicForms(word: string): readonly string[] {
  if (!ARABIC.test(word)) return [word];
  const forms = new Set([word]);
  addWithout(forms, word, CONJUNCTION, MIN_STEM_LENGTH.afterOne);
  for (const form of [...forms]) addWithout(forms, form, PREPOSITION, MIN_STEM_LENGTH.afterOne);
  for (const form of [...forms]) addWithout(forms, form, ARTICLE, MIN_STEM_LENGTH.afterMore);
  for (const form of [...forms]) addWithout(forms, form, FOR_THE, MIN_STEM_LENGTH.afterMore);
  return [...forms].sort((a, b) => b.length - a.length);
}

function addWithout(forms: Set<string>, form: string, prefix: RegExp, least: number): void {
  const rest = form.replace(prefix, "");
  if (rest !== form && rest.length >= least) forms.add(rest);
}

/** With fewer letters than these, what is left of a word that is looked for would be the beginning of too many others. */
const MIN_SEARCHED_STEM_LENGTH = 4;

/** Returns the words by which a folded word may be found: with its prefixes, and without all of them. */
export function arabicStems(word: string): readonly string[] {
  const [whole = word, ...rest] = arabicForms(word);
  return [whole, ...rest.filter((form) => form.length >= MIN_SEARCHED_STEM_LENGTH || hasArticle(whole, form))];
}

/** Whether an article ends what was taken away: then it was a prefix for certain, or nearly. */
function hasArticle(whole: string, form: string): boolean {
  const prefixes = whole.slice(0, whole.length - form.length);
  return /(?:ال|لل)$/.test(prefixes);
}
