import type { ChangeEvent } from '../change-event.ts';
import type { Touched } from '../difference.ts';

/** A live resource: flat text by path in CloudFormation's spelling, e.g. `Policies.0.PolicyName`. */
export type LiveProperties = Readonly<Record<string, string>>;

export type Call = Pick<ChangeEvent, 'service' | 'action' | 'parameters' | 'subjectKeys'>;

/** Whether what a call did shows; undefined when the check is not about such calls. */
export type Check = (event: Call, live: LiveProperties) => Touched | undefined;

/** What was put in is there, or not. */
export const putIn = (there: boolean, what: string): Touched =>
  there
    ? { kind: 'still-there', detail: `${what} is there` }
    : { kind: 'no-longer', detail: `${what} is not there` };

/** What was taken out is still missing, or there again. */
export const takenOut = (there: boolean, what: string): Touched =>
  there
    ? { kind: 'no-longer', detail: `${what} is there again` }
    : { kind: 'still-there', detail: `${what} is still missing` };

/** Values at all paths that fit. */
export const valuesAt = (live: LiveProperties, path: RegExp): string[] =>
  Object.entries(live).flatMap(([at, value]) => (path.test(at) ? value : []));
