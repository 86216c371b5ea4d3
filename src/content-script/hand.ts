import { applyCorrections } from "../annotation/apply-corrections.ts";
import { speakAsBrowser, speakWords } from "../messages/load-words.ts";
import { giveHand } from "./bring-hand.ts";
import { openDesk } from "./desk.ts";
import { findFoldedCorrections, findNotes, storedReading } from "./placed-notes.ts";

// A script of its own, with its own words.
speakAsBrowser();
giveHand({ applyCorrections, findFoldedCorrections, findNotes, storedReading, speakWords, openDesk });
