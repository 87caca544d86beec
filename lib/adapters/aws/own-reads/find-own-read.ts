import type { ChangeEvent } from '../../../domain/change/change-event.ts';
import { answered, parameter, parametersAt } from '../../../domain/change/parameters.ts';
import { failedCall } from '../failed-call.ts';
import { type LiveResource, livePropertiesOf } from '../live-resource.ts';
import type { CallService } from './call-service.ts';
import type { Answer, OwnRead } from './own-read.ts';
import { ownReads } from './own-reads.ts';

const byCall: ReadonlyMap<string, OwnRead> = new Map(
  ownReads.flatMap((row) =>
    row.after.split(' ').map((action) => [`${row.service}:${action}`, row] as const),
  ),
);

/** A read that can be made after a call, and whether it finds what was changed or what that belongs to. */
interface FoundRead {
  readonly of: OwnRead['of'];
  /** Never throws. */
  read(call: CallService): Promise<LiveResource>;
}

/** The service's own read call after a change; undefined where there is none, or the call says too little. */
export function findOwnRead(event: ChangeEvent): FoundRead | undefined {
  const row = byCall.get(`${event.service}:${event.action}`);
  const input = row === undefined ? undefined : inputOf(row, event);
  if (row === undefined || input === undefined) return undefined;
  return {
    of: row.of,
    read: async (call) => {
      try {
        return liveIn(row, foundIn(row, await allOf(row, event, input, call), event));
      } catch (error) {
        if (error instanceof Error && saysGone.test(error.name)) return liveIn(row, undefined);
        const action = rightOf(row);
        const failed = failedCall(error, action, event.subjectKeys?.[0] ?? event.region);
        return { kind: 'unknown', reason: failed.message };
      }
    },
  };
}

const liveIn = ({ absent }: OwnRead, found: object | undefined): LiveResource => {
  const document = found ?? absent;
  if (document === undefined) return { kind: 'gone' };
  return { kind: 'found', properties: livePropertiesOf(document) };
};

/** What IAM calls the right to make a read. */
export const rightOf = ({ service, operation, right = operation }: OwnRead): string =>
  `${service}:${right}`;

/** `NoSuchEntity`, `InvalidVolume.NotFound`, `ResourceNotFoundException`, `QueueDoesNotExist` and their like. */
const saysGone = /^NoSuch|NotFound|NonExistent|DoesNotExist/;

/** What is asked; undefined when the call does not say enough. */
function inputOf({ ask }: OwnRead, event: ChangeEvent): object | undefined {
  const fields = Object.entries(ask).map(([name, template]) => {
    const value = filled(template, event);
    return [name.replace('?', ''), value, name.endsWith('?')] as const;
  });
  if (fields.some(([, value, optional]) => value === undefined && !optional)) return undefined;
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function filled(template: OwnRead['ask'][string], event: ChangeEvent): unknown {
  if (typeof template === 'number') return template;
  if (typeof template === 'string') return wordOf(template, event);
  const values = template.flatMap((text) => {
    const every = /^\{\*(\w+)\}$/.exec(text)?.[1];
    if (every === undefined) return [wordOf(text, event)];
    return parametersAt(event, new RegExp(`^(?!response\\.)(?:.*\\.)?${every}$`));
  });
  return values.length === 0 || values.includes(undefined) ? undefined : values;
}

function wordOf(text: string, event: ChangeEvent): string | undefined {
  const names = /^\{([^}]+)\}$/.exec(text)?.[1]?.split('|');
  if (names === undefined) return text;
  return parameter(event, ...names) ?? answered(event, ...names);
}

/** The answer, of a list in pages with all of them. */
async function allOf(
  { service, through = service, operation, pages }: OwnRead,
  { region }: ChangeEvent,
  input: object,
  call: CallService,
): Promise<Answer> {
  const first = await call(through, region, operation, input);
  if (pages === undefined) return first;
  const [list, next, token] = pages;
  const all: unknown[] = [];
  for (let page = first; ; ) {
    const items = page[list];
    if (Array.isArray(items)) all.push(...items);
    if (page[next] === undefined) return { ...first, [list]: all };
    page = await call(through, region, operation, { ...input, [token]: page[next] });
  }
}

function foundIn({ found }: OwnRead, answer: Answer, event: ChangeEvent): object | undefined {
  if (typeof found === 'function') return found(answer, event);
  let part: unknown = answer;
  for (const step of found?.split('.') ?? []) part = (part as Answer | undefined)?.[step];
  return typeof part === 'object' && part !== null ? part : undefined;
}
