/** Two readouts of the same call. The people and events are fictional, as in the demo pages of the tests. */
export const DEMO_READOUTS = [
  {
    title: "Prime Minister Halvorsen speaks with President Duarte of Brazil",
    issuer: "Prime Minister’s Office, Oslo",
    text: `Prime Minister Halvorsen speaks with President Duarte of Brazil
Prime Minister Astrid Halvorsen spoke by telephone today with President Mateus Duarte of Brazil to discuss the rainforest fund and shipping.
The Prime Minister congratulated President Duarte on the 40th anniversary of Brazil’s return to civilian rule. She underlined that payments would continue to follow verified results and announced that a further 3 billion kroner would be made available in 2027.
President Duarte expressed his appreciation for Norway’s long-standing support and stressed that other donors must also do their part.
The two leaders agreed to instruct their ministers to conclude talks on green shipping corridors before the summer.`,
  },
  {
    title: "President Duarte: Brazil has kept its word on the forest",
    issuer: "Presidency of the Republic, Brasília",
    text: `President Duarte: Brazil has kept its word on the forest
President Mateus Duarte received this Friday a telephone call from the Prime Minister of Norway, Astrid Halvorsen, during which the two sides discussed bilateral relations and the rainforest fund.
President Duarte affirmed that Brazil had met every target of the partnership ahead of time, and urged rich countries to honour the promises that they made in Belém.
The Norwegian Prime Minister, for her part, praised Brazil’s leadership on climate and said that her government intends to increase its contribution.
The President rejected the use of unilateral sanctions. Both sides agreed to sign the trade agreement in the first half of next year.`,
  },
] as const;
