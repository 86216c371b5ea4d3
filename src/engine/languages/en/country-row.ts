/**
 * A state or body that speaks in readouts: its name, its demonyms, the cities that stand for its government, its other
 * names.
 */
export type CountryRow = readonly [name: string, demonyms: string, capitals: string, aliases: string];
