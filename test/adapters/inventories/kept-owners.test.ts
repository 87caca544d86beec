import { describe, expect, it } from 'vitest';
import { keptOwners } from '../../../lib/adapters/inventories/kept-owners.ts';
import { memoryClock } from '../../../lib/adapters/memory/clock.ts';
import type { InventoryReading } from '../../../lib/domain/change/owner-index.ts';
import type { InventoryStore } from '../../../lib/ports/inventory-store.ts';
import { consoleEvent } from '../../builders.ts';

const event = (key: string) => consoleEvent({ subjectKeys: [key] });
const reading = (name: string): InventoryReading => ({
  name: 'state',
  readAt: '2026-11-23T09:00:00Z',
  faults: [],
  resources: [
    {
      engine: 'terraform',
      unit: 'prod.tfstate',
      address: name,
      resourceId: name,
      resourceType: 'aws_thing',
      keys: [`::s/t/${name}`],
    },
  ],
});

/** A store that answers in turn, then `unchanged`. */
function storeWith(...answers: (Awaited<ReturnType<InventoryStore['load']>> | Error)[]) {
  const loads: unknown[] = [];
  return {
    loads,
    async load() {
      loads.push(1);
      const answer = answers.length > 0 ? answers.shift() : 'unchanged';
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

const minute = 60_000;

describe('the kept inventory', () => {
  it('answers, and says as of when nobody owned a thing', async () => {
    const store = storeWith([reading('a')]);
    const owners = keptOwners({ store, clock: memoryClock('2026-11-23T10:00:00Z') });
    expect(await owners.ownerOf(event('::s/t/a'))).toMatchObject({ kind: 'owned', address: 'a' });
    expect(await owners.ownerOf(event('::s/t/b'))).toEqual({
      kind: 'unowned',
      asOf: '2026-11-23T09:00:00Z',
    });
    expect(store.loads).toHaveLength(1);
  });

  it('is looked for again after five minutes, and kept when it has not changed', async () => {
    const store = storeWith([reading('a')], 'unchanged', [reading('b')]);
    const clock = memoryClock('2026-11-23T10:00:00Z', 2 * minute);
    const owners = keptOwners({ store, clock });
    const kinds: string[] = [];
    for (let call = 0; call < 9; call += 1) {
      kinds.push((await owners.ownerOf(event('::s/t/b'))).kind);
    }
    expect(kinds.slice(0, 4)).toEqual(['unowned', 'unowned', 'unowned', 'unowned']);
    expect(kinds.at(-1)).toBe('owned');
    expect(store.loads).toHaveLength(3);
  });

  it('that is not there yet or cannot be read makes an unknown, and stops nothing', async () => {
    const store = storeWith(undefined);
    const owners = keptOwners({ store, clock: memoryClock('2026-11-23T10:00:00Z') });
    expect(await owners.ownerOf(event('::s/t/a'))).toEqual({
      kind: 'unknown',
      reason: 'no inventory was made yet, or it may not be read',
    });
    const failing = storeWith(new Error('no connection'), [reading('a')]);
    const later = keptOwners({ store: failing, clock: memoryClock('2026-11-23T10:00:00Z') });
    expect(await later.ownerOf(event('::s/t/a'))).toEqual({
      kind: 'unknown',
      reason: 'the inventory cannot be read: no connection',
    });
    expect(await later.ownerOf(event('::s/t/a'))).toMatchObject({ kind: 'owned' });
  });
});
