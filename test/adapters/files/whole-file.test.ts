import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { wholeFile } from '../../../lib/adapters/files/whole-file.ts';
import { folderWith } from '../../helpers/folder.ts';

const text = '{"Records":[]}';
const archive = gzipSync(text);
const bomb = gzipSync(Buffer.alloc(9 * 1024 * 1024));

describe('a small file', () => {
  it.each([
    ['as it is', Buffer.from(text), text.length, text],
    ['unzipped', archive, archive.length, text],
    ['not when it has grown', archive, archive.length - 1, undefined],
    ['not when it has shrunk', archive, archive.length + 1, undefined],
    ['not when its size is not known', archive, 0, undefined],
    ['not when it is broken', archive.subarray(0, -5), archive.length - 5, undefined],
    ['not when it unpacks to much', bomb, bomb.length, undefined],
  ])('is read in one piece: %s', async (_, content, size, expected) => {
    const folder = await folderWith({ 'a.json.gz': content });
    expect(wholeFile(join(folder, 'a.json.gz'), size)?.toString()).toBe(expected);
  });

  it('keeps its bytes when the next one is read', async () => {
    const folder = await folderWith({ 'a.json': 'first', 'b.json': 'other' });
    const first = wholeFile(join(folder, 'a.json'), 5);
    wholeFile(join(folder, 'b.json'), 5);
    expect(first?.toString()).toBe('first');
  });
});
