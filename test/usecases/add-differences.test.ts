import { expect, it } from 'vitest';
import type { Difference } from '../../lib/domain/change/difference.ts';
import { addDifferences } from '../../lib/usecases/add-differences.ts';
import { changeBy, consoleEvent, overBudget } from '../builders.ts';

const difference: Difference = {
  kind: 'in-sync',
  source: 'stack Shop',
  readAt: '2026-11-23T10:06:00Z',
};

it('adds what changed resources look like now, to the first dozen', async () => {
  const changes = Array.from({ length: 14 }, (_, n) =>
    changeBy({ event: consoleEvent({ id: `e${n}` }) }),
  );
  const asked: string[] = [];
  const drift = {
    read: async ({ id }: { readonly id: string }) => {
      asked.push(id);
      return difference;
    },
  };
  const found = await addDifferences(drift, [overBudget(), ...changes]);
  expect(found[0]).toEqual(overBudget());
  expect(
    found.map((it) => it.subject === 'change' && it.difference !== undefined).filter(Boolean),
  ).toHaveLength(11);
  expect(asked).toHaveLength(11);
});

it('leaves deployments that lack a review alone, and everything where nobody looks', async () => {
  const drift = { read: async () => difference };
  const unreviewed = changeBy({ kind: 'unreviewed-deployment' });
  expect(await addDifferences(drift, [unreviewed])).toEqual([unreviewed]);
  expect(await addDifferences(undefined, [changeBy()])).toEqual([changeBy()]);
});
