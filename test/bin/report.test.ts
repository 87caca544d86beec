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

  it.each([
    [[], 'nothing to report on'],
    [['trail.json', '--table', 'T'], 'name one'],
    [['--from', 'scorecard.json'], '--format prometheus'],
    [['trail.json', '--open'], '--open goes with --out'],
    [['--table', 'T', '--since', '2026-01-01'], 'write 24h, 7d or 4w'],
    [['none.json'], 'nothing could be judged'],
  ])('%j is a mistake: %s', async (args, said) => {
    const { code, stderr } = await report(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
