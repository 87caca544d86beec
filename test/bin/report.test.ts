import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleScorecard } from '../render/sample-scorecard.ts';
import { bandog, consoleRecord } from './run.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-report-'));
  await writeFile(join(folder, 'trail.json'), JSON.stringify({ Records: [consoleRecord('a')] }));
  const day = (number: number) => new Date(Date.UTC(2026, 7, number)).toISOString().slice(0, 10);
  const rows = Array.from({ length: 70 }, (_, at) => `${day(at + 1)},${at < 31 ? 10 : 7}`);
  await writeFile(join(folder, 'costs.csv'), ['date,total', ...rows].join('\n'));
  await writeFile(join(folder, 'scorecard.json'), JSON.stringify(sampleScorecard()));
});

const report = (...args: string[]) => bandog(['report', ...args], { cwd: folder });

describe.concurrent('bandog report', () => {
  it('is Markdown unless something else is said', async () => {
    const { code, stdout } = await report('trail.json');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# Bandog report\n/);
    expect(stdout).toMatch(/dana \| created .*sg-1/);
  });

  it.each([
    ['r.html', /^<!doctype html>/],
    ['r.csv', /^at,severity,/],
    ['r.txt', /^# Bandog report/],
    ['r.json', /^\{\n {2}"schemaVersion": 1,/],
    ['r.prom', /^# HELP bandog_violations /],
  ])('takes the form from the name %s', async (name, form) => {
    const { code, stdout, stderr } = await report('trail.json', '--out', name);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: `wrote ${name}\n` });
    expect(await readFile(join(folder, name), 'utf8')).toMatch(form);
  });

  it('turns a scorecard into gauges', async () => {
    const { stdout } = await report('--from', 'scorecard.json', '--format', 'prometheus');
    expect(stdout).toContain('bandog_gate{gate="security",answer="fail"} 1\n');
  });

  it('says how far costs came down since a baseline, or why it cannot', async () => {
    const args = ['--costs', 'costs.csv', '--baseline'];
    const { stdout } = await report(...args, '2026-08-01..2026-08-31', '--format', 'markdown');
    expect(stdout).toMatch(/\| raw \| 30\\?\.0 % less/);
    const far = await report(...args, '2025-08-01..2025-08-31', '--format', 'json');
    expect(JSON.parse(far.stdout).money.reduction.unknown).toContain('0 complete days');
  });

  it.each([
    [[], 'nothing to report on'],
    [['trail.json', '--table', 'T'], 'name one'],
    [['--from', 'scorecard.json'], '--format prometheus'],
    [['trail.json', '--open'], '--open goes with --out'],
    [['--table', 'T', '--since', '2026-01-01'], 'write 24h, 7d or 4w'],
    [['none.json'], 'nothing could be judged'],
    [['trail.json', '--out', 'r.docx'], 'no format goes by .docx'],
    [['trail.json', '--out', 'nowhere/r.md'], 'cannot write nowhere/r.md: there is no such'],
    [['trail.json', '--baseline', '2026-08-01..2026-09-30'], '--baseline goes with --costs'],
    [['--costs', 'costs.csv', '--advice', 'a.json'], '--advice goes with --baseline'],
    [['--costs', 'costs.csv', '--baseline', 'july'], 'write two days as YYYY-MM-DD'],
  ])('%j is a mistake: %s', async (args, said) => {
    const { code, stderr } = await report(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
