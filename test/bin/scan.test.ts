import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { bandog, consoleRecord } from './run.ts';

let folder = '';
const at = (name: string) => join(folder, name);
const records = (...items: unknown[]) => JSON.stringify({ Records: items });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-scan-'));
  await mkdir(at('logs/deep'), { recursive: true });
  await mkdir(at('empty-folder'));
  const old = consoleRecord('b', { eventTime: '2026-10-01T00:00:00Z' });
  const read = consoleRecord('c', { eventName: 'DescribeInstances', readOnly: true });
  await writeFile(at('logs/one.json'), records(consoleRecord('a'), read));
  await writeFile(at('logs/deep/two.json.gz'), gzipSync(records(old, consoleRecord('a'))));
  await writeFile(at('reads.json'), records(read));
  await writeFile(at('none.json'), records());
  await writeFile(at('empty.json'), '');
  await writeFile(at('prose.json'), 'not a log\n');
  const many = Array.from({ length: 500 }, (_, n) => consoleRecord(`m${n}-${Math.sin(n)}`));
  await writeFile(at('cut.json.gz'), gzipSync(records(...many)).subarray(0, -400));
  const lines = [{ name: 'no record' }, consoleRecord('x'), '{"eventName": ', consoleRecord('y')];
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  await writeFile(at('mixed.jsonl'), text.join('\n'));
  await writeFile(at('wrong.yaml'), 'changes:\n  aprovedPrincipals: []\n');
  const excused = "changes: { exceptions: [{ action: 'ec2:*', until: 2026-12-31, reason: move }] }";
  await writeFile(at('excused.yaml'), excused);
});

const scan = (...args: string[]) => bandog(['scan', ...args], { cwd: folder });

async function tallyOf(...args: string[]) {
  const { stdout, code } = await scan(...args, '--json');
  return { code, ...JSON.parse(stdout).changes.tally };
}

describe.concurrent('bandog scan', () => {
  it('judges files and folders to the bottom, gzip or not, each event once', async () => {
    const { code, stdout, stderr } = await scan('logs');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('created the security group web (sg-1) ×2');
    expect(stdout).toContain(
      '3 seen = 1 not a change + 0 allowed + 0 excepted + 2 violations + 0 unreadable',
    );
    expect(stdout).toContain('1 copy left out');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('keeps to --since and --until, whose last day counts', async () => {
    expect(await tallyOf('logs', '--since', '2026-10-02')).toMatchObject({ violations: 1 });
    expect(await tallyOf('logs', '--until', '2026-10-01')).toMatchObject({ violations: 1 });
    expect(await tallyOf('logs', '--until', '2026-09-30')).toMatchObject({ seen: 0, code: 0 });
  });

  it('exits with 1 from --fail-on on, and with 0 below it', async () => {
    expect((await scan('logs', '--fail-on', 'medium')).code).toBe(1);
    expect((await scan('logs', '--fail-on', 'high')).code).toBe(0);
    expect((await scan('reads.json', '--fail-on', 'info')).code).toBe(0);
  });

  it('reads the settings it is given, and those that lie in the folder', async () => {
    const excused = { excepted: 2, violations: 0 };
    expect(await tallyOf('logs', '--config', 'excused.yaml')).toMatchObject(excused);
    await writeFile(at('logs/bandog.yaml'), await readFile(at('excused.yaml')));
    const { stdout } = await bandog(['scan', '.', '--json'], { cwd: at('logs') });
    expect(JSON.parse(stdout).changes.tally).toMatchObject(excused);
  });

  it('writes Markdown, and HTML beside what it prints', async () => {
    const { stdout, stderr } = await scan('logs', '--markdown', '--html', 'report.html');
    expect(stdout).toMatch(/^# /);
    expect(stderr).toBe('wrote report.html\n');
    expect(await readFile(at('report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  it('judges what comes before the break of an archive that was cut off', async () => {
    const { code, stdout } = await scan('cut.json.gz', '--json');
    const { changes, faults } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(changes.tally.violations).toBeGreaterThan(100);
    expect(faults.shown).toMatchObject([{ source: 'cut.json.gz', code: 'truncated' }]);
  });

  it('judges the rest of a file with broken lines, and names their place', async () => {
    const { code, stdout } = await scan('mixed.jsonl');
    expect(code).toBe(0);
    expect(stdout).toMatch(/mixed\.jsonl, record 1: .*not a\s+CloudTrail record/);
    expect(stdout).toMatch(/mixed\.jsonl, line 3: .*not valid JSON/);
    expect(stdout).toContain('2 violations + 2 unreadable');
  });

  it.each([
    ['an empty file', 'empty.json', /empty\.json: /],
    ['a file of something else', 'prose.json', /prose\.json.*not valid JSON/],
    ['a path that is not there', 'nowhere', /nowhere: there is no such file or folder/],
  ])('exits with 2 for %s alone, and says why', async (_, path, why) => {
    const { code, stdout, stderr } = await scan(path);
    expect(code).toBe(2);
    expect(stdout).toMatch(why);
    expect(stdout).not.toContain('Changes by hand');
    expect(stderr).toBe('error: nothing could be judged\n');
  });

  it('goes on when only one of several paths is bad', async () => {
    expect(await tallyOf('nowhere', 'logs')).toMatchObject({ code: 0, seen: 4, unreadable: 1 });
  });

  it('keeps its exit code when nobody reads to the end', async () => {
    const program = join(process.cwd(), 'bin/bandog.ts');
    const args = [program, 'scan', 'logs', '--json', '--fail-on', 'medium'];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(1);
  });

  it('takes a file without events for what it is', async () => {
    expect(await tallyOf('none.json')).toMatchObject({ code: 0, seen: 0 });
  });

  it.each([
    ['no path', [], /name at least one file or folder, or --live/],
    ['a folder without logs', ['empty-folder'], /empty-folder: no log files/],
    ['an unknown option', ['logs', '--jsn'], /unknown option '--jsn'/],
    ['an unknown severity', ['logs', '--fail-on', 'bad'], /Allowed choices are critical, high/],
    [
      'a date that does not exist',
      ['logs', '--since', '2026-02-30'],
      /"2026-02-30" does not exist/,
    ],
    ['a span that ends before it starts', ['logs', '--since', '1d', '--until', '2d'], /not before/],
    ['two forms at once', ['logs', '--json', '--markdown'], /cannot be used with/],
    ['settings that are not there', ['logs', '--config', 'no.yaml'], /no\.yaml: there is no such/],
    [
      'wrong settings',
      ['logs', '--config', 'wrong.yaml'],
      /wrong\.yaml:2:3 changes\.aprovedPrincipals: unknown key; did you mean `approvedPrincipals`\?/,
    ],
    ['files and --live', ['logs', '--live'], /not both/],
    ['--regions without --live', ['logs', '--regions', 'eu-central-1'], /goes with --live/],
    ['a region that is none', ['--live', '--regions', 'Europe'], /"Europe" is no AWS region/],
    ['no credentials', ['--live'], /no AWS credentials were found: set AWS_PROFILE/],
    ['a place that cannot be written', ['logs', '--html', 'no/r.html'], /cannot write no\/r\.html/],
  ])('exits with 2 for %s', async (_, args, why) => {
    const { code, stderr } = await scan(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(why);
    expect(stderr).not.toContain('    at ');
  });

  it('ends at once for wrong settings, also when threads have been started for a large log', async () => {
    const log = join(folder, 'large.json');
    await writeFile(log, `{"Records":[]}${' '.repeat(2 * 1024 * 1024)}`);
    const { code, stderr } = await scan('large.json', '--config', 'wrong.yaml');
    expect(code).toBe(2);
    expect(stderr).toMatch(/unknown key/);
  });
});
