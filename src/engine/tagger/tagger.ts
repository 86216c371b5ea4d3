import { finish, type Sliced } from "../slices.ts";
import type { Span } from "../span.ts";
import { chunkTokens } from "./chunk-text.ts";
import { createMatrix } from "./create-matrix.ts";
import { type Crf, createCrf, findMarginals, viterbi } from "./crf.ts";
import { type Domain, type Encoder, openEncoder, type States } from "./encoder.ts";
import { QuoteState, readFeaturesInSlices, type TextFeatures } from "./features.ts";
import type { Matrix } from "./matrix.ts";
import { postprocessTags, type TokenAttribution } from "./postprocess-tags.ts";
import { loadRoleLinker, type RoleLinker, type TokenSpan } from "./role-linker.ts";
import { openWeights, type TaggerWeights } from "./weights.ts";

/** An attribution that the tagger found. It consists of spans only. */
export interface TaggedAttribution {
  readonly sources: readonly Span[];
  readonly cue: Span;
  readonly contents: readonly Span[];
  readonly addressees: readonly Span[];
  /** The probability from 0 to 1, as the tagger estimates it, that the cue is correct. */
  readonly confidence: number;
}

/** Finds attributions in texts. */
export interface Tagger {
  /**
   * Returns the attributions of `text` in the order of their cues. News is tagged by the guidelines of PolNeAR,
   * readouts by the guidelines of this project.
   */
  tag(text: string, domain?: Domain): TaggedAttribution[];
  /**
   * Does the same as `tag` in steps of a few milliseconds. When `isSpent` returns true, the remaining chunks are left
   * out.
   */
  tagIncrementally(text: string, domain?: Domain, isSpent?: () => boolean): Sliced<TaggedAttribution[]>;
}

const CUE_BEGIN = 3;
const CUE_INSIDE = 4;

/** The lowest confidence of a cue that is returned. In news, most cues below it are wrong. */
const LEAST_CONFIDENCE = 0.4;

interface RoleTagger {
  readonly matrix: Matrix;
  readonly bias: Float32Array;
  readonly crf: Crf;
}

function openRoleTagger(weights: TaggerWeights): RoleTagger {
  return {
    matrix: createMatrix(weights.matrix("roles")),
    bias: weights.vector("roles.bias"),
    crf: createCrf(weights.vector("crf.transitions"), weights.vector("crf.start")),
  };
}

function emitRoles({ matrix, bias }: RoleTagger, states: States, length: number): Float32Array {
  const stride = matrix.height;
  const emissions = new Float32Array(length * stride);
  for (let i = 0; i < length; i++) {
    emissions.set(bias, i * stride);
    matrix.multiplyAdd(states, i * matrix.columns, emissions, i * stride);
  }
  return emissions;
}

function findSpans(tags: Uint8Array, begin: number): TokenSpan[] {
  const spans: TokenSpan[] = [];
  for (let i = 0; i < tags.length; i++) {
    if (tags[i] !== begin) continue;
    let end = i + 1;
    while (tags[end] === begin + 1) end++;
    spans.push({ start: i, end });
  }
  return spans;
}

function isOpenAfter(quote: number | undefined): boolean {
  return quote === QuoteState.inside || quote === QuoteState.opening;
}

function shift({ start, end }: TokenSpan, by: number): TokenSpan {
  return { start: start + by, end: end + by };
}

function toTextSpans({ tokens }: TextFeatures, one: TokenAttribution): TaggedAttribution {
  const convert = ({ start, end }: TokenSpan): Span => ({
    start: tokens[start]?.start ?? 0,
    end: tokens[end - 1]?.end ?? 0,
  });
  return {
    sources: one.sources.map(convert),
    cue: convert(one.cue),
    contents: one.contents.map(convert),
    addressees: one.addressees.map(convert),
    confidence: one.confidence,
  };
}

/**
 * Returns 1 for each token of a chunk into which no span may continue. Spans end at the end of a paragraph, except
 * inside a quotation that is still open.
 */
function findBreaks({ boundaries, quotes }: TextFeatures, start: number, end: number): Uint8Array {
  return Uint8Array.from({ length: end - start }, (_, i) => {
    const begins = ((boundaries[start + i] ?? 0) & 1) === 1;
    return begins && !isOpenAfter(quotes[start + i - 1]) ? 1 : 0;
  });
}

/** The parts of the network that a weights file contains. */
interface Network {
  readonly encoder: Encoder;
  readonly roles: RoleTagger;
  readonly links: RoleLinker;
}

/** A span that may be a cue, with the probability that it is one. */
interface CueCandidate extends TokenSpan {
  readonly confidence: number;
}

interface CueReading {
  readonly cues: readonly CueCandidate[];
  readonly cumulativeCueProbability: Float64Array;
}

/** Runs the first stage: finds the cues of a chunk, in token indices of the chunk. */
function readCues(roles: RoleTagger, states: States, breaks: Uint8Array): CueReading {
  const { crf, matrix } = roles;
  const length = breaks.length;
  const emissions = emitRoles(roles, states, length);
  const marginals = findMarginals(crf, emissions, matrix.height, length);
  const likelihood = (token: number, tag: number): number => marginals[token * crf.tags + tag] ?? 0;
  const tags = viterbi(crf, emissions, matrix.height, length, breaks);
  const cues = findSpans(tags, CUE_BEGIN).map(({ start, end }) => ({
    start,
    end,
    confidence: likelihood(start, CUE_BEGIN) + likelihood(start, CUE_INSIDE),
  }));
  let cumulative = 0;
  const cumulativeCueProbability = Float64Array.from({ length }, (_, i) => {
    cumulative += likelihood(i, CUE_BEGIN);
    return cumulative;
  });
  return { cues: cues.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE), cumulativeCueProbability };
}

/**
 * Tags one chunk of a text: finds the cues first, then the other spans of each attribution. The spans of the result are
 * in token indices of the text.
 */
function* tagChunk(
  { encoder, roles, links }: Network,
  features: TextFeatures,
  domain: Domain,
  { start, end }: TokenSpan,
): Sliced<TokenAttribution[]> {
  const states = yield* encoder.encode(features, domain, start, end);
  const breaks = findBreaks(features, start, end);
  const { cues, cumulativeCueProbability } = readCues(roles, states, breaks);
  const tagLinks = links.prepare({ features, states, cumulativeCueProbability, breaks, start, end });
  yield;
  const found: TokenAttribution[] = [];
  for (const cue of cues) {
    const tags = tagLinks(cue);
    const spansOf = (begin: number): TokenSpan[] => findSpans(tags, begin).map((span) => shift(span, start));
    found.push({
      sources: spansOf(1),
      cue: shift(cue, start),
      contents: spansOf(3),
      addressees: spansOf(5),
      confidence: cue.confidence,
    });
    yield;
  }
  return found;
}

/**
 * Creates a tagger from the bytes of a weights file. Throws a WeightsError that describes the fault if the file is not
 * valid.
 */
export function openTagger(bytes: Uint8Array): Tagger {
  const weights = openWeights(bytes);
  const network: Network = {
    encoder: openEncoder(weights),
    roles: openRoleTagger(weights),
    links: loadRoleLinker(weights),
  };

  function* tagSlices(
    text: string,
    domain: Domain = "readout",
    isSpent: () => boolean = () => false,
  ): Sliced<TaggedAttribution[]> {
    const features = yield* readFeaturesInSlices(text);
    const found: TokenAttribution[] = [];
    for (const chunk of chunkTokens(features)) {
      if (isSpent()) break;
      found.push(...(yield* tagChunk(network, features, domain, chunk)));
    }
    return postprocessTags(features, found).map((one) => toTextSpans(features, one));
  }

  return {
    tagIncrementally: tagSlices,
    tag(text, domain) {
      return finish(tagSlices(text, domain));
    },
  };
}
