import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type ListedFile, listFiles } from '../../lib/adapters/files/list-files.ts';
import { cores } from '../../lib/adapters/threads/run-jobs.ts';
import { lookAhead } from '../../lib/wiring/look-ahead.ts';

const folder = mkdtempSync(join(tmpdir(), 'bandog-'));
const paths = ['a', 'b', 'c', 'd'].map((name) => join(folder, `${name}.json`));
for (const path of paths) writeFileSync(path, Buffer.alloc(1000, ' '));

afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (file: ListedFile): string => ('path' in file ? file.path : file.fault.source);

describe('lookAhead', () => {
  it.runIf(cores() > 1)(
    'has the first files read before anybody asks for them, and leaves the others to be asked for',
    async () => {
      const ahead = await lookAhead(listFiles([folder]), {}, { threadsFrom: 2000 });
      if (ahead.threads === undefined) throw new Error('two files of four hold enough for threads');
      ahead.threads.hold();
      const read: string[] = [];
      while (!ahead.threads.isIdle) {
        await ahead.threads.change();
        for (const pieces of ahead.threads.answersAtHand())
          read.push(...pieces.map((it) => it.path));
      }
      ahead.threads.stop();
      const left: string[] = [];
      for await (const { files } of ahead.jobs) left.push(...files.map(pathOf));
      expect({ read: [...new Set(read)], left }).toEqual({
        read: paths.slice(0, 2),
        left: paths.slice(2),
      });
    },
  );

  it('leaves all files to be read here when there is too little for threads', async () => {
    const ahead = await lookAhead(listFiles([folder]), {}, { threadsFrom: 5000 });
    if (ahead.threads !== undefined)
      throw new Error('four files of a thousand bytes are too little');
    const left: string[] = [];
    for await (const file of ahead.files) left.push(pathOf(file));
    expect(left).toEqual(paths);
  });
});
