/** The states of the United States by the label of their sites: "governor.ny.gov". */
export const US_STATES: ReadonlyMap<string, string> = new Map(
  `al Alabama|ak Alaska|az Arizona|ar Arkansas|ca California|co Colorado|ct Connecticut|de Delaware|fl Florida|
ga State of Georgia|hi Hawaii|id Idaho|il Illinois|in Indiana|ia Iowa|ks Kansas|ky Kentucky|la Louisiana|me Maine|
md Maryland|ma Massachusetts|mi Michigan|mn Minnesota|ms Mississippi|mo Missouri|mt Montana|ne Nebraska|nv Nevada|
nh New Hampshire|nj New Jersey|nm New Mexico|ny New York|nc North Carolina|nd North Dakota|oh Ohio|ok Oklahoma|
or Oregon|pa Pennsylvania|ri Rhode Island|sc South Carolina|sd South Dakota|tn Tennessee|tx Texas|ut Utah|vt Vermont|
va Virginia|wa Washington State|wv West Virginia|wi Wisconsin|wy Wyoming|gu Guam|pr Puerto Rico`
    .split("|")
    .map((row) => [row.trim().slice(0, 2), row.trim().slice(3)] as const),
);
