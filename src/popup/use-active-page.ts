import { useEffect, useState } from "preact/hooks";
import type { ActivePage, TabState } from "./active-page.ts";

/** Returns the state of the followed page, and renders again at each change. */
export function useActivePage(follower: ActivePage): TabState {
  const [state, setState] = useState(follower.state);
  useEffect(() => {
    follower.onChange = setState;
    setState(follower.state);
  }, [follower]);
  return state;
}
