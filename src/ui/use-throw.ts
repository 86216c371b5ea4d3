import { useCallback, useState } from "preact/hooks";

/** Returns a function that has the boundary around a component show a failure which came after it was rendered. */
export function useThrow(): (error: unknown) => void {
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  if (failure) throw failure.error;
  return useCallback((error: unknown) => setFailure({ error }), []);
}
