import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSettings } from '../../lib/config/load-settings.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function budgetFrom(name: string, content: string, more = '') {
  await writeFile(join(folder, name), content);
  const file = join(folder, 'bandog.yaml');
  await writeFile(
    file,
    `money:\n  budgets:\n    - name: all\n      monthlyAmount: { file: ${name} }\n${more}`,
  );
  return (await loadSettings(file)).money.budgets[0]?.monthlyAmount;
}

describe('a budget from a file', () => {
  it('is the total of an Infracost breakdown', async () => {
    const breakdown = { version: '0.2', currency: 'USD', totalMonthlyCost: '743.64' };
    expect(await budgetFrom('infracost.json', JSON.stringify(breakdown))).toBe(743.64);
  });

  it('is a table by month from a CSV', async () => {
    const text = 'month,amount\n2026-11,100\n2026-12,120.5\n';
    expect(await budgetFrom('plan.csv', text)).toEqual({ '2026-11': 100, '2026-12': 120.5 });
  });

  it.each([
    ['/dev/zero', 'is no file'],
    ['.', 'is no file'],
    ['large.csv', 'holds more than'],
  ])('is not read without end from %s', async (name, message) => {
    await writeFile(join(folder, 'large.csv'), Buffer.alloc(10 * 1024 * 1024 + 1, '1'));
    const file = join(folder, 'bandog.yaml');
    const yaml = `money:\n  budgets:\n    - name: all\n      monthlyAmount: { file: ${name} }\n`;
    await writeFile(file, yaml);
    await expect(loadSettings(file)).rejects.toThrow(message);
  });

  it.each([
    ['bad.csv', 'month,amount\n2026-13,1\n', 'line 2'],
    ['empty.csv', 'month,amount\n', 'no line of month,amount'],
    ['no.json', '{"version":"0.2"}', 'totalMonthlyCost'],
    ['euro.json', '{"currency":"EUR","totalMonthlyCost":"1"}', 'is in EUR'],
  ])('says what is wrong with %s', async (name, text, message) => {
    await expect(budgetFrom(name, text)).rejects.toThrow(message);
    await expect(budgetFrom(name, text)).rejects.toThrow('money.budgets[0].monthlyAmount.file');
  });
});
