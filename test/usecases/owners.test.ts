import { describe, expect, it } from 'vitest';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import type { InventoryReading } from '../../lib/domain/change/owner-index.ts';
import type { Ownership } from '../../lib/domain/change/ownership.ts';
import type { Owners } from '../../lib/ports/owners.ts';
import { assessChange } from '../../lib/usecases/assess-change.ts';
import { firstOwner } from '../../lib/usecases/first-owner.ts';
import { joinOwners } from '../../lib/usecases/join-owners.ts';
import { refreshOwners } from '../../lib/usecases/refresh-owners.ts';
import { changeBy, collect, consoleEvent } from '../builders.ts';
import { policyWith } from '../helpers/judged.ts';

const unowned: Ownership = { kind: 'unowned' };
const unknown: Ownership = { kind: 'unknown', reason: 'a state is encrypted' };
const owned: Ownership = {
  kind: 'owned',
  engine: 'terraform',
  unit: 'prod.tfstate',
  address: 'aws_security_group.web',
  resourceId: 'sg-0123',
  resourceType: 'aws_security_group',
};
const always = (owner: Ownership): Owners & { asked: number } => {
  const owners = {
    asked: 0,
    async ownerOf() {
      owners.asked += 1;
      return owner;
    },
  };
  return owners;
};

describe('a violation', () => {
  const ever = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
  const assess = async (owners?: Owners, event = consoleEvent()) => {
    const store = memoryViolationStore();
    const clock = memoryClock('2026-11-23T10:06:00Z');
    await assessChange({ policy: policyWith(), store, clock, ...(owners && { owners }) }, event);
    return collect(store.list(ever));
  };

  it('is recorded with its owner', async () =>
    expect(await assess(always(owned))).toMatchObject([{ owner: owned }]));

  it('is recorded without one when nobody looked', async () => {
    const [violation] = await assess();
    expect(violation).toBeDefined();
    expect(violation).not.toHaveProperty('owner');
  });

  it('alone is worth looking for an owner', async () => {
    const owners = always(owned);
    expect(await assess(owners, consoleEvent({ effect: 'read' }))).toEqual([]);
    expect(owners.asked).toBe(0);
  });
});

describe('several ways to find an owner', () => {
  it.each<[string, Ownership[], Ownership]>([
    ['stop at the first that knows one', [unowned, unknown, owned, unowned], owned],
    ['leave it unowned when all say so', [unowned, unowned], unowned],
    ['leave it open when one does not know', [unowned, unknown, unowned], unknown],
  ])('%s', async (_, answers, owner) =>
    expect(await firstOwner(answers.map(always)).ownerOf(consoleEvent())).toEqual(owner),
  );
});

describe('joining owners', () => {
  it('keeps the order and says what was not looked up', async () => {
    const violations = ['a', 'b', 'c'].map((id) => changeBy({ event: consoleEvent({ id }) }));
    const joined = await joinOwners(violations, always(owned), { limit: 2 });
    expect(joined.map(({ event, owner }) => [event.id, owner?.kind])).toEqual([
      ['a', 'owned'],
      ['b', 'owned'],
      ['c', 'unknown'],
    ]);
  });
});

describe('refreshing', () => {
  const reading = (given: Partial<InventoryReading>): InventoryReading => ({
    name: 'x',
    readAt: '2026-11-23T10:00:00Z',
    resources: [],
    faults: [],
    ...given,
  });

  it('keeps every inventory, and counts what cannot be recognised or read', async () => {
    const { kind: _, ...resource } = owned as Extract<Ownership, { kind: 'owned' }>;
    const fault = { source: 'y', code: 'unsupported', message: 'is encrypted' } as const;
    const readings = [
      reading({
        resources: [
          { ...resource, keys: ['::a/b/c'] },
          { ...resource, keys: [] },
        ],
      }),
      reading({ faults: [fault] }),
    ];
    const saved: (readonly InventoryReading[])[] = [];
    const result = await refreshOwners({
      inventories: readings.map((it) => ({ read: async () => it })),
      store: { save: async (it) => void saved.push(it) },
    });
    expect(result).toEqual({ resources: 2, unplaced: 1, copies: [], faults: [fault] });
    expect(saved).toEqual([readings]);
  });
});
