/**
 * Arabic joins conjunctions, short prepositions and the article to the next word ("والتعاون" means "and the
 * cooperation"). Without a dictionary it is unknown whether a first letter is a prefix or part of the word. A word is
 * therefore indexed under all possible stems. Wrong stems are harmless, because nobody searches for them. The
 * prefixes are those of Lucene's light stemmer (https://lucene.apache.org, ArabicStemmer), plus the prepositions
 * alone.
 */
const CONJUNCTION = /^[وف]/;
const PREPOSITION = /^[بكل]/;
const ARTICLE = /^ال/;
/** The contraction of "for" and the article. */
const FOR_THE = /^لل/;

const ARABIC = /^[\u0621-\u064a]/;

/** The minimum length of a stem after removing a prefix of one letter, as in "وزير", or of several letters. */
const MIN_STEM_LENGTH = { afterOne: 3, afterMore: 2 };

/** Returns a normalized word and its stems without the prefixes that it may have, longest first. */
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

/** The minimum length of a stem in a search. A shorter one would be the prefix of too many other words. */
const MIN_SEARCHED_STEM_LENGTH = 4;

/** Returns the stems by which a normalized word is searched: the whole word, and its stems without prefixes. */
export function arabicStems(word: string): readonly string[] {
  const [whole = word, ...rest] = arabicForms(word);
  return [whole, ...rest.filter((form) => form.length >= MIN_SEARCHED_STEM_LENGTH || hasArticle(whole, form))];
}

/** Returns whether the removed prefixes end with an article. If so, they almost certainly were prefixes. */
function hasArticle(whole: string, form: string): boolean {
  const prefixes = whole.slice(0, whole.length - form.length);
  return /(?:ال|لل)$/.test(prefixes);
}
