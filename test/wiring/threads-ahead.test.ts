import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cores } from '../../lib/adapters/threads/run-jobs.ts';
import { threadsAhead } from '../../lib/wiring/threads-ahead.ts';

const folder = mkdtempSync(join(tmpdir(), 'bandog-'));
const large = join(folder, 'large');
const small = join(folder, 'small');

beforeAll(() => {
  mkdirSync(join(large, '2026', '07'), { recursive: true });
  mkdirSync(small);
  for (const name of ['a.json', 'b.json'])
    writeFileSync(join(large, '2026', '07', name), Buffer.alloc(600_000, ' '));
  writeFileSync(join(small, 'a.json'), '{}');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('threadsAhead', () => {
  it.each([
    ['a large folder', ['scan', large], true],
    ['a folder behind options', ['scan', '--since', '7d', join(large, '2026')], true],
    ['a small folder', ['scan', small], false],
    ['a folder that is not there', ['scan', join(folder, 'none')], false],
    ['a path that none can be', ['scan', `/${'x'.repeat(5000)}`], false],
    ['the live account', ['scan', '--live'], false],
    ['another command', ['coverage', large], false],
    ['no command', [], false],
  ])('says for %s whether threads are worth starting', async (_, given, expected) => {
    const threads = await threadsAhead(['node', 'bandog', ...given]);
    expect(threads !== undefined).toBe(expected && cores() > 1);
    threads?.stop();
  });
});
