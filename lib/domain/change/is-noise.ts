import type { ChangeEvent } from './change-event.ts';

/**
 * True for calls that are no change and no attempt at one, whoever made them and however they ended:
 * `judge` answers `not-a-change` to all of them, so a record need not be read whole to be counted.
 * Sign-ins are left out; who signed in matters.
 */
export function isNoise({ effect, action }: Pick<ChangeEvent, 'effect' | 'action'>): boolean {
  return (effect === 'read' || effect === 'telemetry') && action !== 'ConsoleLogin';
}
