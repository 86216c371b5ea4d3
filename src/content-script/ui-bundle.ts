import { applyCorrections } from "../annotation/apply-corrections.ts";
import { useBrowserMessages, useMessages } from "../rpc/load-messages.ts";
import { registerUiBundle } from "./load-ui-bundle.ts";
import { createPageUi } from "./page-ui.ts";
import { findFoldedCorrections, anchorNotes, analysisToStore } from "./anchor-notes.ts";

// A script of its own, with its own words.
useBrowserMessages();
registerUiBundle({ applyCorrections, findFoldedCorrections, anchorNotes, analysisToStore, useMessages, createPageUi });
