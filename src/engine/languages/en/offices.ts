/** Nouns for offices whose holders can speak. In lower case and singular; the plural with "s" also matches. */
export const OFFICES: readonly string[] = `
president premier governor-general pm fm dpm eam cs ps minister secretary secretary-general chancellor king queen emir amir sultan prince princess sheikh sheikha pope emperor
ambassador envoy representative commissioner chairman chairwoman chairperson chair speaker governor mayor director director-general
officer spokesperson spokesman spokeswoman adviser advisor deputy chief head commander general admiral colonel marshal undersecretary under-secretary assistant under-secretary-general assistant-secretary-general
counselor counsellor attorney diplomat official delegate delegation leader lawmaker senator parliamentarian congressman congresswoman mp taoiseach tanaiste tánaiste
monarch ruler crown president-elect vice-president politician negotiator mediator coordinator rapporteur administrator
consul attaché legate nuncio patriarch archbishop imam ceo founder executive counterpart colleague peer homologue interlocutor host guest author principal
head-of-state ministry government administration cabinet embassy department parliament senate congress council commission secretariat presidency
hr vp hrvp councillor councilor cardinal bishop undersecretary-general commander-in-chief duke duchess grand-duke lieutenant-governor vice-premier vice-minister
chairperson-in-office chairman-in-office chairwoman-in-office president-in-office officer-in-charge minister-in-charge ambassador-at-large
minister-president minister-delegate minister-designate state-secretary vice-chancellor vice-chair vice-chairman vice-chairperson co-chair co-chairman co-chairperson co-president
magistrate judge legislator superintendent registrar brigadier captain commodore vice-admiral rear-admiral major-general brigadier-general convener convenor sherpa co-ordinator
ombudsman ombudsperson prosecutor attorney-general inspector-general auditor-general prosecutor-general rector
directorate kremlin pentagon treasury office authority authorities troika quartet bureau regent monarchs majesty highness excellency
sg dsg usg asg srsg dg dfm nsa chargé magistrate legislator treasurer registrar superintendent prefect voivode akim hokim
brigadier commodore vice-admiral major-general lieutenant-general vice-chancellor vice-chair vice-chairman vice-chairperson co-chair
minister-president minister-designate secretary-designate facilitator moderator convener assemblyman assemblywoman
`
  .trim()
  .split(/\s+/);

/** Words beside an office in a title that are not part of a name. In lower case. */
export const TITLE_WORDS: readonly string[] = `
prime foreign vice deputy first second acting interim federal national security special presidential permanent high state external internal
affairs defence defense interior finance economy economic trade energy justice health education agriculture commerce industry investment
international cooperation development environment culture tourism labour labor transport communications information intelligence
assistant senior principal chief honorary former then supreme joint staff armed forces army navy air force
general royal grand crown custodian holy mosques republic kingdom state council relations department
political bureau central committee communist party secretariat cabinet administration presidency guard revolutionary
commonwealth home chancellery executive house assembly parliament senate congress court union commission
managing presiding personal caretaker alternate ranking
under emiri amiri diwan diplomatic adviser europe policy management resources security trade climate nuclear elect incoming outgoing visiting newly additional
election electoral elections preventive mechanism oversight constitutional statistics customs police employment fisheries migration overseas diaspora politburo apostolic plenipotentiary extraordinary
`
  .trim()
  .split(/\s+/);

/** Offices that assist a superior: the superior's office follows after "to", "for" or "of". */
export const AIDE_OFFICES: readonly string[] = `
spokesperson spokesman spokeswoman adviser advisor envoy representative assistant counselor counsellor aide undersecretary under-secretary delegate
`
  .trim()
  .split(/\s+/);

/** Titles of persons that show their gender. */
export const GENDERED_TITLES: readonly (readonly [word: string, gender: "f" | "m"])[] = [
  ["chairman", "m"],
  ["chairwoman", "f"],
  ["emir", "m"],
  ["king", "m"],
  ["mr", "m"],
  ["mrs", "f"],
  ["ms", "f"],
  ["miss", "f"],
  ["madam", "f"],
  ["madame", "f"],
  ["lady", "f"],
  ["lord", "m"],
  ["pope", "m"],
  ["prince", "m"],
  ["princess", "f"],
  ["queen", "f"],
  ["sheikh", "m"],
  ["sheikha", "f"],
  ["sir", "m"],
  ["dame", "f"],
  ["spokesman", "m"],
  ["spokeswoman", "f"],
  ["sultan", "m"],
];
