import type { ChangeEvent } from './change-event.ts';

const notSettings =
  /^(?:applyImmediately|dryRun|clientToken|clientRequestToken|revisionId|honorCooldown|skip.*|force.*|host|(?:.*\.)?xmlns)$/i;
const naming =
  /(?:name|id|arn|identifier|url|bucket|cluster|service|function|table|stream|topic|queue|project)$/i;

/** The `policy` of `topic/alarms#policy` is no name that a call may mean. */
const kindOfPart = /#[a-z-]+(?=[/#]|$)/g;

/** What a name, an ARN and an address of one resource end in. */
const lastName = (value: string): string => (/[^/:]+$/.exec(value)?.[0] ?? value).toLowerCase();

/**
 * The settings a call asked for, by path: its parameters without those that say which resource is
 * meant and those that only steer the call.
 */
export function settingsAsked({
  parameters = {},
  subjectKeys = [],
}: Pick<ChangeEvent, 'parameters' | 'subjectKeys'>): (readonly [path: string, value: string])[] {
  const names = new Set(
    subjectKeys.flatMap((key) => key.toLowerCase().replace(kindOfPart, '').split(/[/#:]/)),
  );
  return Object.entries(parameters).filter(
    ([path, value]) =>
      !path.startsWith('response.') &&
      !notSettings.test(path) &&
      !(naming.test(path) && names.has(lastName(value))),
  );
}
