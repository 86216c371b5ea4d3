/** An error in the command line, whose message is shown with a hint to `--help`. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
