import { version } from "../../package.json";

/** The version of Note Verbale. */
export const VERSION: string = version;
