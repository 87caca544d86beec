import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bandog } from './run.ts';

let file = '';
const day = (number: number) => new Date(Date.UTC(2026, 7, number)).toISOString().slice(0, 10);

beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'bandog-reduce-')), 'costs.csv');
  const rows = Array.from(
    { length: 106 },
    (_, at) => `${day(at + 1)},${at < 61 ? 10 : 7},${at + 1}`,
  );
  await writeFile(file, ['date,total,orders', ...rows].join('\n'));
});

describe.concurrent('bandog reduce', () => {
  const baseline = ['--baseline', '2026-08-01..2026-09-30'];

  it('tells what came down, corrected for growth', async () => {
    const args = ['reduce', '--costs', file, ...baseline, '--units', `${file}#orders`];
    const { code, stdout } = await bandog(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/raw +30\.0 % less/);
    expect(stdout).toMatch(/by unit +76\.\d % less/);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    const [, low, high] =
      /80 % interval: +(\d\S+) % less\s+to (\d\S+) % less/.exec(stdout.replaceAll(/\s+/g, ' ')) ??
      [];
    expect(Number(low)).toBeGreaterThan(Number(high));
    // A plain file names no quantities, so neither is zero.
    expect(stdout).toContain('unsplit    -90.00: usage or rate, not known which');
    expect(stdout).not.toMatch(/^ {2}(?:usage|rate) /m);
  });

  it('gives the same as JSON', async () => {
    const { stdout } = await bandog(['reduce', '--costs', file, ...baseline, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      effects: { change: -90, unsplit: -90 },
      targetPercent: 30,
    });
  });

  it.each([
    [['--baseline', '2026-09-30..2026-08-01'], 'oldest first'],
    [[...baseline, '--target', '300'], 'between 0 and 100'],
    [[...baseline, '--advice-before', 'x.json'], 'needs --advice'],
  ])('refuses %j', async (args, reason) => {
    const { code, stderr } = await bandog(['reduce', '--costs', file, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });
});
