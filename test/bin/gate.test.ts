import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleScorecard } from '../render/sample-scorecard.ts';
import { bandog, consoleRecord } from './run.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const dayMs = 86_400_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-gate-'));
  const first = Date.parse('2026-09-01T00:00:00Z');
  const days = Array.from(
    { length: 75 },
    (_, n) => `${new Date(first + n * dayMs).toISOString().slice(0, 10)},100`,
  );
  await writeFile(at('costs.csv'), `date,total\n${days.join('\n')}\n`);
  const budget = (monthlyAmount: number) =>
    `money:\n  budgets:\n    - { name: whole, monthlyAmount: ${monthlyAmount} }\n`;
  await writeFile(at('wide.yaml'), budget(9000));
  await writeFile(at('tight.yaml'), budget(2000));
  const drill = `scorecard:\n  disasterRecovery:\n    everyDays: 730\n    drills: [{ date: ${new Date().toISOString().slice(0, 10)}, what: failover, evidence: OPS-1 }]\n`;
  await writeFile(at('drill.yaml'), drill);
  await writeFile(at('none.yaml'), 'changes: {}\n');
  const scorecard = { ...sampleScorecard(), gradedAt: new Date(Date.now() - dayMs).toISOString() };
  await writeFile(at('report.json'), JSON.stringify({ schemaVersion: 1, scorecard }));
  await writeFile(at('bare.json'), JSON.stringify(scorecard));
  await writeFile(at('other.json'), '{"schemaVersion":1}');
  const terraform = {
    sessionCredentialFromConsole: undefined,
    userAgent: 'APN/1.0 HashiCorp/1.0 Terraform/1.9.0 (+https://www.terraform.io)',
  };
  await writeFile(at('trail.json'), JSON.stringify({ Records: [consoleRecord('a', terraform)] }));
});

const gate = (...args: string[]) => bandog(['gate', ...args], { cwd: folder });
const costs = ['--gates', 'cost', '--costs', 'costs.csv', '--on', '2026-11-15'];

describe.concurrent('bandog gate', () => {
  it('lets through a projection within the budget', async () => {
    const { code, stdout } = await gate(...costs, '--config', 'wide.yaml', '--strict');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /PASS {5}cost \(blocking\)\n +budget whole, 2026-11: 3,000\.00 USD projected of 9,000\.00 USD/,
    );
    expect(stdout).toContain('1 gate passes, 0 fail, 0 unknown. Clear to go on.');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('blocks one that is over, and writes JUnit and SARIF', async () => {
    const files = ['--junit', 'gates.xml', '--sarif', 'gates.sarif'];
    const { code, stdout, stderr } = await gate(...costs, '--config', 'tight.yaml', ...files);
    expect(code).toBe(1);
    expect(stdout).toContain('Blocked by cost.');
    expect(stderr).toBe('wrote gates.xml\nwrote gates.sarif\n');
    expect(await readFile(at('gates.xml'), 'utf8')).toContain('failures="1"');
    const sarif = JSON.parse(await readFile(at('gates.sarif'), 'utf8'));
    expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: 'cost', level: 'error' });
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'tight.yaml',
    );
  });

  it('stops at what is unknown only when strict', async () => {
    const unknown = [...costs, '--config', 'none.yaml'];
    expect(await gate(...unknown)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/UNKNOWN {2}cost.*Nothing blocks, but unknown is no pass/s),
    });
    expect(await gate(...unknown, '--strict')).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/Stopped by --strict, for unknown is no pass:\ncost\.$/m),
    });
  });

  it('costs that end long before today give no projection, so no pass', async () => {
    const late = [
      '--gates',
      'cost',
      '--costs',
      'costs.csv',
      '--on',
      '2027-03-10',
      '--config',
      'wide.yaml',
    ];
    const { stdout } = await gate(...late);
    expect(stdout).toMatch(/UNKNOWN {2}cost[\s\S]*the data ends on 2026-11-14/);
  });

  it('shows all five where none is chosen; what was not looked at is unknown', async () => {
    const { code, stdout } = await gate(
      '--changes',
      'trail.json',
      '--config',
      'drill.yaml',
      '--json',
    );
    const { gates, verdict } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(verdict).toBe('blocked');
    expect(gates.map(({ id, answer }: Record<string, string>) => [id, answer])).toEqual([
      ['code-review', 'fail'],
      ['security', 'unknown'],
      ['cost', 'unknown'],
      ['monitoring-coverage', 'unknown'],
      ['disaster-recovery', 'pass'],
    ]);
    expect(gates[1].reason).toContain('--live');
  });

  it.each([['report.json'], ['bare.json']])('takes the gates of %s', async (file) => {
    const { code, stdout } = await gate('--from', file);
    expect(code).toBe(1);
    expect(stdout).toContain('Blocked by security.');
    expect(await gate('--from', file, '--gates', 'cost,disaster-recovery')).toMatchObject({
      code: 0,
    });
    expect(await gate('--from', file, '--gates', 'disaster-recovery', '--strict')).toMatchObject({
      code: 1,
    });
  });

  it.each([
    ['nothing to look at', [], /nothing to look at: give --live, --from, --costs or --changes/],
    [
      'a gate that is none',
      ['--live', '--gates', 'costs'],
      /there is no gate "costs"; write any of code-review/,
    ],
    [
      'two sources of answers',
      ['--from', 'report.json', '--live'],
      /--from already holds the answers/,
    ],
    [
      'regions of no account',
      ['--costs', 'costs.csv', '--regions', 'eu-west-1'],
      /--regions goes with --live/,
    ],
    ['a day that is none', ['--costs', 'costs.csv', '--on', '2026-02-30'], /no such day/],
    ['a report without a scorecard', ['--from', 'other.json'], /other\.json: holds no scorecard/],
    [
      'a report that is not there',
      ['--from', 'nowhere.json'],
      /nowhere\.json: there is no such file/,
    ],
    ['costs that are not there', ['--costs', 'nowhere.csv'], /nowhere\.csv/],
    [
      'a report that cannot be written',
      [...costs, '--junit', 'no/such/folder.xml'],
      /cannot write no\/such/,
    ],
    ['no credentials', ['--live'], /credentials/i],
  ])('exits with 2 for %s', async (_, args, why) => {
    const { code, stderr } = await gate(...args);
    expect(stderr).toMatch(why);
    expect(code).toBe(2);
  });
});
