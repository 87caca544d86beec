import { describe, expect, it } from 'vitest';
import { memoryDeadLetters } from '../../lib/adapters/memory/dead-letters.ts';
import type { DeadLetter } from '../../lib/ports/dead-letters.ts';
import { redrive } from '../../lib/usecases/redrive.ts';

const letter = (id: string): DeadLetter => ({
  id,
  functionName: 'Bandog-OnChange',
  reason: 'RetriesExhausted',
  at: '2026-11-23T10:05:00.000Z',
  content: { kind: 'event', event: { id } },
});
const unreadable = {
  id: 'x',
  fault: { source: 'queue', code: 'unsupported', message: 'is no letter' },
} as const;
const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id);

describe('redrive', () => {
  it('sends each letter once and removes what was handled', async () => {
    const letters = memoryDeadLetters([letter('a'), letter('b')]);
    const { delivered, failed } = await redrive(letters, { lookOnly: false });
    expect(ids(delivered)).toEqual(['a', 'b']);
    expect(failed).toEqual([]);
    expect(letters.sent).toEqual(['a', 'b']);
    expect(letters.visible()).toEqual([]);
  });

  it('leaves what fails again, says why, and goes on with the rest', async () => {
    const letters = memoryDeadLetters([letter('a'), letter('b'), letter('c')], (id) =>
      id === 'b' ? 'slack answered 404' : undefined,
    );
    const { delivered, failed } = await redrive(letters, { lookOnly: false });
    expect(ids(delivered)).toEqual(['a', 'c']);
    expect(failed).toMatchObject([{ id: 'b', error: 'slack answered 404' }]);
    expect(letters.visible()).toEqual(['b']);
  });

  it('delivers on the second run what the first could not', async () => {
    let isDown = true;
    const letters = memoryDeadLetters([letter('a')], () => (isDown ? 'down' : undefined));
    expect((await redrive(letters, { lookOnly: false })).failed).toHaveLength(1);
    isDown = false;
    expect((await redrive(letters, { lookOnly: false })).delivered).toHaveLength(1);
    expect(await redrive(letters, { lookOnly: false })).toEqual({
      delivered: [],
      failed: [],
      unreadable: [],
      seen: [],
    });
  });

  it('leaves a letter that nobody can read, and shows it', async () => {
    const letters = memoryDeadLetters([unreadable, letter('a')]);
    const { delivered, unreadable: left } = await redrive(letters, { lookOnly: false });
    expect(ids(delivered)).toEqual(['a']);
    expect(ids(left)).toEqual(['x']);
    expect(letters.visible()).toEqual(['x']);
  });

  it('sends nothing when it is only to look', async () => {
    const letters = memoryDeadLetters([letter('a'), unreadable]);
    const { seen, unreadable: left } = await redrive(letters, { lookOnly: true });
    expect(ids(seen)).toEqual(['a']);
    expect(ids(left)).toEqual(['x']);
    expect(letters.sent).toEqual([]);
    expect(letters.visible()).toEqual(['a', 'x']);
  });

  it('puts back what it took when it has to stop', async () => {
    const letters = memoryDeadLetters([letter('a'), letter('b')], () => 'down');
    const broken = { ...letters, remove: () => Promise.reject(new Error('access denied')) };
    const works = { ...broken, resend: async () => {} };
    await expect(redrive(works, { lookOnly: false })).rejects.toThrow('access denied');
    expect(letters.visible()).toContain('b');
  });
});
