import type { ChangeEvent } from '../../../domain/change/change-event.ts';
import { storyOf } from '../stories/story-of.ts';
import { parametersOf } from './parameters.ts';
import type { RawRecord } from './raw-record.ts';
import { resourcesOf } from './resources.ts';

/** What is told of a call, as against what decides how it is judged. */
export type Details = Pick<ChangeEvent, 'resources' | 'subjectKeys' | 'parameters' | 'story'>;
type Named = Pick<Details, 'resources' | 'subjectKeys'>;

export type Outline = Omit<ChangeEvent, keyof Details>;

export function detailsOf(record: RawRecord, outline: Outline): Details {
  const named = resourcesIn(record, outline);
  const parameters = parametersIn(record, named);
  const story = storyIn(record, outline, named);
  return {
    ...named,
    ...(parameters && { parameters }),
    ...(story !== undefined && { story }),
  };
}

export const resourcesIn = (
  record: RawRecord,
  { service, action, account, region, effect }: Outline,
): Named => resourcesOf(record, { service, action, account, region, effect });

/** Only of calls that change something that can be told. */
export const parametersIn = (
  record: RawRecord,
  { subjectKeys }: Named,
): Details['parameters'] | undefined => subjectKeys && parametersOf(record);

export const storyIn = (
  record: RawRecord,
  { service, action, effect, outcome }: Outline,
  { resources }: Named,
): string | undefined => storyOf(record, { service, action, effect, outcome, resources });
