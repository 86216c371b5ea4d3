import { t } from "../locale/i18n.ts";
import { background, callsToPage, type PageView } from "../rpc/rpc-contract.ts";
import { Icon } from "../ui/icon.tsx";
import type { ReadablePage, RunAction } from "./run-action.ts";

interface Props {
  readonly open: ReadablePage;
  readonly run: RunAction;
  readonly showFrame: (frameId: number) => void;
}

/** Looks into the frames of the page, where some ministries put their texts, and shows the first with anything in it. */
export function FramesButton({ open: { view, tabId }, run, showFrame }: Props) {
  if (view.frames === 0) return null;
  const injectAndShow = async () => {
    const frames = await background.injectIntoFrames(tabId);
    const views = await Promise.all(frames.map((frameId) => callsToPage(tabId, frameId).forceAnalysis()));
    const best = views.reduce(
      (most, one, at) => (attributionCountText(one) > attributionCountText(views[most]) ? at : most),
      0,
    );
    showFrame(frames[best] ?? 0);
  };
  return (
    <button type="button" class="button" onClick={() => run(injectAndShow)}>
      <Icon name="search" /> {t("analyse_frames")}
    </button>
  );
}

function attributionCountText(view: PageView | undefined): number {
  return view?.attributions.length ?? 0;
}
