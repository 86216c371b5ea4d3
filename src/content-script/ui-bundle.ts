import { applyCorrections } from "../annotation/apply-corrections.ts";
import { useBrowserMessages, useMessages } from "../rpc/load-messages.ts";
import { findFoldedCorrections } from "./anchor-notes.ts";
import { registerUiBundle } from "./load-ui-bundle.ts";
import { NoteLocator } from "./note-locator.ts";
import { createPageUi } from "./page-ui.ts";

// This is a separate script, so it has its own copy of the messages.
useBrowserMessages();
registerUiBundle({ applyCorrections, findFoldedCorrections, NoteLocator, useMessages, createPageUi });
