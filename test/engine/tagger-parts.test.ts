import { expect } from "chai";
import fc from "fast-check";
import { verbClassOf } from "../../src/engine/languages/en/tagger-verb-classes.ts";
import { chunkTokens } from "../../src/engine/tagger/chunk-text.ts";
import { createMatrix } from "../../src/engine/tagger/create-matrix.ts";
import { createCrf, findMarginals, viterbi } from "../../src/engine/tagger/crf.ts";
import { QuoteState, readFeatures, shapeOf } from "../../src/engine/tagger/features.ts";
import { ACTIVATION_SCALE, fastTanh, type Matrix, paddedRows } from "../../src/engine/tagger/matrix.ts";
import { createPackedMatrix } from "../../src/engine/tagger/packed-matrix.ts";
import { postprocessTags } from "../../src/engine/tagger/postprocess-tags.ts";
import { createSimdMatrix } from "../../src/engine/tagger/simd-matrix.ts";
import type { QuantizedMatrix } from "../../src/engine/tagger/weights.ts";

/** Creates the same matrix in both ways: with WebAssembly and without. */
const WAYS: readonly (readonly [string, (matrix: QuantizedMatrix) => Matrix | undefined])[] = [
  ["with WebAssembly", createSimdMatrix],
  ["without WebAssembly", createPackedMatrix],
];

function createIn(way: (matrix: QuantizedMatrix) => Matrix | undefined, matrix: QuantizedMatrix): Matrix {
  const created = way(matrix);
  if (!created) throw new Error("Node should run WebAssembly.");
  return created;
}

for (const [title, way] of WAYS) {
  describe(`The multiplication ${title}`, () => {
    it("adds exact sums, even the largest ones, for every number of rows and columns", () => {
      const sizes = fc.record({ rows: fc.integer({ min: 1, max: 20 }), columns: fc.integer({ min: 1, max: 512 }) });
      fc.assert(
        fc.property(sizes, fc.integer(), ({ rows, columns }, seed) => {
          const noise = (i: number): number => Math.imul(i + seed, 0x9e3779b1) >>> 0;
          const isGreatest = seed % 2 === 0;
          const values = Int8Array.from({ length: rows * columns }, (_, i) =>
            isGreatest ? (i % 3 === 0 ? -127 : 127) : (noise(i) % 255) - 127,
          );
          const from = seed & 7;
          const input = Int16Array.from({ length: from + columns }, (_, i) =>
            isGreatest ? ACTIVATION_SCALE : (noise(i) % (2 * ACTIVATION_SCALE + 1)) - ACTIVATION_SCALE,
          );
          const scales = new Float32Array(rows).fill(ACTIVATION_SCALE);
          const out = new Float32Array(3 + paddedRows(rows)).fill(0.5);
          createIn(way, { rows, columns, values, scales }).multiplyAdd(input, from, out, 3);
          expect([...out.subarray(0, 3)]).to.deep.equal([0.5, 0.5, 0.5]);
          for (let row = 0; row < rows; row++) {
            let sum = 0.5;
            for (let i = 0; i < columns; i++) sum += (input[from + i] ?? 0) * (values[row * columns + i] ?? 0);
            expect(out[3 + row]).to.equal(Math.fround(sum));
          }
        }),
        { numRuns: 50 },
      );
    });
  });
}

describe("The multiplications with and without WebAssembly", () => {
  it("give the same bits for any scales, so that the tagger finds the same everywhere", () => {
    const [rows, columns] = [24, 130];
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: Math.fround(1e-6), max: 1, noNaN: true }), { minLength: 24, maxLength: 24 }),
        (given) => {
          const matrix = {
            rows,
            columns,
            values: Int8Array.from(
              { length: rows * columns },
              (_, i) => ((Math.imul(i, 0x9e3779b1) >>> 0) % 255) - 127,
            ),
            scales: Float32Array.from(given),
          };
          const input = Int16Array.from({ length: columns }, (_, i) => ((i * 977) % 2047) - 1023);
          const [one, other] = WAYS.map(([, way]) => {
            const out = Float32Array.from({ length: paddedRows(rows) }, (_, i) => Math.fround(i / 7));
            createIn(way, matrix).multiplyAdd(input, 0, out, 0);
            return [...out];
          });
          expect(one).to.deep.equal(other);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("are chosen by whether the browser runs WebAssembly", () => {
    const matrix = { rows: 1, columns: 1, values: Int8Array.of(3), scales: Float32Array.of(ACTIVATION_SCALE) };
    const { WebAssembly: api } = globalThis;
    try {
      Reflect.set(globalThis, "WebAssembly", undefined);
      expect(createSimdMatrix(matrix)).to.equal(undefined);
      Reflect.set(globalThis, "WebAssembly", {
        Module: class {
          constructor() {
            throw new Error("blocked");
          }
        },
      });
      const out = new Float32Array(8);
      createMatrix(matrix).multiplyAdd(Int16Array.of(5), 0, out, 0);
      expect(out[0]).to.equal(15);
    } finally {
      Reflect.set(globalThis, "WebAssembly", api);
    }
  });
});

describe("fastTanh", () => {
  it("differs from Math.tanh by at most 3e-6", () => {
    for (let x = -10; x <= 10; x += 0.0137) expect(fastTanh(x)).to.be.closeTo(Math.tanh(x), 3e-6);
  });
});

describe("the CRF", () => {
  const noise = (i: number): number => Math.sin(i * 12.9898) * 2;
  const crf = createCrf(
    Float32Array.from({ length: 25 }, (_, i) => noise(i)),
    Float32Array.from({ length: 5 }, (_, i) => noise(i + 99)),
  );
  const length = 4;
  const emissions = Float32Array.from({ length: length * 5 }, (_, i) => noise(i + 7));
  const score = (path: readonly number[]): number =>
    path.reduce(
      (sum, tag, i) =>
        sum +
        (emissions[i * 5 + tag] ?? 0) +
        (i === 0 ? (crf.start[tag] ?? 0) : (crf.transitions[(path[i - 1] ?? 0) * 5 + tag] ?? 0)),
      0,
    );
  const paths = Array.from({ length: 5 ** length }, (_, n) =>
    Array.from({ length }, (_, i) => Math.floor(n / 5 ** i) % 5),
  );

  it("finds the tag sequence with the highest score", () => {
    const best = paths.reduce((a, b) => (score(b) > score(a) ? b : a));
    expect([...viterbi(crf, emissions, 5, length, new Uint8Array(length))]).to.deep.equal(best);
  });

  it("computes the marginals over all tag sequences", () => {
    const marginals = findMarginals(crf, emissions, 5, length);
    const weights = paths.map((path) => Math.exp(score(path)));
    const total = weights.reduce((a, b) => a + b);
    for (let i = 0; i < length; i++) {
      for (let tag = 0; tag < 5; tag++) {
        const share = weights.reduce((sum, weight, n) => sum + (paths[n]?.[i] === tag ? weight : 0), 0) / total;
        expect(marginals[i * 5 + tag]).to.be.closeTo(share, 1e-6);
      }
    }
  });

  it("starts no span with an inside tag and continues none across a break", () => {
    const breaks = Uint8Array.from([0, 1, 1, 1]);
    for (const tag of viterbi(crf, emissions, 5, length, breaks)) expect(tag % 2 === 1 || tag === 0).to.equal(true);
  });
});

describe("token features", () => {
  it("end an open quotation at the end of its paragraph", () => {
    const { outside, inside, opening, closing } = QuoteState;
    expect([...readFeatures('He “did” so "and\nnot').quotes]).to.deep.equal([
      outside,
      opening,
      inside,
      closing,
      outside,
      opening,
      inside,
      outside,
    ]);
  });

  it("mark the first and last tokens of paragraphs and the first paragraph", () => {
    expect([...readFeatures("A title\n\nOne two three").boundaries]).to.deep.equal([5, 6, 1, 0, 2]);
  });

  const shapes: readonly (readonly [string, number])[] = [
    [",", 0],
    ["talks", 1],
    ["Minister", 2],
    ["A", 2],
    ["U.S.", 3],
    ["2024", 4],
    ["al-Assad", 5],
  ];
  for (const [token, shape] of shapes)
    it(`give the token “${token}” the shape ${shape}`, () => expect(shapeOf(token)).to.equal(shape));

  it("include the class of all forms of a reporting verb", () => {
    for (const form of ["say", "says", "said", "saying"]) expect(verbClassOf(form)).to.equal(1);
    for (const form of ["reiterates", "reaffirmed", "underscoring"]) expect(verbClassOf(form)).to.equal(1);
    expect(verbClassOf("replied")).to.equal(1);
    expect(verbClassOf("banana")).to.equal(0);
  });

  it("are split into chunks at paragraphs and inside long paragraphs", () => {
    const paragraph = (words: number): string => Array(words).fill("word").join(" ");
    const text = [paragraph(100), paragraph(100), paragraph(900)].join("\n");
    expect(chunkTokens(readFeatures(text))).to.deep.equal([
      { start: 0, end: 100 },
      { start: 100, end: 200 },
      { start: 200, end: 600 },
      { start: 600, end: 1000 },
      { start: 1000, end: 1100 },
    ]);
    expect(chunkTokens(readFeatures(""))).to.deep.equal([]);
  });
});

describe("postprocessTags", () => {
  const attribution = (cue: number, source?: number) => ({
    sources: source === undefined ? [] : [{ start: source, end: source + 1 }],
    cue: { start: cue, end: cue + 1 },
    contents: [{ start: cue + 1, end: cue + 2 }],
    addressees: [],
    confidence: 1,
  });

  it("gives a cue without a source the source of the previous cue in its sentence", () => {
    const features = readFeatures("Lund praised it, thanked him and noted that. Said it was late.");
    const repaired = postprocessTags(features, [attribution(1, 0), attribution(4), attribution(7), attribution(10)]);
    expect(repaired.map(({ sources }) => sources[0]?.start)).to.deep.equal([0, 0, 0, undefined]);
  });

  it("takes linear time for a sentence that consists of cues", () => {
    const features = readFeatures("said it ".repeat(10_000));
    const before = process.cpuUsage();
    const repaired = postprocessTags(
      features,
      Array.from({ length: 10_000 }, (_, at) => attribution(2 * at)),
    );
    expect(repaired.every(({ sources }) => sources.length === 0)).to.equal(true);
    // Quadratic time would be half a minute, cubic time a day.
    expect(process.cpuUsage(before).user / 1_000).to.be.lessThan(2_000);
  });
});
