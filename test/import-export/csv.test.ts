import { expect } from "chai";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { addCode } from "../../src/annotation/code-record.ts";
import type { ReadoutRecord } from "../../src/annotation/readout-record.ts";
import { withoutControls } from "../../src/import-export/csv-parse.ts";
import type { ExportDocument } from "../../src/import-export/export-model.ts";
import { parseImport } from "../../src/import-export/parse-import.ts";
import { exportToBytes, exportToText } from "./export-to-bytes.ts";
import { anyDocument, documentOf, hostile, NOTE, PAGE } from "./samples.ts";

type Row = Record<string, string>;

/** Returns the rows as an independent strict parser reads them. */
function readRows(text: string): Row[] {
  return parse(text, { bom: true, columns: true, record_delimiter: "\r\n", relax_column_count: false }) as Row[];
}

/** Returns a row without the guard characters that its column `guarded` lists. */
function withoutGuards(row: Row): Row {
  const guarded = (row.guarded ?? "").split(" ").filter(Boolean);
  return { ...row, ...Object.fromEntries(guarded.map((column) => [column, unguardedText(row[column] ?? "")])) };
}

function unguardedText(cell: string): string {
  const [, lead = ""] = /^('(?=[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r]))?[\s\S]*$/u.exec(cell) ?? [];
  return cell
    .slice(lead.length)
    .replace(/([;,\t])'(?=[ \t"'\p{Cf}]*[=+\-@＝＋－＠])|([\r\n])'(?=[ "'\p{Cf}]*[=@＝＠])/gu, "$1$2");
}

async function rowsOf(document: ExportDocument): Promise<Row[]> {
  return readRows(await exportToText("csv", document));
}

describe("CSV for spreadsheets", () => {
  it("begins with the byte order mark that Excel needs and ends every line with CR LF", async () => {
    const text = await exportToText("csv", documentOf(PAGE));
    expect(text.startsWith("\ufeffrow_type,id,title,")).to.equal(true);
    expect(text.endsWith("\r\n")).to.equal(true);
    expect(text.split("\r\n")[0]).to.match(/^\ufeff[a-z_,]+$/);
  });

  it("contains one row for each attribution and one for each note", async () => {
    const rows = await rowsOf(documentOf(PAGE));
    expect(rows.map((row) => row.row_type)).to.deep.equal(["attribution", "note"]);
    expect(rows[0]).to.include({
      speaker: "Xi Jinping",
      source: "President Xi",
      cue: "underscored",
      act: "state",
      attribution_no: "1",
      start: "0",
      end: "72",
      issuer: "Ruritania",
      event_kind: "call",
      participants: "Xi Jinping; Rudolf V",
      note_ids: NOTE.id,
    });
    expect(rows[0]?.passage_url).to.include("#:~:text=President%20Xi%20underscored");
    expect(rows[1]).to.include({ id: NOTE.id, note: NOTE.bodyValue, tags: "trade war; Taiwan", attribution_no: "1" });
  });

  it("omits notes in the trash", async () => {
    const deleted = { ...NOTE, deleted: NOTE.modified };
    expect((await rowsOf(documentOf({ ...PAGE, notes: [deleted] }))).length).to.equal(1);
  });

  it("contains only the header when there is nothing to export", async () => {
    expect((await exportToText("csv", documentOf())).split("\r\n").length).to.equal(2);
  });

  const payloads = [
    '=HYPERLINK("x")',
    "+1",
    "-5 %",
    "@POTUS",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "\u00a0=1",
  ];
  for (const payload of payloads) {
    it(`keeps a spreadsheet from evaluating ${JSON.stringify(payload)}`, async () => {
      const [, row] = await rowsOf(documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue: payload, tags: [payload] }] }));
      expect(row).to.include({ note: `'${payload}`, tags: `'${payload}`, guarded: "note tags" });
    });
  }

  const inner: [cell: string, guarded: string][] = [
    ["a;=1", "a;'=1"],
    ["a,+1", "a,'+1"],
    ["a\t@x", "a\t'@x"],
    ["a; -1; b", "a;' -1; b"],
    ['a;"=1', "a;'\"=1"],
    ["a;＝1", "a;'＝1"],
    ["a;'=1", "a;''=1"],
    ["a\n=1", "a\n'=1"],
    ["=1;=2", "'=1;'=2"],
  ];
  for (const [cell, guarded] of inner) {
    it(`keeps a program with another delimiter from evaluating ${JSON.stringify(cell)}`, async () => {
      const [, row] = await rowsOf(documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue: cell }] }));
      expect(row).to.include({ note: guarded, guarded: "note" });
      expect(withoutGuards(row ?? {}).note).to.equal(cell);
    });
  }

  it("contains the date of the event as written and its day", async () => {
    const event = { kind: "call", participants: [], issuer: undefined, date: "Friday", day: "2026-11-20" } as const;
    for (const format of ["csv", "csv-data"] as const) {
      const [row] = readRows(await exportToText(format, documentOf({ ...PAGE, event })));
      expect(row).to.include({ event_date: "Friday", event_day: "2026-11-20" });
    }
  });

  it("contains the status of a stored readout in the reading list, and the codes among the tags", async () => {
    const readout = { text: "Text", reading: { attributions: [] } } as unknown as ReadoutRecord;
    const at = "2026-11-24T08:30:00.000Z";
    const fields = { definition: "", color: "#336699" };
    const [trade] = addCode([], { ...fields, name: "trade war", parent: undefined });
    const codes = trade ? addCode([trade], { ...fields, name: "Taiwan", parent: trade.id }) : [];
    const pages = [
      PAGE,
      { ...PAGE, readout },
      { ...PAGE, readout: { ...readout, status: { value: "checked", at } as const } },
    ];
    for (const [format, paths] of [
      ["csv", "trade war; trade war > Taiwan"],
      ["csv-data", '["trade war","trade war > Taiwan"]'],
    ] as const) {
      const rows = readRows(await exportToText(format, { ...documentOf(...pages), codes }));
      const notes = rows.filter(({ row_type }) => row_type === "note");
      expect(notes.map(({ readout_status }) => readout_status)).to.deep.equal(["", "new", "checked"]);
      expect(notes.map(({ code_paths }) => code_paths)).to.deep.equal([paths, paths, paths]);
    }
  });

  it("contains no control character that a program rejects, and the data profile restores U+0000", async () => {
    const bodyValue = "a\u0000b\u0007c\td\ne\\u0000";
    const document = documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue }] });
    const [, row] = await rowsOf(document);
    expect(row).to.include({ note: "abc\td\ne\\u0000", guarded: "" });
    expect(await exportToText("readwise", document)).not.to.match(/[^\P{Cc}\t\r\n]/u);
    const data = await exportToBytes("csv-data", document);
    expect(Buffer.from(data).includes(0)).to.equal(false);
    expect(parseImport(data).file?.notes.map(({ record }) => record.bodyValue)).to.deep.equal([bodyValue]);
  });

  it("leaves lists, ranges and plain sentences unchanged", async () => {
    const plain = "Agreed on: trade, 3-5 March; e-mail a@b.c\n- first\n- second";
    const [, row] = await rowsOf(documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue: plain }] }));
    expect(row).to.include({ note: plain, guarded: "" });
  });

  it("truncates cells that exceed the limit of spreadsheets, with an ellipsis, but not in the data profile", async () => {
    const bodyValue = "word ".repeat(10_000);
    const emoji = `=${"😀".repeat(20_000)}`;
    const document = documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue, tags: [emoji] }] });
    const [, row] = await rowsOf(document);
    expect(row?.note).to.have.length(32_767);
    expect(row?.note?.endsWith(" […]")).to.equal(true);
    expect(row?.tags?.length).to.be.within(32_766, 32_767);
    expect(row?.tags?.isWellFormed()).to.equal(true);
    expect(row).to.include({ cut: "note tags", guarded: "tags" });
    const [, whole] = readRows(await exportToText("csv-data", document));
    expect(whole?.note).to.equal(bodyValue);
    const fitting = "x".repeat(32_767);
    const [, held] = await rowsOf(documentOf({ ...PAGE, notes: [{ ...NOTE, bodyValue: fitting }] }));
    expect(held).to.include({ note: fitting, cut: "" });
  });

  it("contains no cell that a spreadsheet would evaluate, and loses no text", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const rows = await rowsOf(document);
        const notes = document.pages.flatMap((page) => page.notes).filter((note) => note.deleted === undefined);
        for (const row of rows)
          for (const cell of Object.values(row))
            expect(cell).not.to.match(/^\s*[=+\-@＝＋－＠]|[^\s'][;,\t] *[=+\-@＝＋－＠]/);
        const back = rows.filter((row) => row.row_type === "note").map(withoutGuards);
        expect(back.map((row) => row.note)).to.deep.equal(
          notes.map((note) => withoutControls(note.bodyValue.toWellFormed())),
        );
        expect(back.map((row) => row.title).length).to.equal(notes.length);
      }),
    );
  });

  it("preserves any title, including quotes, separators and line breaks", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (title) => {
        const [row] = (await rowsOf(documentOf({ ...PAGE, title }))).map(withoutGuards);
        expect(row?.title).to.equal(withoutControls(title.toWellFormed()));
      }),
    );
  });
});
