/** What an alert says, whatever carries it. Every text is one harmless line, not yet escaped for HTML or Slack. */
export interface AlertText {
  /** Enough to decide on: how bad, who, what, where. */
  readonly headline: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  /** One a violation, oldest first; empty when the headline and the facts say it all. */
  readonly items: readonly string[];
  /** Commands to be pasted whole: never cut, never wrapped. @default none */
  readonly commands?: readonly { readonly label: string; readonly text: string }[];
  /** What to do next. */
  readonly steps: readonly string[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
}
