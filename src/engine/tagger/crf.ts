/**
 * A linear-chain CRF over BIO tags. Tag 0 is outside, each odd tag begins a role, and the even tag after it continues
 * that role.
 */
export interface Crf {
  readonly tags: number;
  /**
   * The score of each transition at `[before * tags + after]`. It is minus infinity if BIO does not allow the
   * transition.
   */
  readonly transitions: Float32Array;
  readonly start: Float32Array;
}

const isInside = (tag: number): boolean => tag > 0 && tag % 2 === 0;

/** Returns a CRF with the trained scores in which every transition that BIO does not allow is impossible. */
export function createCrf(transitions: Float32Array, start: Float32Array): Crf {
  const tags = start.length;
  const mayFollow = (before: number, after: number): boolean =>
    !isInside(after) || before === after || before === after - 1;
  return {
    tags,
    transitions: transitions.map((score, i) =>
      mayFollow(Math.floor(i / tags), i % tags) ? score : Number.NEGATIVE_INFINITY,
    ),
    start: start.map((score, tag) => (isInside(tag) ? Number.NEGATIVE_INFINITY : score)),
  };
}

/**
 * Returns the most likely tag sequence of `length` tokens. The emissions of each token are a row of `stride` numbers.
 * No span continues into a token whose entry in `breaks` is 1.
 */
export function viterbi(
  crf: Crf,
  emissions: Float32Array,
  stride: number,
  length: number,
  breaks: Uint8Array,
): Uint8Array {
  const { tags, transitions } = crf;
  const pointers = new Uint8Array(length * tags);
  let state = crf.start.map((score, tag) => score + (emissions[tag] as number));
  for (let i = 1; i < length; i++) {
    const next = new Float32Array(tags);
    for (let tag = 0; tag < tags; tag++) {
      let best = Number.NEGATIVE_INFINITY;
      for (let before = 0; before < tags; before++) {
        const score = (state[before] as number) + (transitions[before * tags + tag] as number);
        if (score > best) {
          best = score;
          pointers[i * tags + tag] = before;
        }
      }
      const isForbidden = breaks[i] === 1 && isInside(tag);
      next[tag] = isForbidden ? Number.NEGATIVE_INFINITY : best + (emissions[i * stride + tag] as number);
    }
    state = next;
  }
  return followPointers(pointers, tags, state, length);
}

function followPointers(pointers: Uint8Array, tags: number, last: Float32Array, length: number): Uint8Array {
  const path = new Uint8Array(length);
  let tag = last.indexOf(Math.max(...last));
  for (let i = length - 1; i >= 0; i--) {
    path[i] = tag;
    tag = pointers[i * tags + tag] as number;
  }
  return path;
}

function exponentials(scores: Float32Array): Float64Array {
  return Float64Array.from(scores, Math.exp);
}

/** Converts emissions to weights. The highest weight of each token is 1, so that the exponential does not overflow. */
function weigh(emissions: Float32Array, stride: number, tags: number, length: number): Float64Array {
  const weights = new Float64Array(length * tags);
  for (let i = 0; i < length; i++) {
    const row = emissions.subarray(i * stride, i * stride + tags);
    const peak = Math.max(...row);
    row.forEach((score, tag) => {
      weights[i * tags + tag] = Math.exp(score - peak);
    });
  }
  return weights;
}

function rescale(values: Float64Array, from: number, to: number): void {
  let total = 0;
  for (let k = from; k < to; k++) total += values[k] as number;
  for (let k = from; k < to; k++) values[k] = (values[k] as number) / total;
}

/**
 * Runs the forward algorithm: sums the weights of all tag sequences that reach each tag. The sums of each token are
 * scaled to a total of 1.
 */
function sumForward(crf: Crf, weights: Float64Array, steps: Float64Array, length: number): Float64Array {
  const { tags } = crf;
  const alpha = new Float64Array(length * tags);
  crf.start.forEach((score, tag) => {
    alpha[tag] = Math.exp(score) * (weights[tag] as number);
  });
  rescale(alpha, 0, tags);
  for (let i = 1; i < length; i++) {
    for (let tag = 0; tag < tags; tag++) {
      let sum = 0;
      for (let before = 0; before < tags; before++) {
        sum += (alpha[(i - 1) * tags + before] as number) * (steps[before * tags + tag] as number);
      }
      alpha[i * tags + tag] = sum * (weights[i * tags + tag] as number);
    }
    rescale(alpha, i * tags, (i + 1) * tags);
  }
  return alpha;
}

/**
 * Returns the probability of each tag of each token over all tag sequences (forward-backward algorithm), in rows of
 * `crf.tags` numbers.
 */
export function findMarginals(crf: Crf, emissions: Float32Array, stride: number, length: number): Float64Array {
  const { tags } = crf;
  const weights = weigh(emissions, stride, tags, length);
  const steps = exponentials(crf.transitions);
  const marginals = sumForward(crf, weights, steps, length);
  let beta = new Float64Array(tags).fill(1);
  for (let i = length - 2; i >= 0; i--) {
    const next = new Float64Array(tags);
    for (let tag = 0; tag < tags; tag++) {
      for (let after = 0; after < tags; after++) {
        next[tag] =
          (next[tag] as number) +
          (steps[tag * tags + after] as number) * (weights[(i + 1) * tags + after] as number) * (beta[after] as number);
      }
    }
    rescale(next, 0, tags);
    beta = next;
    next.forEach((value, tag) => {
      marginals[i * tags + tag] = (marginals[i * tags + tag] as number) * value;
    });
    rescale(marginals, i * tags, (i + 1) * tags);
  }
  return marginals;
}
