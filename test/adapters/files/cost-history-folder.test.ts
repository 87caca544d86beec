import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costHistoryFolder } from '../../../lib/adapters/files/cost-history-folder.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-'));
});
afterAll(() => rm(folder, { recursive: true }));

const snapshot = {
  source: 's3://bucket/../costs.csv',
  capturedAt: '2026-11-17T11:00:00.000Z',
  currency: 'USD',
  metric: 'UnblendedCost',
  days: { '2026-11-16': [22.41, 0] },
} as const;

describe('costHistoryFolder', () => {
  it('is empty before the first fetch, and gives back what was kept', async () => {
    const history = costHistoryFolder(join(folder, 'new'));
    expect(await history.list(snapshot.source, '')).toEqual([]);
    await history.keep(snapshot);
    expect(await history.list(snapshot.source, '2026-11-01')).toEqual([snapshot]);
    expect(await history.list('another', '')).toEqual([]);
    expect(await history.list(snapshot.source, '2026-12-01')).toEqual([]);
  });

  it('names a file that is broken', async () => {
    await writeFile(join(folder, 'x.costs.json'), '{');
    await expect(costHistoryFolder(folder).list('a', '')).rejects.toThrow('x.costs.json');
  });
});
