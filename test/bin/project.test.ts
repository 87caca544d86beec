import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bandog } from './run.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const day = (number: number) => new Date(Date.UTC(2026, 7, number)).toISOString().slice(0, 10);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-project-'));
  const rows = Array.from({ length: 105 }, (_, index) => `${day(index + 1)},10,4`);
  await writeFile(at('costs.csv'), ['date,total,web', ...rows].join('\n'));
  await writeFile(
    at('bad.csv'),
    ['date,total', '2026-02-30,1', ...rows.map((row) => row.slice(0, 13))].join('\n'),
  );
  await writeFile(
    at('bandog.yaml'),
    'money:\n  budgets:\n    - name: everything\n      monthlyAmount: 250\n',
  );
});

describe.concurrent('bandog project', () => {
  it('prints the projections as JSON', async () => {
    const args = ['project', '--costs', at('costs.csv'), '--on', '2026-11-10', '--json'];
    const { code, stdout } = await bandog(args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(
      [10, 4].map((rate, index) => ({
        series: ['total', 'web'][index],
        on: '2026-11-10',
        month: '2026-11',
        asOf: '2026-11-09',
        currency: 'unknown',
        chargeTypes: ['usage'],
        monthToDate: rate * 9,
        projection: expect.closeTo(rate * 30),
        low80: expect.any(Number),
        high80: expect.any(Number),
        intervals: [50, 80, 95].map((percent) => expect.objectContaining({ percent })),
      })),
    );
  });

  it('gives the reason where there is no projection', async () => {
    const args = ['project', '--costs', at('costs.csv'), '--on', '2026-08-02', '--json'];
    const [row] = JSON.parse((await bandog(args)).stdout);
    expect(row).toMatchObject({ monthToDate: 10, projection: null, low80: null, high80: null });
    expect(row.reason).toContain('only 1 complete day');
  });

  it('does not know what was spent in a month it has no day of', async () => {
    const args = ['project', '--costs', at('costs.csv'), '--on', '2030-01-01'];
    const [row] = JSON.parse((await bandog([...args, '--json'])).stdout);
    expect(row).toMatchObject({ monthToDate: null, projection: null });
    expect((await bandog(args)).stdout).toMatch(/ unknown {5}unknown\n/);
  });

  it('tells as JSON where each budget stands, how likely it is passed and when', async () => {
    const settings = [
      ['tight', '250'],
      ['wide', '1000'],
      ['passed', '60'],
      ['next month', '{ 2026-12: 250 }'],
      ['a service', '250\n      scope: { services: [AmazonEC2] }'],
    ].map(([name, amount]) => `    - name: ${name}\n      monthlyAmount: ${amount}\n`);
    await writeFile(at('budgets.yaml'), `money:\n  budgets:\n${settings.join('')}`);
    const args = ['project', '--costs', at('costs.csv'), '--on', '2026-11-10', '--json'];
    const { stdout } = await bandog([...args, '--config', at('budgets.yaml')]);
    const [total, web, ...budgets] = JSON.parse(stdout);
    expect([total.series, web.series]).toEqual(['total', 'web']);
    const [tight, wide, passed, later, service] = budgets;
    expect(tight).toEqual({
      budget: 'tight',
      source: 'bandog.yaml',
      on: '2026-11-10',
      month: '2026-11',
      asOf: '2026-11-09',
      currency: 'USD',
      chargeTypes: ['usage'],
      amount: 250,
      monthToDate: 90,
      expectedToDate: expect.closeTo(75),
      projection: expect.closeTo(300),
      low80: total.low80,
      high80: total.high80,
      intervals: total.intervals,
      standing: 'heading-over',
      probabilityOfOverrun: expect.closeTo(1),
      crossesOn: '2026-11-26',
      passed: [expect.objectContaining({ on: 'projected', percent: 100, limitAmount: 250 })],
    });
    expect(wide).toMatchObject({ standing: 'within', crossesOn: null, passed: [] });
    expect(wide.probabilityOfOverrun).toBeCloseTo(0);
    expect(passed).toMatchObject({ standing: 'over', crossesOn: '2026-11-07' });
    expect(later).toMatchObject({
      ...{ amount: null, expectedToDate: null, monthToDate: 90, standing: 'unknown' },
      ...{ projection: expect.closeTo(300), probabilityOfOverrun: null, crossesOn: null },
      reason: 'the budget names no amount for 2026-11',
    });
    expect(service).toMatchObject({
      ...{ amount: null, expectedToDate: null, monthToDate: null, standing: 'unknown' },
      ...{ projection: null, probabilityOfOverrun: null, crossesOn: null },
      reason: expect.stringContaining('service'),
    });
  });

  it('counts what is planned, and says so, without any budget', async () => {
    const launch =
      'money:\n  events:\n    - name: launch\n      date: 2026-11-20\n      amount: 50\n';
    await writeFile(at('planned.yaml'), launch);
    const args = ['project', '--costs', at('costs.csv'), '--config', at('planned.yaml')];
    const { stdout } = await bandog([...args, '--series', 'total']);
    expect(stdout).toMatch(/total +120\.00 +350\.00/);
    expect(stdout).toContain('nothing changes but what is planned: launch');
    expect(stdout).toMatch(/50 %: \d+\.\d+ to \d+\.\d+; 95 %: /);
  });

  it('shows where the budgets stand', async () => {
    const { stdout } = await bandog(['project', '--costs', at('costs.csv')], { cwd: folder });
    expect(stdout).toMatch(/total +120\.00 +300\.00/);
    expect(stdout).toMatch(/everything, 2026-11: heading over budget/);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('counts the good rows and names the bad one', async () => {
    const { code, stderr } = await bandog(['project', '--costs', at('bad.csv')]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/1 fault in the file.*\n +bad\.csv, line 2: .*2026-02-30/);
  });

  it.each<[string, string[], RegExp]>([
    ['a day that does not exist', ['--on', '2024-02-30'], /--on 2024-02-30: no such day/],
    ['a series that is not there', ['--series', 'x'], /no series x; there are: total, web/],
  ])('refuses %s', async (_, args, message) => {
    const { code, stderr } = await bandog(['project', '--costs', at('costs.csv'), ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('names the file that is not there', async () => {
    const { code, stderr } = await bandog(['project', '--costs', at('gone.csv')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/gone\.csv: there is no such file/);
  });
});
