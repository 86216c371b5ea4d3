/*
 * Proves the patterns of the source that are not proved yet, on all cores, and writes the proved ones to a file.
 * Results are written while it runs, so that a stopped run can be continued. Usage: node --import tsx
 * test/build/prove-patterns.ts
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { check } from "recheck";
import { type AnyPattern, allPatterns, PROVED, readProved } from "./all-patterns.ts";
import { type Decision, decidePattern } from "./decide-pattern.ts";

/** Interval between two writes of the results, in milliseconds. */
const WRITE_EVERY = 2_000;

if (process.send) answerDecisions();
else await proveAll();

/** Answers each pattern that is sent to this child process with the decision on it. */
function answerDecisions(): void {
  process.on("message", ({ source, flags }: AnyPattern) => {
    void decidePattern(source, flags, check).then((decision) => process.send?.(decision));
  });
  process.on("disconnect", () => process.exit());
}

async function proveAll(): Promise<void> {
  const all = await allPatterns();
  const before = new Set(readProved());
  const proved = all.filter(({ digest }) => before.has(digest));
  const rest = all.filter(({ digest }) => !before.has(digest));
  const write = () => writeProved(proved);
  const timer = setInterval(write, WRITE_EVERY);
  let failed = 0;
  const work = async () => {
    const child = fork(import.meta.filename);
    for (let pattern = rest.shift(); pattern; pattern = rest.shift()) {
      const { isProved, words } = await decideIn(child, pattern);
      if (isProved) {
        proved.push(pattern);
        continue;
      }
      failed += 1;
      console.log(`${pattern.file}: /${pattern.source}/${pattern.flags}: ${words}`);
    }
    child.disconnect();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  clearInterval(timer);
  write();
  console.log(`${proved.length} patterns are proved, ${failed} are not.`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function decideIn(child: ChildProcess, pattern: AnyPattern): Promise<Decision> {
  const answer = once(child, "message");
  child.send(pattern);
  const [decision] = (await answer) as [Decision];
  return decision;
}

function writeProved(patterns: readonly AnyPattern[]): void {
  const digests = patterns.map(({ digest }) => digest).sort();
  writeFileSync(PROVED, `${JSON.stringify(digests, undefined, 2)}\n`);
}
