interface RandomSource {
  randomUUID?: () => string;
  getRandomValues(bytes: Uint8Array): Uint8Array;
}

/** Returns a random version 4 UUID. Builds it by hand in insecure contexts, where `randomUUID` is missing. */
export function randomUuid(): string {
  const { crypto } = globalThis as unknown as { crypto: RandomSource };
  return crypto.randomUUID?.() ?? formatUuid(crypto.getRandomValues(new Uint8Array(16)));
}

function formatUuid(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte, at) => withVersionBits(byte, at).toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Sets the version in byte 6 and the variant in byte 8 (RFC 9562, section 4). */
function withVersionBits(byte: number, at: number): number {
  if (at === 6) return (byte & 0x0f) | 0x40;
  if (at === 8) return (byte & 0x3f) | 0x80;
  return byte;
}
