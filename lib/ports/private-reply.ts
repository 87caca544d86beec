import type { Interaction } from '../domain/violation/interaction.ts';

/** Tells the person who clicked, and nobody else, what became of it. */
export interface PrivateReply {
  /** Does nothing where the interaction brought no address; throws when it was not accepted. */
  say(interaction: Interaction, text: string): Promise<void>;
}
