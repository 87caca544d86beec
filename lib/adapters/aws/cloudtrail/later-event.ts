import type { ChangeEvent } from '../../../domain/change/change-event.ts';
import { pricedOf } from '../prices/priced-of.ts';
import { type Details, type Outline, parametersIn, storyIn } from './details.ts';
import type { RawRecord } from './raw-record.ts';
import { changedKeys, resourcesOf } from './resources.ts';

/** What is known by now, and the record the rest is read from; shared by all copies of an event. */
interface Source {
  readonly record: RawRecord;
  readonly outline: Outline;
  keys?: { readonly found: Details['subjectKeys'] };
  resources?: Details['resources'];
  parameters?: { readonly found: Details['parameters'] };
  story?: { readonly told: Details['story'] };
  priced?: { readonly found: Details['priced'] };
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
    return resourcesIn(this[source]);
  }

  get subjectKeys(): Details['subjectKeys'] {
    return keysIn(this[source]);
  }

  get parameters(): Details['parameters'] {
    const from = this[source];
    from.parameters ??= { found: parametersIn(from.record, keysIn(from)) };
    return from.parameters.found;
  }

  get story(): Details['story'] {
    const from = this[source];
    from.story ??= { told: storyIn(from.record, from.outline, resourcesIn(from)) };
    return from.story.told;
  }

  get priced(): Details['priced'] {
    const from = this[source];
    from.priced ??= { found: pricedOf(from.record, from.outline) };
    return from.priced.found;
  }
}

function keysIn(from: Source): Details['subjectKeys'] {
  from.keys ??= { found: changedKeys(from.record, from.outline) };
  return from.keys.found;
}

function resourcesIn(from: Source): Details['resources'] {
  from.resources ??= resourcesOf(from.record, from.outline.effect, keysIn(from));
  return from.resources;
}

/** The event of a record, with its details to be read later. */
export const laterEvent = (outline: Outline, record: RawRecord): ChangeEvent =>
  // A detail that is not there reads as undefined, as it does of any event.
  new LaterEvent(outline, record) as unknown as ChangeEvent;
