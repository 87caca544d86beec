import type { ChangeEvent } from './change-event.ts';

const notSettings =
  /^(?:applyImmediately|dryRun|clientToken|clientRequestToken|revisionId|skip.*|force.*)$/i;
const naming = /(?:name|id|arn|identifier|url|bucket)$/i;

/**
 * The settings a call asked for, by path: its parameters without those that say which resource is
 * meant and those that only steer the call.
 */
export function settingsAsked({
  parameters = {},
  subjectKeys = [],
}: Pick<ChangeEvent, 'parameters' | 'subjectKeys'>): (readonly [path: string, value: string])[] {
  const keys = subjectKeys.map((key) => key.toLowerCase());
  return Object.entries(parameters).filter(
    ([path, value]) =>
      !path.startsWith('response.') &&
      !notSettings.test(path) &&
      !(naming.test(path) && keys.some((key) => key.includes(value.toLowerCase()))),
  );
}
