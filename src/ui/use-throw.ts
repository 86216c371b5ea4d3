import { useCallback, useState } from "preact/hooks";

/** Returns a function that makes the surrounding error boundary show an error which occurred after rendering. */
export function useThrow(): (error: unknown) => void {
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  if (failure) throw failure.error;
  return useCallback((error: unknown) => setFailure({ error }), []);
}
