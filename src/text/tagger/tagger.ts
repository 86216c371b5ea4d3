import type { Span } from "../span.ts";
import { cutIntoChunks } from "./chunks.ts";
import { type Crf, findBestTags, findMarginals, makeCrf } from "./crf.ts";
import { type Domain, type Encoder, openEncoder } from "./encoder.ts";
import { readFeatures, type TextFeatures } from "./features.ts";
import { type LinkTagger, openLinkTagger, type TokenSpan } from "./links.ts";
import { multiplyAdd, type PackedMatrix, packMatrix } from "./matrix.ts";
import { openWeights, type Weights } from "./weights.ts";

/** An attribution as the tagger finds it: spans only. */
export interface TaggedAttribution {
  readonly sources: readonly Span[];
  readonly cue: Span;
  readonly contents: readonly Span[];
  readonly addressees: readonly Span[];
  /** How likely the cue is one, by the tagger's own reckoning, 0 to 1. */
  readonly confidence: number;
}

/** Finds attributions in texts. */
export interface Tagger {
  /** The attributions of `text`, by their cues' order. News is tagged as PolNeAR does, readouts as our guidelines do. */
  tag(text: string, domain?: Domain): TaggedAttribution[];
  /** The same in steps of a few milliseconds: run it on while there is time. */
  tagSlices(text: string, domain?: Domain): Generator<undefined, TaggedAttribution[]>;
}

const CUE_BEGIN = 3;
const CUE_INSIDE = 4;

interface RoleTagger {
  readonly matrix: PackedMatrix;
  readonly bias: Float32Array;
  readonly crf: Crf;
}

function openRoleTagger(weights: Weights): RoleTagger {
  return {
    matrix: packMatrix(weights.matrix("roles")),
    bias: weights.vector("roles.bias"),
    crf: makeCrf(weights.vector("crf.transitions"), weights.vector("crf.start")),
  };
}

function emitRoles({ matrix, bias }: RoleTagger, states: Float64Array, length: number): Float32Array {
  const stride = matrix.scales.length;
  const emissions = new Float32Array(length * stride);
  for (let i = 0; i < length; i++) {
    emissions.set(bias, i * stride);
    multiplyAdd(matrix, states, i * matrix.columns, emissions, i * stride);
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

/** Tags one chunk of a text: its cues first, then what belongs to each. */
function* tagChunk(
  encoder: Encoder,
  roles: RoleTagger,
  links: LinkTagger,
  features: TextFeatures,
  domain: Domain,
  { start, end }: TokenSpan,
): Generator<undefined, TaggedAttribution[]> {
  const states = yield* encoder.encode(features, domain, start, end);
  const length = end - start;
  const emissions = emitRoles(roles, states, length);
  const stride = roles.matrix.scales.length;
  const { crf } = roles;
  const cues = findSpans(findBestTags(crf, emissions, stride, length), CUE_BEGIN);
  if (cues.length === 0) return [];
  const marginals = findMarginals(crf, emissions, stride, length);
  const likelihood = (token: number, tag: number): number => marginals[token * crf.tags + tag] ?? 0;
  let mass = 0;
  const cueMass = Float64Array.from({ length }, (_, i) => (mass += likelihood(i, CUE_BEGIN)));
  const tagLinks = links.prepare({ features, states, cueMass, start, end });
  yield;
  const found: TaggedAttribution[] = [];
  const toSpan = (span: TokenSpan): Span => ({
    start: features.tokens[start + span.start]?.start ?? 0,
    end: features.tokens[start + span.end - 1]?.end ?? 0,
  });
  for (const cue of cues) {
    const tags = tagLinks(cue);
    found.push({
      sources: findSpans(tags, 1).map(toSpan),
      cue: toSpan(cue),
      contents: findSpans(tags, 3).map(toSpan),
      addressees: findSpans(tags, 5).map(toSpan),
      confidence: likelihood(cue.start, CUE_BEGIN) + likelihood(cue.start, CUE_INSIDE),
    });
    yield;
  }
  return found;
}

/** Opens a tagger on the bytes of a weights file; throws a WeightsError that says what is wrong with them. */
export function openTagger(bytes: Uint8Array): Tagger {
  const weights = openWeights(bytes);
  const encoder = openEncoder(weights);
  const roles = openRoleTagger(weights);
  const links = openLinkTagger(weights);

  function* tagSlices(text: string, domain: Domain = "readout"): Generator<undefined, TaggedAttribution[]> {
    const features = readFeatures(text);
    const found: TaggedAttribution[] = [];
    for (const chunk of cutIntoChunks(features)) {
      found.push(...(yield* tagChunk(encoder, roles, links, features, domain, chunk)));
    }
    return found;
  }

  return {
    tagSlices,
    tag(text, domain) {
      const slices = tagSlices(text, domain);
      for (;;) {
        const slice = slices.next();
        if (slice.done) return slice.value;
      }
    },
  };
}
