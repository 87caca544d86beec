import { type Finding, ok, problem, unknown } from './finding.ts';

interface Run {
  /** What runs, as the beginning of a sentence: `the sweep of eu-west-1`. */
  readonly what: string;
  /** When it last came to its end, ISO 8601; undefined: never. */
  readonly last: string | undefined;
  /** How old that may be. */
  readonly longestMs: number;
  /** Since when it has been meant to run; undefined: nobody knows. */
  readonly since: Date | undefined;
  readonly fix: string;
}

/** Whether something that runs by a schedule ran when it should have. */
export function onTime({ what, last, longestMs, since, fix }: Run, now: Date): Finding {
  if (last === undefined) {
    const ageMs = now.getTime() - (since?.getTime() ?? Number.NEGATIVE_INFINITY);
    return ageMs > longestMs
      ? problem(`${what} never came to an end`, fix)
      : unknown(`${what} has not run yet`, 'look again when it should have');
  }
  const late = now.getTime() - Date.parse(last) > longestMs;
  return late ? problem(`${what} was last done up to ${last}`, fix) : ok(`${what}: up to ${last}`);
}
