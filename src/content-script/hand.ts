import { applyCorrections } from "../annotation/apply-corrections.ts";
import { useBrowserMessages, useMessages } from "../rpc/load-messages.ts";
import { giveHand } from "./bring-hand.ts";
import { openDesk } from "./desk.ts";
import { findFoldedCorrections, findNotes, storedReading } from "./placed-notes.ts";

// A script of its own, with its own words.
useBrowserMessages();
giveHand({ applyCorrections, findFoldedCorrections, findNotes, storedReading, speakWords: useMessages, openDesk });
