import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCli } from '../../tools/bundle-cli.ts';
import { folderWith } from '../helpers/folder.ts';
import { record } from '../helpers/record.ts';

const place = mkdtempSync(join(tmpdir(), 'bandog-bundled-'));

const run = (...args: string[]) =>
  execFileSync(process.execPath, [join(place, 'bin', 'bandog.js'), ...args], {
    encoding: 'utf8',
    cwd: place,
  });

describe('the command line as the package ships it', () => {
  beforeAll(() => {
    writeFileSync(join(place, 'package.json'), '{"type":"module"}');
    symlinkSync(resolve('node_modules'), join(place, 'node_modules'), 'dir');
    bundleCli(join(place, 'bin'));
  });
  afterAll(() => rmSync(place, { recursive: true }));

  it('knows every command', () => {
    expect(run('--help')).toMatch(/scan[\s\S]*explain[\s\S]*demo/);
  });

  it('is one program, though a command comes in a file of its own', () => {
    const args = [join(place, 'bin', 'bandog.js'), 'scan', '--nope'];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: "error: unknown option '--nope'\n" });
  });

  it('loads of Node what it needs, and no more', () => {
    const told = join(place, 'told.mjs');
    const list = `process.on('exit', () => console.error(process.moduleLoadList.join()))`;
    writeFileSync(told, list);
    const args = ['--import', told, join(place, 'bin', 'bandog.js'), '--version'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(stderr).toMatch(/NativeModule fs,/);
    expect(stderr).not.toMatch(/NativeModule (?:child_process|internal\/fs\/promises)\b/);
  });

  it('reads a large folder in threads', async () => {
    const files = Array.from({ length: 40 }, (_, index): [string, Buffer] => {
      // What does not shrink makes the folder large enough for threads.
      const raw = record({
        eventID: `0c6a8f52-6f0e-4c0f-8a55-${String(index).padStart(12, '0')}`,
        requestParameters: { note: randomBytes(30_000).toString('base64') },
      });
      return [`${index}.json.gz`, gzipSync(JSON.stringify({ Records: [raw] }))];
    });
    const folder = await folderWith(Object.fromEntries(files));
    const report = JSON.parse(run('scan', folder, '--json'));
    expect(report.changes.tally).toMatchObject({ seen: 40, violations: 40, unreadable: 0 });
  });
});
