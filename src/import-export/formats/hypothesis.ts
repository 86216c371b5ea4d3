import type { Note } from "../../annotation/note.ts";
import { withoutTrashed } from "../export-model.ts";
import type { Format } from "../format.ts";

/** The account named in the file. Note Verbale has no accounts, so a placeholder is used. */
const USER = "acct:note-verbale@localhost";

/** The export format of the Hypothesis client, which the client can also import. Our own fields are in `extra`. */
export const hypothesis: Format = {
  id: "hypothesis",
  takesAllCharacters: true,
  title: "title_hypothesis",
  purpose: "purpose_hypothesis",
  extension: "json",
  type: "application/json",
  pages: "single-file",
  options: [],
  async *write({ pages, exportedAt, version }) {
    const head = { export_date: exportedAt, export_userid: USER, client_version: `note-verbale ${version}` };
    yield `${JSON.stringify(head).slice(0, -1)},"annotations":[`;
    let between = "\n";
    for await (const page of pages) {
      for (const note of withoutTrashed(page.notes)) {
        yield between + JSON.stringify(annotationOf(note));
        between = ",\n";
      }
    }
    yield "\n]}\n";
  },
};

function annotationOf({
  id,
  created,
  modified,
  target,
  bodyValue,
  tags,
  title,
  motivation,
  state,
  issuer,
  attribution,
}: Note) {
  const [{ gaps = undefined, ...quote } = {}, position] = target.selector ?? [];
  return {
    id,
    created,
    updated: modified,
    user: USER,
    uri: target.source,
    text: bodyValue,
    tags,
    group: "__world__",
    permissions: { read: [USER], admin: [USER], update: [USER], delete: [USER] },
    target: [{ source: target.source, ...(position && { selector: [quote, position] }) }],
    document: { title: [title] },
    extra: { note_verbale: { motivation, state, issuer, attribution, canonical: target.canonical, gaps } },
  };
}
