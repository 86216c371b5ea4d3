import { useEffect, useRef } from "preact/hooks";
import { t } from "../locale/i18n.ts";

/** Shows a button that loads more entries of a list when it is pressed or scrolled into view. */
export function LoadMoreButton({ onMore }: { readonly onMore: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = button.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onMore();
      },
      { rootMargin: "400px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [onMore]);
  return (
    <button ref={button} type="button" class="button more" onClick={onMore}>
      {t("show_more")}
    </button>
  );
}
