import { useEffect, useState } from "preact/hooks";
import { type PlacedCode, placeCodes } from "../annotation/code-record.ts";
import { background } from "../rpc/rpc-contract.ts";

const NO_CODES: ReadonlyMap<string, PlacedCode> = new Map();

/**
 * Returns the codes of the codebook by their names, which are tags. Empty until they are read, and while the database
 * cannot be read, because tags are legible without their colours.
 * @param state The state of the popup. The codes are read again when it changes.
 */
export function useCodes(state: unknown): ReadonlyMap<string, PlacedCode> {
  const [codes, setCodes] = useState(NO_CODES);
  useEffect(() => {
    background.codebook().then(
      (found) => setCodes(new Map(placeCodes(found).map((one) => [one.code.name, one]))),
      () => undefined,
    );
  }, [state]);
  return codes;
}
