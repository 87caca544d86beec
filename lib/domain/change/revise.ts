import { alike, type ChangeEvent } from './change-event.ts';

/**
 * The event with some of it replaced, which makes it unlike those it was like. A source may give events
 * that work out what is told of them when asked; their copies still do.
 */
export function revise(event: ChangeEvent, changes: Partial<ChangeEvent>): ChangeEvent {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(event)), event, changes);
  return Object.defineProperty(copy, alike, { value: undefined });
}

/** The event as plain data, with all that can be told of it. */
export function whole(event: ChangeEvent): ChangeEvent {
  if (isPlain(event)) return event;
  const { risks, givesNothing, resources, subjectKeys, parameters, story, priced } = event;
  // By its names: what a source keeps to work things out goes by symbols.
  const named = Object.fromEntries(Object.entries(event)) as unknown as ChangeEvent;
  return {
    ...named,
    risks,
    ...(givesNothing && { givesNothing }),
    resources,
    ...(subjectKeys && { subjectKeys }),
    ...(parameters && { parameters }),
    ...(story !== undefined && { story }),
    ...(priced && { priced }),
  };
}

/** Nothing is to be worked out of it any more. */
const isPlain = (event: ChangeEvent): boolean =>
  Object.getPrototypeOf(event) === Object.prototype &&
  Object.getOwnPropertySymbols(event).length === 0;
