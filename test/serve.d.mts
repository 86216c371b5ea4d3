export function serve(
  folder: string,
  options?: {
    readonly port?: number;
    readonly pages?: ReadonlyMap<string, string>;
    readonly headers?: ReadonlyMap<string, Readonly<Record<string, string>>>;
  },
): Promise<{ readonly url: string; close(): Promise<void> }>;
