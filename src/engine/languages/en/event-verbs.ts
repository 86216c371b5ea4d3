/** All finite forms of the verbs for the event. What precedes such a verb is the subject of its clause. */
export const EVENT_VERBS: readonly string[] = `
met meets spoke speaks held holds had has have made makes received receives called calls phoned telephoned hosted hosts visited visits
travelled traveled joined attended participated took takes began started opened arrived conducted convened chaired signed witnessed
welcomed greeted paid led talked conferred engaged concluded continued participate exchanged consulted accompanied addressed delivered
congratulated contacted rang is are was were will would did does do gave gives went sent sends inaugurated dined lunched hold receive
`
  .trim()
  .split(/\s+/);

/** Verbs after which "about X" or "to discuss X" gives the topic of the talk. */
export const DISCUSSION_VERBS: readonly string[] =
  `spoke speaks spoken speak speaking met meets meet meeting talked talks talk conferred called phoned telephoned
consulted`.split(/\s+/);

/** The event verbs as a set for lookups. */
export const EVENT_VERB_SET: ReadonlySet<string> = new Set(EVENT_VERBS);
