declare module "@citation-js/core" {
  export class Cite {
    constructor(data: unknown, options?: { forceType: string });
    readonly data: readonly Record<string, unknown>[];
  }
}
declare module "@citation-js/plugin-ris";
declare module "@citation-js/plugin-bibtex";
declare module "@citation-js/plugin-csl";
