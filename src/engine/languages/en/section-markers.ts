/** Sources of patterns for the end of the paragraph in which an article introduces the full text of a readout. */
export const SECTION_INTRODUCTIONS = [
  "\\b(?:read-?out|account|text|summary|version|transcript of the statement)\\b[^.]{0,120}:$",
  "\\b(?:following|full|complete|below)\\b[^.]{0,80}\\b(?:read-?out|statement|text|summary|account|release)\\b[^.]{0,120}:$",
  "\\b(?:read-?out|statement|text|summary|account|release)\\b[^.]{0,80}\\b(?:follows|reads|in full|is as follows)\\b[^.]{0,40}[:.]$",
  "\\b(?:spokes(?:person|man|woman)|palace|ministry|presidency|office|House|Street|Kremlin)\\b[^.]{0,80}\\b(?:said|issued|provided|released|published)\\b[^.]{0,80}:$",
  "^(?:the )?(?:full )?(?:read-?out(?: in full)?:?|(?:text|statement)(?: in full)?:)$",
].join("|");

/** Sources of patterns for a line after a readout that belongs to the page or the publisher. */
export const SECTION_ENDINGS = [
  "^(?:#{2,}|\\*{3,}|[-–—_=]{4,}|end(?:s| of (?:read-?out|statement|text))?\\.?)$",
  "^(?:related|recommended|trending|popular|top stories|editors?[’'] picks|you (?:may|might) (?:also )?(?:like|be interested)|other (?:materials|news|events|stories|articles|publications)|all (?:news|materials)|previous (?:article|news)|next (?:article|news)|address for enquiries|read (?:more|also|next)|see also|check also|more (?:news|on|from)|further (?:information|reading)|latest news|most read|share (?:this|on)|tags?|topics?|follow us|print|media contacts?|press contacts?|contacts?|notes? (?:to|for) (?:the )?editors?|background|about (?:us|the author)|copyright|©|all rights reserved|published|updated|source)\\b.{0,80}$",
].join("|");
