import { describe, expect, it } from 'vitest';
import { memoryCostSource } from '../../lib/adapters/memory/cost-source.ts';
import { renderProjection } from '../../lib/render/terminal/projection.ts';
import { type ProjectCostsOptions, projectCosts } from '../../lib/usecases/project-costs.ts';
import { reading, usage } from '../domain/cost/cost-samples.ts';

const flat = (length: number, amount = 10) => Array.from({ length }, () => amount);
const plain = reading(
  [
    ...usage('2026-08-01', flat(105), { series: 'total' }),
    ...usage('2026-11-01', flat(2), { series: 'new \u001b[31mteam' }),
  ],
  { kind: 'plain-csv', currency: 'unknown', mainSeries: 'total', source: 'costs.csv' },
);
const saved = reading(usage('2026-08-01', flat(105), { service: 'Amazon S3' }), {
  estimatedDays: new Set(['2026-11-12', '2026-11-13']),
});
const project = async (from = plain, options: ProjectCostsOptions = {}) =>
  (await projectCosts({ source: memoryCostSource(from), budgets: [] }, options)).costs;
const canvas = { columns: 80, paint: (_: string, text: string) => text };

describe('projectCosts', () => {
  it('projects each column of a plain file, from the days before', async () => {
    const { on, series } = await project(plain, { on: '2026-11-10' });
    expect(on).toBe('2026-11-10');
    expect(series).toMatchObject([
      {
        series: 'total',
        standing: { actualToDate: 90, projection: { total: expect.closeTo(300) } },
      },
      { standing: { actualToDate: 20, projection: { kind: 'unknown' } } },
    ]);
  });

  it('judges on the day after the last complete one', async () => {
    expect((await project(plain)).on).toBe('2026-11-13');
    expect(await project(saved)).toMatchObject({ on: '2026-11-12', growingFrom: '2026-11-12' });
  });

  it('has nothing to date on the first of a month, and projects the whole of it', async () => {
    const { series } = await project(plain, { on: '2026-11-01', series: 'total' });
    expect(series).toMatchObject([
      {
        standing: { month: '2026-11', actualToDate: 0, projection: { total: expect.closeTo(300) } },
      },
    ]);
  });

  it('projects the total of other sources, or one service', async () => {
    expect((await project(saved)).series.map(({ series }) => series)).toEqual(['total']);
    const { series } = await project(saved, { series: 'amazon s3' });
    expect(series.map((it) => it.series)).toEqual(['Amazon S3']);
  });

  it('lists what there is when there is no such series', async () => {
    await expect(project(saved, { series: 'x' })).rejects.toThrow(
      'no series x; there are: Amazon S3, total',
    );
  });
});

describe('renderProjection', () => {
  it('fits 80 columns and says what the figures are, how old, and why one is missing', async () => {
    const text = renderProjection(await project(plain), canvas);
    expect(text.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(text).toMatch(/costs\.csv: metric not named; currency not named;\s+charges: usage/);
    expect(text).toMatch(/on 2026-11-13, from complete days up to 2026-11-12; 2026-11-13 may/);
    expect(text).toMatch(/total +120\.00 +300\.00 +2\d\d\.\d\d to +3\d\d\.\d\d/);
    expect(text).toMatch(/unknown\n +only 2 complete days of cost/);
    expect(text).not.toContain('\u001b');
  });

  it('says which days may still grow', async () => {
    const text = renderProjection(await project(saved), canvas);
    expect(text).toMatch(/2026-11-12 to\s+2026-11-13 may still grow and are left out/);
    expect(text).toMatch(/UnblendedCost; USD; charges: usage/);
  });
});
