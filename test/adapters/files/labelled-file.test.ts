import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { labelledFile } from '../../../lib/adapters/files/labelled-file.ts';
import { consoleChange } from '../../usecases/sample-events.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'labelled-'));
});

/** Knows one kind of record: an object with a name. */
const parse: Parameters<typeof labelledFile>[1] = (document, where) =>
  typeof document === 'object' && document !== null && 'name' in document
    ? { events: [consoleChange(String(document.name))], faults: [] }
    : { events: [], faults: [{ ...where, code: 'not-a-record', message: 'no name' }] };

async function rowsOf(name: string, content: string | Buffer) {
  const path = join(folder, name);
  await writeFile(path, content);
  const rows: unknown[] = [];
  for await (const row of labelledFile(path, parse).read()) rows.push(row);
  return rows;
}

const good = { label: 'cli', manual: 'no', certainty: 'certain', why: 'w', event: { name: 'e' } };

describe('labelledFile', () => {
  it('reads rows with their line, and passes over blank lines and other fields', async () => {
    const text = `\n${JSON.stringify({ ...good, idx: 1 })}\r\n\n${JSON.stringify(good)}`;
    expect(await rowsOf('good.jsonl', text)).toMatchObject([
      { line: 2, label: 'cli', manual: 'no', certainty: 'certain', why: 'w', event: { id: 'e' } },
      { line: 4 },
    ]);
  });

  it('reads gzip', async () => {
    expect(await rowsOf('good.jsonl.gz', gzipSync(JSON.stringify(good)))).toHaveLength(1);
  });

  it('does not break a line at separators that JSON allows inside text', async () => {
    const rows = await rowsOf('separator.jsonl', JSON.stringify({ ...good, why: 'a\u2028b' }));
    expect(rows).toMatchObject([{ why: 'a\u2028b' }]);
  });

  it('does without certainty and why', async () => {
    const { label, manual, event } = good;
    const rows = await rowsOf('short.jsonl', JSON.stringify({ label, manual, event }));
    expect(rows).toMatchObject([{ certainty: '', why: '' }]);
  });

  it.each([
    ['a line that is not JSON', '{"label":', { code: 'not-json', place: 'line 1' }],
    [
      'a row without a label',
      { ...good, label: undefined },
      { code: 'missing-field', field: 'label' },
    ],
    ['a row without an event', { ...good, event: null }, { code: 'missing-field', field: 'event' }],
    [
      'another word for manual',
      { ...good, manual: 'maybe' },
      { code: 'bad-value', value: '"maybe"' },
    ],
    ['an event that is no record', { ...good, event: {} }, { code: 'not-a-record' }],
    ['a list', [1], { code: 'not-a-record', value: '[1]' }],
    ['a number', 7, { code: 'not-a-record' }],
  ])('makes a fault of %s and goes on', async (name, bad, fault) => {
    const line = typeof bad === 'string' ? bad : JSON.stringify(bad);
    const rows = await rowsOf(
      `${name.replaceAll(' ', '-')}.jsonl`,
      `${line}\n${JSON.stringify(good)}`,
    );
    expect(rows).toMatchObject([{ fault }, { line: 2 }]);
  });

  it('fails when there is no such file', async () => {
    const read = labelledFile(join(folder, 'nowhere'), parse).read();
    await expect(read[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
