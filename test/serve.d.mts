export function serve(
  folder: string,
  options?: { readonly port?: number; readonly pages?: Map<string, string> },
): Promise<{ readonly url: string; close(): Promise<void> }>;
