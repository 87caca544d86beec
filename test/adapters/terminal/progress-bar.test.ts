import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressBar } from '../../../lib/adapters/terminal/progress-bar.ts';

/** A stream that keeps what is written, and is a terminal or not. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const through = new PassThrough();
  through.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  const terminal = Object.assign(through, {
    isTTY,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  return { terminal: terminal as unknown as NodeJS.WriteStream, written };
}

function run(isTTY: boolean, total?: number): string {
  const { terminal, written } = stream(isTTY);
  const progress = progressBar(terminal);
  progress.start('reading', total);
  progress.advance(50);
  progress.stop();
  return written.join('');
}

describe('progressBar', () => {
  it('shows label and share on a terminal', () => {
    expect(run(true, 100)).toContain('reading');
  });

  it('writes nothing where nobody watches', () => {
    expect(run(false, 100)).toBe('');
  });

  it('shows no bar when it does not know how much there is', () => {
    expect(run(true)).not.toContain('reading');
  });
});
