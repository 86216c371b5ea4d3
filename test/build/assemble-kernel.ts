/*
 * Assembles the tagger's WebAssembly kernel. As a command it writes the bytes into the source:
 * node --import tsx test/build/assemble-kernel.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openWabt from "wabt";

const SOURCE = new URL("../../src/engine/tagger/matrix-kernel.wat", import.meta.url);
const TARGET = new URL("../../src/engine/tagger/matrix-kernel.ts", import.meta.url);
const FEATURES = { simd: true };

/** Returns the bytes of `matrix-kernel.wat` in hexadecimal digits. Throws if it is not valid. */
export async function assembleKernel(): Promise<string> {
  const wabt = await openWabt();
  const module = wabt.parseWat("matrix-kernel.wat", readFileSync(SOURCE, "utf8"), FEATURES);
  module.validate();
  return Buffer.from(module.toBinary({}).buffer).toString("hex");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = (await assembleKernel()).match(/.{1,112}/g) ?? [];
  const [head] = readFileSync(TARGET, "utf8").split("export const");
  writeFileSync(TARGET, `${head}export const MATRIX_KERNEL =\n${lines.map((line) => `  "${line}"`).join(" +\n")};\n`);
}
