import type { Act } from "../reading.ts";

/** What a clause says in its first words turns a neutral report into an act. First row that fits wins. */
export const CLAUSE_RULES: readonly (readonly [pattern: RegExp, act: Act])[] = [
  [/\b(?:thank you|thankful|grateful|gratitude|condolences|congratulat\w+|sorry for)\b/, "courtesy"],
  [
    /\b(?:would|will) (?:respond|retaliate|face|bear)\b|\b(?:severe|serious|grave|dire) (?:consequences|costs)\b/,
    "threaten",
  ],
  [
    /\b(?:is|are|was|were|remains?|remained|stands?|stood) (?:\w+ly |also |always |fully |still )*(?:ready|determined|committed|keen|willing|prepared|eager|resolved|interested in)\b/,
    "pledge",
  ],
  [
    /\b(?:firmly|fully|strongly|consistently|always|resolutely) (?:opposes?|rejects?|opposed|rejected)\b|\b(?:opposes|rejects|will not accept|does not support|cannot accept)\b/,
    "reject",
  ],
  [
    /\b(?:firmly |fully |strongly |consistently |resolutely |always |continues to )?supports\b|\bwe (?:firmly |fully |strongly )?support\b|\bsupport\b.{0,40}\bis (?:unwavering|steadfast|ironclad|unconditional)\b|\b(?:stands?|stood) (?:\w+ly )?(?:with|by|alongside|together)\b|\b(?:was|is|are|were) (?:proud|pleased|delighted)\b/,
    "support",
  ],
  [
    /^(?!.*\b(?:both|together|humanity|and|two countries|two sides)\b.*\b(?:must|should)\b)[^,]*\b(?:must|should|ought to)\b(?! (?:be|have)\b)|\bwe (?:ask|need|call)\b/,
    "request",
  ],
];

/** Noun phrases that ask something of a named party: "the need for X to end ...", "the importance of X increasing ...". Capitals count. */
export const DEMAND =
  /^the (?:\p{L}+ )?(?:need for (?:the )?(?:\p{Lu}\S* ){1,6}.{0,60}?\bto \p{Ll}|importance of (?:\p{Lu}\S* ){1,4}\p{Ll}+ing\b)/u;

/** What is given when it is announced. */
export const GRANT = /\b(?:package|funding|assistance|aid|grant|donation|contribution|million|billion)\b|\$/;

/** Words at the head of a noun phrase that make noting it an accusation. */
export const BLAME =
  /\b(?:aggression|aggressive|provocati\w+|violations?|destructive|destabili[sz]ing|illegal|unlawful|brutal|crimes?|atrocities|interference|threats? (?:by|from)|attacks? (?:by|on|against)|unjustified|unprovoked|obstruct\w+|escalation of)\b/;

/** Words that make a warning or a clear word one of consequences. */
export const THREAT = /\b(?:consequences|retaliat\w+|(?:would|will) respond|costs|sanctions|response)\b/;
