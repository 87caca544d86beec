/** A secret text that may be replaced while we run. It never appears in errors or logs. */
export interface Secret {
  /** `fresh` asks the source itself, past any copy kept in memory. Throws when there is none. */
  read(options?: { readonly fresh: boolean }): Promise<string>;
}
