import { applyCorrections } from "../annotation/apply-corrections.ts";
import { useBrowserMessages, useMessages } from "../rpc/load-messages.ts";
import { analysisToStore, anchorNotes, findFoldedCorrections } from "./anchor-notes.ts";
import { registerUiBundle } from "./load-ui-bundle.ts";
import { createPageUi } from "./page-ui.ts";

// A script of its own, with its own words.
useBrowserMessages();
registerUiBundle({ applyCorrections, findFoldedCorrections, anchorNotes, analysisToStore, useMessages, createPageUi });
