/** Tells people something that is no alert. */
export interface Announcer {
  /** The subject is ASCII, one line, under 100 characters. Throws when it was not accepted. */
  announce(message: { readonly subject: string; readonly text: string }): Promise<void>;
}
