/** How many speakers can be told apart by paint: six hues, and the same six under a line. */
export const MAX_SPEAKER_COLORS = 12;

/** Who speaks, as one word for all of them together; empty when the text does not tell. */
export function speakerKey({ speakers }: { readonly speakers: readonly string[] }): string {
  return [...speakers].sort().join("\n");
}

/**
 * Numbers the speakers of a page from 1, those who say most first, so that they have the plainest hues; those beyond
 * the last hue have none.
 */
export function assignSpeakerColors(
  attributions: readonly { readonly speakers: readonly string[] }[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const attribution of attributions) {
    const key = speakerKey(attribution);
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Sorting is stable: of equals, who speaks first comes first.
  const keys = [...counts].sort(([, one], [, other]) => other - one).map(([key]) => key);
  return new Map(keys.slice(0, MAX_SPEAKER_COLORS).map((key, index) => [key, index + 1]));
}
