import { expect, it } from 'vitest';
import { memoryChangeSource } from '../../lib/adapters/memory/change-source.ts';
import type { ChangeSource } from '../../lib/ports/change-source.ts';
import { changesInTime } from '../../lib/usecases/changes-in-time.ts';
import { consoleEvent } from '../builders.ts';

/** A clock that is a minute later each time it is looked at. */
function minutes() {
  let now = 0;
  return {
    now: () => {
      now += 60_000;
      return new Date(now);
    },
  };
}

const named = (...names: readonly string[]) =>
  names.map((name) => ({ name, source: memoryChangeSource([consoleEvent({ id: name })]) }));
const failing: ChangeSource = {
  read() {
    throw new Error('throttled');
  },
};

async function read(sources: Parameters<typeof changesInTime>[0], limitMs: number) {
  const events: string[] = [];
  const faults: string[] = [];
  for await (const batch of changesInTime(sources, { clock: minutes(), limitMs }).read({})) {
    events.push(...batch.events.map(({ id }) => id));
    faults.push(...batch.faults.map(({ source, message }) => `${source}: ${message}`));
  }
  return { events, faults };
}

it('reads all while there is time', async () => {
  expect(await read(named('a', 'b'), 60 * 60_000)).toEqual({ events: ['a', 'b'], faults: [] });
});

it('says what there was no time for', async () => {
  const { events, faults } = await read(named('a', 'b'), 2 * 60_000);
  expect(events).toEqual(['a']);
  expect(faults).toEqual([
    'a: not read to its end: there was no time left',
    'b: not read: there was no time left',
  ]);
});

it('goes on after a source that fails', async () => {
  const sources = [{ name: 'broken', source: failing }, ...named('b')];
  expect(await read(sources, 60 * 60_000)).toEqual({
    events: ['b'],
    faults: ['broken: throttled'],
  });
});
