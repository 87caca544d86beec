import type { ChangeEvent } from '../../../domain/change/change-event.ts';
import { pricedOf } from '../prices/priced-of.ts';
import { type Details, type Outline, parametersIn, storyIn } from './details.ts';
import type { RawRecord } from './raw-record.ts';
import { changedKeys, resourcesOf } from './resources.ts';
import { mayBeRisky, risksOf } from './risks.ts';

/** What a call is judged by, but for its risks, which few calls are asked for. */
export type LaterOutline = Omit<Outline, 'risks'>;

/** What is known by now, and the record the rest is read from; shared by all copies of an event. */
interface Source {
  /** The event as it was made. */
  readonly outline: LaterOutline;
  readonly read: () => RawRecord;
  record?: RawRecord;
  risks?: Outline['risks'];
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

  constructor(outline: LaterOutline, read: () => RawRecord) {
    const event = Object.assign(this, outline);
    this[source] = { read, outline: event };
  }

  get risks(): Outline['risks'] {
    const from = this[source];
    const { service, action } = from.outline;
    from.risks ??= mayBeRisky(service, action) ? risksOf(service, action, recordIn(from)) : [];
    return from.risks;
  }

  /** For `revise`: a copy may be given others. */
  set risks(value: Outline['risks']) {
    Object.defineProperty(this, 'risks', { value, enumerable: true });
  }

  get resources(): Details['resources'] {
    return resourcesIn(this[source]);
  }

  get subjectKeys(): Details['subjectKeys'] {
    return keysIn(this[source]);
  }

  get parameters(): Details['parameters'] {
    const from = this[source];
    from.parameters ??= { found: parametersIn(recordIn(from), keysIn(from)) };
    return from.parameters.found;
  }

  get story(): Details['story'] {
    const from = this[source];
    from.story ??= { told: storyIn(recordIn(from), from.outline, resourcesIn(from)) };
    return from.story.told;
  }

  get priced(): Details['priced'] {
    const from = this[source];
    from.priced ??= { found: pricedOf(recordIn(from), from.outline) };
    return from.priced.found;
  }
}

function recordIn(from: Source): RawRecord {
  from.record ??= from.read();
  return from.record;
}

function keysIn(from: Source): Details['subjectKeys'] {
  from.keys ??= { found: changedKeys(recordIn(from), from.outline) };
  return from.keys.found;
}

function resourcesIn(from: Source): Details['resources'] {
  from.resources ??= resourcesOf(recordIn(from), from.outline.effect, keysIn(from));
  return from.resources;
}

/** The event of a record that is read when its details, or its risks, are asked for. */
export const laterEvent = (outline: LaterOutline, read: () => RawRecord): ChangeEvent =>
  // A detail that is not there reads as undefined, as it does of any event.
  new LaterEvent(outline, read) as unknown as ChangeEvent;
