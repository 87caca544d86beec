import { afterEach, describe, expect, it } from 'vitest';
import { waiting } from '../../lib/wiring/waiting.ts';

const { isTTY, write } = process.stderr;

/** What is written to standard error, which is a terminal or not. */
async function written(terminal: boolean): Promise<string> {
  let text = '';
  process.stderr.isTTY = terminal;
  process.stderr.write = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  const progress = await waiting();
  progress.start('reading', 100);
  progress.advance(50);
  progress.stop();
  return text;
}

afterEach(() => {
  Object.assign(process.stderr, { isTTY, write });
});

describe('waiting', () => {
  it('shows a bar to whoever sits at a terminal', async () => {
    expect(await written(true)).toContain('reading');
  });

  it('writes nothing where nobody watches', async () => {
    expect(await written(false)).toBe('');
  });
});
