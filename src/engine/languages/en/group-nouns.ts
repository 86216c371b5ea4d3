/** Plural nouns that refer to the parties of the event ("the two sides"). */
export const PARTY_NOUNS: readonly string[] = `
sides pms fms nsas leaders parties presidents ministers chancellors premiers interlocutors participants counterparts principals delegations partners
countries nations governments heads officials diplomats representatives negotiators secretaries envoys allies members states
monarchs sovereigns statesmen chiefs advisers advisors ambassadors delegates attendees pair duo men women
`
  .trim()
  .split(/\s+/);

/** Singular nouns that refer to one side of the event ("the Russian side"). */
export const SIDE_NOUNS: readonly string[] =
  `side party delegation government people nation country ministry leadership team administration
authorities embassy parliament`.split(/\s+/);

/** Plural nouns for groups of people who can speak without an office. */
export const GROUP_NOUNS: readonly string[] = `
people citizens businesses companies experts analysts observers lawmakers residents victims critics activists journalists reporters
protesters researchers scientists economists investors voters families organizations organisations agencies groups source sources
`
  .trim()
  .split(/\s+/);

/** Matches numbers that stand for the parties ("both", "the two"). */
export const NUMBER_OF_PARTIES = /^(?:both|two|three|four|five|six)$/;

/** Matches plural nouns for those who speak for a state. */
export const REPRESENTATIVES = /^(?:representatives|officials|negotiators|delegates|diplomats|ministers)$/;

/** Matches plural nouns for the principals of the event, of whatever state. */
export const PRINCIPALS = /^(?:presidents|leaders|ministers)$/;

/** Numbers of more than two parties. */
export const COUNTS_OF_PARTIES: readonly (readonly [word: string, count: number])[] = [
  ["three", 3],
  ["four", 4],
  ["five", 5],
  ["six", 6],
];
