import { expect, it } from 'vitest';
import { renderRedrive } from '../../../lib/render/terminal/redrive.ts';

const canvas = { columns: 80, paint: (_: string, text: string) => text };
const letter = (functionName: string, reason: string) => ({
  functionName,
  reason,
  at: '2026-11-23T10:05:59.000Z',
});
const nothing = { delivered: [], failed: [], unreadable: [], seen: [] };
const fault = { source: 'queue', code: 'unsupported', message: 'is no letter' } as const;

it('shows each letter, what went wrong, and the sum', () => {
  const text = renderRedrive(
    {
      delivered: [letter('Bandog-OnChange', 'RetriesExhausted: table is gone')],
      failed: [
        { ...letter('Bandog-Notify', 'RetryAttemptsExhausted'), error: 'slack \u001b[31m404' },
      ],
      unreadable: [{ id: 'm-3', fault }],
      seen: [],
    },
    canvas,
  );
  expect(text).toBe(
    `delivered   2026-11-23 10:05 UTC  Bandog-OnChange
            RetriesExhausted: table is gone
failed      2026-11-23 10:05 UTC  Bandog-Notify
            slack ␛[31m404
unreadable  message m-3 is no letter
3 dead letters: 1 delivered, 1 failed again and stay, 1 cannot be read and stay
`,
  );
});

it('says that nothing was sent, or that there is nothing', () => {
  const seen = [letter('Bandog-OnChange', 'RetriesExhausted')];
  expect(renderRedrive({ ...nothing, seen }, canvas)).toContain('1 dead letter; nothing was sent');
  expect(renderRedrive(nothing, canvas)).toBe('no dead letters\n');
});
