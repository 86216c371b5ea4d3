/** Number of speakers with distinguishable colours: six hues, and the same six with an underline. */
export const MAX_SPEAKER_COLORS = 12;

/**
 * Returns a string that identifies the speakers of an attribution together. It is empty if the text does not name them.
 */
export function speakerKey({ speakers }: { readonly speakers: readonly string[] }): string {
  return [...speakers].sort().join("\n");
}

/**
 * Assigns colour numbers from 1 to the speakers of a page. Speakers with the most attributions come first and get the
 * most distinct hues; speakers beyond the last hue get none.
 */
export function assignSpeakerColors(
  attributions: readonly { readonly speakers: readonly string[] }[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const attribution of attributions) {
    const key = speakerKey(attribution);
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Sorting is stable: if counts are equal, the speaker who appears first comes first.
  const keys = [...counts].sort(([, one], [, other]) => other - one).map(([key]) => key);
  return new Map(keys.slice(0, MAX_SPEAKER_COLORS).map((key, index) => [key, index + 1]));
}
