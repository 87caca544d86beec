import type { ChangeEvent } from '../../../domain/change/change-event.ts';
import { type Details, type Outline, parametersIn, resourcesIn, storyIn } from './details.ts';
import type { RawRecord } from './raw-record.ts';

/** What is known by now, and the record the rest is read from; shared by all copies of an event. */
interface Source {
  readonly record: RawRecord;
  readonly outline: Outline;
  named?: Pick<Details, 'resources' | 'subjectKeys'>;
  parameters?: { readonly found: Details['parameters'] };
  story?: { readonly told: Details['story'] };
}

const source = Symbol('source');

/**
 * An event whose details are read from its record when they are asked for: most events of a large log
 * are only counted. To its readers it is an event like any other; copies are made with `revise`, and
 * `whole` makes a plain one.
 */
class LaterEvent {
  readonly [source]: Source;

  constructor(outline: Outline, record: RawRecord) {
    Object.assign(this, outline);
    this[source] = { record, outline };
  }

  get resources(): Details['resources'] {
    return namedBy(this[source]).resources;
  }

  get subjectKeys(): Details['subjectKeys'] {
    return namedBy(this[source]).subjectKeys;
  }

  get parameters(): Details['parameters'] {
    const from = this[source];
    from.parameters ??= { found: parametersIn(from.record, namedBy(from)) };
    return from.parameters.found;
  }

  get story(): Details['story'] {
    const from = this[source];
    from.story ??= { told: storyIn(from.record, from.outline, namedBy(from)) };
    return from.story.told;
  }
}

function namedBy(from: Source): Pick<Details, 'resources' | 'subjectKeys'> {
  from.named ??= resourcesIn(from.record, from.outline);
  return from.named;
}

/** The event of a record, with its details to be read later. */
export const laterEvent = (outline: Outline, record: RawRecord): ChangeEvent =>
  // A detail that is not there reads as undefined, as it does of any event.
  new LaterEvent(outline, record) as unknown as ChangeEvent;
