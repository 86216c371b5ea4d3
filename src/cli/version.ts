import { readShipped } from "./shipped-files.ts";

/** Returns the version of Note Verbale. */
export function commandVersion(): string {
  const manifest = new TextDecoder().decode(readShipped("package.json", "../../package.json"));
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
