import type { Interaction } from '../domain/violation/interaction.ts';

/** Asks somebody for what an exception needs. */
export interface ExceptionForm {
  /** Throws when the form was not opened. */
  open(interaction: Interaction, trigger: string): Promise<void>;
}
