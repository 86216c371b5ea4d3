/** A page can send clicks of its own making to what it can reach; only the reader's count. */
export function trusted(action: () => void): (event: Event) => void {
  return (event) => {
    if (event.isTrusted) action();
  };
}
