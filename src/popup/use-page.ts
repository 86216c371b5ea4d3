import { useEffect, useState } from "preact/hooks";
import type { PageFollower, TabState } from "./page-follower.ts";

/** Returns the state of the page that is followed, and renders again at each change. */
export function usePage(follower: PageFollower): TabState {
  const [state, setState] = useState(follower.state);
  useEffect(() => {
    follower.onChange = setState;
    setState(follower.state);
  }, [follower]);
  return state;
}
