import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bandog, consoleRecord } from './run.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandog-commands-'));
  const row = { label: 'console', manual: 'yes', certainty: 'certain', why: 'flag' };
  const good = JSON.stringify({ ...row, event: consoleRecord('a') });
  await writeFile(at('rows.jsonl'), `${good}\n{"label":\n${good}\n`);
  await writeFile(at('bad.jsonl'), 'x\n');
  await writeFile(at('empty.json'), '');
});

describe.concurrent('bandog explain', () => {
  it('explains a record from standard input', async () => {
    const input = JSON.stringify(consoleRecord('a'));
    const { code, stdout } = await bandog(['explain', '-'], { input });
    expect(code).toBe(0);
    expect(stdout).toMatch(/policy {5}violation \(medium, manual-change\)/);
    expect(stdout).toMatch(/rule {7}console-session; asserted by the provider/);
    expect(stdout).toMatch(/asserted +console.*: +sessionCredentialFromConsole =\s+true/);
  });

  it('explains each of several, in any shape, as JSON too', async () => {
    const detail = consoleRecord('b');
    const looked = { Events: [{ CloudTrailEvent: JSON.stringify(consoleRecord('c')) }] };
    const input = [JSON.stringify({ 'detail-type': 'x', detail }), JSON.stringify(looked)].join(
      '\n',
    );
    const { stdout } = await bandog(['explain', '-', '--json'], { input });
    const { explained } = JSON.parse(stdout);
    expect(explained.map((it: { event: { id: string } }) => it.event.id)).toEqual(['b', 'c']);
    expect(explained[0]).toMatchObject({
      verdict: { origin: 'manual', rule: 'console-session' },
      answer: { answer: 'violation' },
    });
  });

  it('explains no more than anyone reads, and says so', async () => {
    const many = Array.from({ length: 60 }, (_, n) => JSON.stringify(consoleRecord(`e${n}`)));
    const { stdout, stderr } = await bandog(['explain', '-'], { input: many.join('\n') });
    expect(stdout.match(/event id/g)).toHaveLength(50);
    expect(stderr).toContain('only the first 50 records are explained');
  });

  it.each([
    ['what is not JSON', ['-'], 'nonsense', /standard input.*not valid JSON/],
    ['nothing', ['-'], '', /standard input: |-: holds no record/],
    ['an empty file', ['empty.json'], '', /empty\.json: /],
    ['a file that is not there', ['nowhere'], '', /nowhere: there is no such file/],
  ])('exits with 2 for %s', async (_, args, input, why) => {
    const { code, stderr } = await bandog(['explain', ...args], { cwd: folder, input });
    expect(code).toBe(2);
    expect(stderr).toMatch(why);
  });
});

describe.concurrent('bandog eval', () => {
  it('measures, and shows the lines it could not read', async () => {
    const { code, stdout } = await bandog(['eval', 'rows.jsonl'], { cwd: folder });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^2 rows, [\d,]+ events a second/);
    expect(stdout).toMatch(/certain +2 +1\.000 +1\.000 +0 \/ 0 +1\.000/);
    expect(stdout).toMatch(/rows\.jsonl, line 2: the line is not JSON/);
  });

  it('gives its figures as JSON', async () => {
    const { stdout } = await bandog(['eval', 'rows.jsonl', '--json'], { cwd: folder });
    expect(JSON.parse(stdout)).toMatchObject({
      certain: { rows: 2, manual: { precision: 1, recall: 1 }, origin: { accuracy: 1 } },
      all: { rows: 2 },
      wrong: [],
      eventsPerSecond: expect.any(Number),
    });
  });

  it.each([
    ['bad.jsonl', /bad\.jsonl: no row could be judged/],
    ['nowhere', /nowhere: there is no such file or folder/],
  ])('exits with 2 for %s', async (file, why) => {
    const { code, stderr } = await bandog(['eval', file], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(why);
  });
});

describe.concurrent('bandog', () => {
  it('tells its version and how it is used', async () => {
    const { code, stdout } = await bandog(['--version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = await bandog(['scan', '--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('Examples:');
    for (const line of help.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('has no help that is wider than a terminal', async () => {
    const folder = `${process.cwd()}/bin/commands`;
    const sources = await Promise.all(
      (await readdir(folder)).map((name) => readFile(`${folder}/${name}`, 'utf8')),
    );
    const texts = sources.flatMap((source) => /const more = `([^`]*)`/.exec(source)?.[1] ?? []);
    expect(texts.length).toBeGreaterThan(10);
    const wide = texts.flatMap((text) => text.split('\n')).filter((line) => line.length > 80);
    expect(wide).toEqual([]);
  });

  it.each([['frobnicate'], ['eval'], ['explain']])('exits with 2 for %s alone', async (command) => {
    const { code, stderr } = await bandog([command]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: /);
  });

  it('shows hostile names as text', async () => {
    const input = JSON.stringify(
      consoleRecord('a', { userIdentity: { type: 'IAMUser', userName: '\u001b]0;x\u0007\u202e' } }),
    );
    for (const form of [[], ['--json']]) {
      const { stdout } = await bandog(['explain', '-', ...form], { input });
      expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    }
  });
});
