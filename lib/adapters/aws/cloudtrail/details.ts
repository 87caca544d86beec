import type { ChangeEvent } from '../../../domain/change/change-event.ts';
import { pricedOf } from '../prices/priced-of.ts';
import { storyOf } from '../stories/story-of.ts';
import { parametersOf } from './parameters.ts';
import type { RawRecord } from './raw-record.ts';
import { changedKeys, resourcesOf } from './resources.ts';

/** What is told of a call, as against what decides how it is judged. */
export type Details = Pick<
  ChangeEvent,
  'resources' | 'subjectKeys' | 'parameters' | 'story' | 'priced'
>;

export type Outline = Omit<ChangeEvent, keyof Details>;

export function detailsOf(record: RawRecord, outline: Outline): Details {
  const subjectKeys = changedKeys(record, outline);
  const resources = resourcesOf(record, outline.effect, subjectKeys);
  const parameters = parametersIn(record, subjectKeys);
  const story = storyIn(record, outline, resources);
  const priced = pricedOf(record, outline);
  return {
    resources,
    ...(subjectKeys && { subjectKeys }),
    ...(parameters && { parameters }),
    ...(story !== undefined && { story }),
    ...(priced && { priced }),
  };
}

/** Only of calls that change something that can be told. */
export const parametersIn = (
  record: RawRecord,
  subjectKeys: Details['subjectKeys'],
): Details['parameters'] | undefined => subjectKeys && parametersOf(record);

export const storyIn = (
  record: RawRecord,
  { service, action, effect, outcome }: Pick<Outline, 'service' | 'action' | 'effect' | 'outcome'>,
  resources: Details['resources'],
): string | undefined => storyOf(record, { service, action, effect, outcome, resources });
