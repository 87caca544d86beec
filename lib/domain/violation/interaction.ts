/** What somebody did with a message or a form, once it is proven who sent it. */
export interface Interaction {
  /** The same click always has the same id. */
  readonly id: string;
  /** Where this person, and nobody else, can be told what became of it; a form is answered itself. */
  readonly replyUrl?: string;
  /** The person's id there, vouched for by the channel. */
  readonly userId: string;
  /** `slack:<team>/<user>` */
  readonly by: string;
  /** Hostile text. */
  readonly name: string;
  readonly incidentId: string;
  /** A time in the incident: ISO 8601 UTC. */
  readonly incidentAt: string;
  readonly wish:
    | { readonly kind: 'acknowledge' }
    | { readonly kind: 'resolve'; readonly how: 'reverted' | 'adopted' }
    /** Asks for the form; the trigger is good for three seconds. */
    | { readonly kind: 'ask-exception'; readonly trigger: string }
    | {
        readonly kind: 'except';
        readonly until: string;
        readonly reason: string;
        readonly ticket?: string;
      };
}
