import { describe, expect, it } from 'vitest';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { memoryViolationStore } from '../../lib/adapters/memory/violation-store.ts';
import { assessChange } from '../../lib/usecases/assess-change.ts';
import { collect } from '../builders.ts';
import { eventOf, policyWith } from '../helpers/judged.ts';
import { type Raw, record, user } from '../helpers/record.ts';

const byHand = (given: Raw = {}) => eventOf(record({ userIdentity: user('jane'), ...given }));
const everything = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

function deps() {
  const store = memoryViolationStore();
  return { policy: policyWith(), store, clock: memoryClock('2026-11-03T14:13:00Z', 60_000) };
}

describe('assessChange', () => {
  it('records a violation with the time it was noticed', async () => {
    const { store, ...rest } = deps();
    const assessed = await assessChange({ store, ...rest }, byHand());
    expect(assessed).toMatchObject({ stored: 'new', answer: { answer: 'violation' } });
    expect(await collect(store.list(everything))).toMatchObject([
      { kind: 'manual-change', detectedAt: '2026-11-03T14:13:00.000Z' },
    ]);
  });

  it('records it once, seen as often as may be', async () => {
    const { store, ...rest } = deps();
    await assessChange({ store, ...rest }, byHand());
    const again = await assessChange({ store, ...rest }, byHand());
    expect(again.stored).toBe('known');
    expect(await collect(store.list(everything))).toMatchObject([
      { detectedAt: '2026-11-03T14:13:00.000Z' },
    ]);
  });

  it('records nothing where there is no violation', async () => {
    const { store, ...rest } = deps();
    const read = byHand({ eventName: 'DescribeInstances', readOnly: true });
    const assessed = await assessChange({ store, ...rest }, read);
    expect(assessed).toMatchObject({ stored: 'none', answer: { answer: 'not-a-change' } });
    expect(await collect(store.list(everything))).toEqual([]);
  });

  it('does not hide that the store failed', async () => {
    const store = {
      ...memoryViolationStore(),
      record: () => Promise.reject(new Error('the table is throttled')),
    };
    await expect(assessChange({ ...deps(), store }, byHand())).rejects.toThrow('throttled');
  });
});
