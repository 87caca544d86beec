import { describe, expect, it } from 'vitest';
import { renderHealth } from '../../../lib/render/terminal/health.ts';

const canvas = { columns: 80, paint: (_: string, text: string) => text };

describe('renderHealth', () => {
  const findings = [
    { check: 'trail-logs', state: 'ok', text: 'management-events logging' },
    {
      check: 'regions-watched',
      state: 'problem',
      text: '15 of 17 regions of the account are not watched: ap-northeast-1, ap-northeast-2, ap-south-1 and 12 more',
      fix: 'add them to `deployment.regions` and deploy',
    },
    { check: 'clock', state: 'unknown', text: 'AWS did not say what time it is' },
  ] as const;

  it('says what is wrong and what to do', () => {
    expect(`\n${renderHealth(findings, false, canvas)}`).toMatchInlineSnapshot(`
      "
        OK       trail-logs
                 management-events logging
        PROBLEM  regions-watched
                 15 of 17 regions of the account are not watched: ap-northeast-1,
                 ap-northeast-2, ap-south-1 and 12 more
                 to do: add them to \`deployment.regions\` and deploy
        UNKNOWN  clock
                 AWS did not say what time it is

      1 ok, 1 to put right, 1 unknown. Bandog cannot see or tell everything.
      "
    `);
  });

  it('shows hostile text as itself, within the columns', () => {
    const text = `\u001b[2J\r\n${'x'.repeat(5000)}\u202e`;
    const rendered = renderHealth(
      [{ check: 'a', state: 'problem', text, fix: text }],
      true,
      canvas,
    );
    for (const hidden of ['\u001b', '\r', '\u202e']) expect(rendered).not.toContain(hidden);
    for (const line of rendered.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
