import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { progressBar } from '../../../lib/adapters/terminal/progress-bar.ts';

/** A terminal that keeps what is written. */
function stream() {
  const written: string[] = [];
  const through = new PassThrough();
  through.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  const terminal = Object.assign(through, {
    isTTY: true,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  return { terminal: terminal as unknown as NodeJS.WriteStream, written };
}

function run(total?: number): string {
  const { terminal, written } = stream();
  const progress = progressBar(terminal);
  progress.start('reading', total);
  progress.advance(50);
  progress.stop();
  return written.join('');
}

describe('progressBar', () => {
  it('shows label and share on a terminal', () => {
    expect(run(100)).toContain('reading');
  });

  it('shows no bar when it does not know how much there is', () => {
    expect(run()).not.toContain('reading');
  });
});
