import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import type { Analysis, Attribution } from "../../src/engine/analysis.ts";
import { analyzeText } from "../../src/engine/analyze-text.ts";
import type { PageFacts } from "../../src/engine/page-facts.ts";
import type { Span } from "../../src/engine/span.ts";

type Pair = [number, number];

interface Row {
  readonly sources: Pair[];
  readonly cue: Pair | null;
  readonly contents: Pair[];
  readonly addressees: Pair[];
  readonly speaker: string[];
  readonly act: string;
}

interface Gold {
  readonly meta: {
    readonly event: string;
    readonly participants: string[];
    readonly issuer: string | null;
    /** The day of the event, if the text and its page together tell it. */
    readonly day?: string;
    /** What the page declares, if the text alone does not show the issuer or the day. */
    readonly page?: { readonly url?: string; readonly published?: string };
  };
  readonly attributions: Row[];
}

const FOLDER = new URL("../readouts/", import.meta.url);

/** Number of rows that may differ from the annotation. Lower it when the engine improves; never raise it. */
const SHORT: Readonly<Record<string, { spans?: number; speakers?: number; acts?: number }>> = {
  "turkey-directorate": { acts: 1 },
  xinhua: { acts: 1 },
};

const pairs = (spans: readonly Span[]): string => spans.map(({ start, end }) => `${start}-${end}`).join(" ");
const goldPairs = (spans: readonly Pair[]): string => spans.map((span) => span.join("-")).join(" ");

function spansOf({ sources, cue, contents, addressees }: Attribution): string {
  return [pairs(sources), pairs(cue === undefined ? [] : [cue]), pairs(contents), pairs(addressees)].join(" | ");
}

function goldSpansOf({ sources, cue, contents, addressees }: Row): string {
  return [goldPairs(sources), goldPairs(cue === null ? [] : [cue]), goldPairs(contents), goldPairs(addressees)].join(
    " | ",
  );
}

function differences(gold: readonly string[], found: readonly string[]): number {
  return gold.filter((row, i) => found[i] !== row).length + Math.max(0, found.length - gold.length);
}

describe("annotated readouts", () => {
  for (const slug of readdirSync(FOLDER).filter((name) => !name.includes("."))) {
    const folder = new URL(`${slug}/`, FOLDER);
    const files = readdirSync(folder);
    if (!files.includes("text.txt")) continue;
    const text = readFileSync(new URL("text.txt", folder), "utf8");
    const gold = JSON.parse(readFileSync(new URL("attributions.json", folder), "utf8")) as Gold;
    const { url, published } = gold.meta.page ?? {};
    const facts: PageFacts = { url, publishedDay: published };
    const short = SHORT[slug] ?? {};

    describe(slug, () => {
      let reading: Analysis | undefined;
      const read = (): Analysis => {
        reading ??= analyzeText(text, { facts });
        return reading;
      };

      it(`${slug}: finds the kind and the participants of the event`, () => {
        const { event } = read();
        expect(event?.kind).to.equal(gold.meta.event);
        expect(event?.participants.slice(0, 2)).to.deep.equal(gold.meta.participants.slice(0, 2));
      });

      it(`${slug}: finds the issuer and the day of the event`, () => {
        const { event } = read();
        expect(event?.issuer ?? null).to.equal(gold.meta.issuer);
        if (gold.meta.day !== undefined) expect(event?.day).to.equal(gold.meta.day);
      });

      it(`${slug}: finds the spans of every attribution`, () => {
        const found = read().attributions.map(spansOf);
        const wanted = gold.attributions.map(goldSpansOf);
        if (short.spans === undefined) expect(found).to.deep.equal(wanted);
        else expect(differences(wanted, found)).to.be.at.most(short.spans);
      });

      it(`${slug}: finds the speakers of every attribution`, () => {
        const found = read().attributions.map(({ speakers }) => speakers.join(" + "));
        const wanted = gold.attributions.map(({ speaker }) => speaker.join(" + "));
        if (short.speakers === undefined) expect(found).to.deep.equal(wanted);
        else expect(differences(wanted, found)).to.be.at.most(short.speakers);
      });

      it(`${slug}: finds the act of every attribution`, () => {
        const found = read().attributions.map(({ act }) => act as string);
        const wanted = gold.attributions.map(({ act }) => act);
        if (short.acts === undefined) expect(found).to.deep.equal(wanted);
        else expect(differences(wanted, found)).to.be.at.most(short.acts);
      });
    });
  }
});
