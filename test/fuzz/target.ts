import type { ReadFault } from '../../lib/domain/fault/read-fault.ts';

/** Something that should hold for every input and did not. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

/** Throws a Broken with `otherwise` unless `condition`. */
export function holds(condition: boolean, otherwise: string): void {
  if (!condition) throw new Broken(otherwise);
}

/** A fault says where it is from, what kind it is, and a sentence. */
export function expectNamed({ source, code, message }: ReadFault): void {
  holds(source !== '' && code.length > 0 && message !== '', `a fault without a name: ${message}`);
}

/** Mistakes of ours, whatever the input. */
const mistakes = [TypeError, ReferenceError, SyntaxError, RangeError];

/** An error that a user is shown: it has a sentence and is none of our mistakes. */
export function expectSaid(error: unknown): void {
  if (error instanceof Broken) throw error;
  holds(error instanceof Error, `something else than an Error was thrown: ${String(error)}`);
  const { name, message, stack } = error as Error;
  const isOurs = mistakes.some((type) => error instanceof type);
  holds(!isOurs && message !== '', `${name} was thrown: ${stack ?? message}`);
}
