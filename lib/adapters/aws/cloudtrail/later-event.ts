import { alike, type ChangeEvent, isCompact } from '../../../domain/change/change-event.ts';
import { pricedOf } from '../prices/priced-of.ts';
import { type Details, type Outline, parametersIn, storyIn } from './details.ts';
import type { RawRecord } from './raw-record.ts';
import { changedKeys, resourcesOf } from './resources.ts';
import { givesNothing, mayBeRisky, risksOf } from './risks.ts';

/** What tells one event from others that were asked for and answered alike. */
type Own = Pick<ChangeEvent, 'id' | 'at' | 'sharedId'>;

/** What a call is judged by, but for its risks, which few calls are asked for. */
export type SharedOutline = Omit<Outline, 'risks' | 'givesNothing' | keyof Own>;

/** What is asked of an event is mostly asked at once; records kept longer would fill memory. */
let last: { readonly details: LaterDetails; readonly record: RawRecord } | undefined;

/**
 * What is told of calls that were asked for and answered alike, read from their record when somebody
 * asks, and once: most events of a large log are only counted.
 */
export class LaterDetails {
  readonly outline: SharedOutline;
  /** Whether more events than one are made of it. */
  isShared = false;
  readonly isCompact: boolean;
  readonly #read: () => RawRecord;
  #risks?: Outline['risks'];
  #keys?: { readonly found: Details['subjectKeys'] };
  #resources?: Details['resources'];
  #parameters?: { readonly found: Details['parameters'] };
  #story?: { readonly told: Details['story'] };
  #priced?: { readonly found: Details['priced'] };

  /** @param isCompact whether `read` reads from a short text, so that details may be kept for long */
  constructor(outline: SharedOutline, read: () => RawRecord, isCompact = false) {
    this.outline = outline;
    this.#read = read;
    this.isCompact = isCompact;
  }

  get risks(): Outline['risks'] {
    const { service, action } = this.outline;
    this.#risks ??= mayBeRisky(service, action) ? risksOf(service, action, this.#recordRead) : [];
    return this.#risks;
  }

  get givesNothing(): true | undefined {
    const { service, action, effect } = this.outline;
    if (effect !== 'permission') return undefined;
    return givesNothing(service, action, () => this.#recordRead) || undefined;
  }

  get resources(): Details['resources'] {
    this.#resources ??= resourcesOf(this.#recordRead, this.outline.effect, this.subjectKeys);
    return this.#resources;
  }

  get subjectKeys(): Details['subjectKeys'] {
    this.#keys ??= { found: changedKeys(this.#recordRead, this.outline) };
    return this.#keys.found;
  }

  get parameters(): Details['parameters'] {
    this.#parameters ??= { found: parametersIn(this.#recordRead, this.subjectKeys) };
    return this.#parameters.found;
  }

  get story(): Details['story'] {
    this.#story ??= { told: storyIn(this.#recordRead, this.outline, this.resources) };
    return this.#story.told;
  }

  get priced(): Details['priced'] {
    this.#priced ??= { found: pricedOf(this.#recordRead, this.outline) };
    return this.#priced.found;
  }

  get #recordRead(): RawRecord {
    if (last?.details !== this) last = { details: this, record: this.#read() };
    return last.record;
  }
}

const details = Symbol('details');

type Written<T> = { -readonly [K in keyof T]: T[K] };

/** An event like any other to its readers; copies are made with `revise`, and `whole` makes a plain one. */
class LaterEvent {
  readonly [details]: LaterDetails;

  /** Field by field, in the order of `parseRecord`: `Object.assign` takes ten times as long. */
  constructor(told: LaterDetails, { id, at, sharedId }: Own) {
    const { outline } = told;
    const event = this as unknown as Written<SharedOutline & Own>;
    event.provider = outline.provider;
    event.account = outline.account;
    event.region = outline.region;
    event.service = outline.service;
    event.action = outline.action;
    event.effect = outline.effect;
    event.actor = outline.actor;
    event.evidence = outline.evidence;
    if (outline.sourceAddress !== undefined) event.sourceAddress = outline.sourceAddress;
    event.id = id;
    event.at = at;
    if (sharedId !== undefined) event.sharedId = sharedId;
    event.outcome = outline.outcome;
    if (outline.issued !== undefined) event.issued = outline.issued;
    this[details] = told;
  }

  get risks(): Outline['risks'] {
    return this[details].risks;
  }

  /** For `revise`: a copy may be given others. */
  set risks(value: Outline['risks']) {
    Object.defineProperty(this, 'risks', { value, enumerable: true });
  }

  get givesNothing(): true | undefined {
    return this[details].givesNothing;
  }

  get resources(): Details['resources'] {
    return this[details].resources;
  }

  get subjectKeys(): Details['subjectKeys'] {
    return this[details].subjectKeys;
  }

  get parameters(): Details['parameters'] {
    return this[details].parameters;
  }

  get story(): Details['story'] {
    return this[details].story;
  }

  get priced(): Details['priced'] {
    return this[details].priced;
  }

  get [isCompact](): boolean {
    return this[details].isCompact;
  }

  get [alike](): LaterDetails | undefined {
    const told = this[details];
    return told.isShared ? told : undefined;
  }
}

/** An event whose details are read when they, or its risks, are asked for. */
export const laterEvent = (told: LaterDetails, own: Own): ChangeEvent =>
  // A detail that is not there reads as undefined, as it does of any event.
  new LaterEvent(told, own) as unknown as ChangeEvent;
