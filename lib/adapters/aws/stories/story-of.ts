import type { ChangeEvent } from '../../../domain/change/change-event.ts';
import type { RawRecord } from '../cloudtrail/raw-record.ts';
import { genericStory } from './generic-story.ts';
import { storyRows } from './story-rows.ts';
import { type CallDocuments, type Template, templateOf } from './template.ts';

const rowsByAction: ReadonlyMap<string, readonly string[]> = new Map(
  storyRows.flatMap(([service, actions, ...templates]) =>
    actions.split(' ').map((action) => [`${service}:${action}`, templates] as const),
  ),
);

/** Templates are made when their action is first met: most accounts see a few dozen actions. */
const made = new Map<string, readonly Template[]>();

const tellable: ReadonlySet<string> = new Set(['configuration', 'permission', 'operation']);

/**
 * What a successful change did, in plain words: `opened port 22 to the world on sg-0a1b`.
 * Undefined for calls that changed nothing. What a service tells of its own stands for an answer. Hostile text: names in it are the caller's own.
 */
export function storyOf(
  record: RawRecord,
  call: Pick<ChangeEvent, 'service' | 'action' | 'effect' | 'outcome' | 'resources'>,
): string | undefined {
  const isChange = tellable.has(call.effect) || call.action === 'ConsoleLogin';
  if (!isChange || call.outcome.kind !== 'succeeded') return undefined;
  const documents: CallDocuments = {
    request: record['requestParameters'],
    response: record['responseElements'] ?? record['serviceEventDetails'],
  };
  for (const template of templatesFor(`${call.service}:${call.action}`)) {
    const story = template(documents);
    if (story !== undefined) return story;
  }
  return genericStory({ action: call.action, resources: call.resources, ...documents });
}

function templatesFor(key: string): readonly Template[] {
  const known = made.get(key);
  if (known !== undefined) return known;
  const templates = rowsByAction.get(key)?.map(templateOf);
  if (templates === undefined) return [];
  made.set(key, templates);
  return templates;
}
