import { expect, test } from 'vitest';
import { type Alert, gather } from '../../lib/domain/violation/alert.ts';
import type { Violation } from '../../lib/domain/violation/violation.ts';
import { amazonQ } from '../../lib/render/amazon-q.ts';
import { email } from '../../lib/render/email.ts';
import { jsonBytes } from '../../lib/render/json-bytes.ts';
import { pagerDuty } from '../../lib/render/pagerduty.ts';
import { slackWithButtons } from '../../lib/render/slack-buttons.ts';
import { snsJson } from '../../lib/render/sns-json.ts';
import { teams } from '../../lib/render/teams.ts';
import { changesSaying } from './hostile.ts';

/** 2,000 incidents of one change each, whose texts are as long as they come and take most bytes. */
const digestOf = (text: string): Alert => {
  const all = changesSaying(text.repeat(400), 2000).violations.map(
    (violation, n): Violation => ({ ...violation, incidentId: `incident-${n}` }),
  );
  const [first, ...rest] = all;
  if (first === undefined) throw new Error('no violation');
  return gather([first, ...rest]);
};

const kibibytes = 1024;

test.each(['x', '漢', '"', '<', '\\u0007', 'word '])(
  'a digest of 2,000 incidents of %j',
  (text) => {
    const digest = digestOf(text);
    expect(digest.subject).toBe('digest');
    const { blocks } = slackWithButtons(digest);
    expect(blocks.length).toBeLessThanOrEqual(50);
    for (const block of blocks) {
      const shown = block.type === 'section' ? block.text.text.length : 0;
      expect(shown).toBeLessThanOrEqual(3000);
    }
    expect(jsonBytes(teams(digest))).toBeLessThanOrEqual(28 * kibibytes);
    expect(jsonBytes(pagerDuty(digest))).toBeLessThanOrEqual(512_000);
    expect(pagerDuty(digest).payload?.summary.length).toBeLessThanOrEqual(1024);
    expect(amazonQ(digest).content.description.length).toBeLessThanOrEqual(8000);
    const { subject, body } = email(digest);
    expect(subject).toMatch(/^[ -~]{1,99}$/);
    expect(body).toMatch(/^and \d+ more$/m);
    const { text: people, document } = snsJson(digest);
    const protocols = { default: people, email: people, sqs: document, lambda: document };
    const message = JSON.stringify({ ...protocols, http: document, https: document });
    expect(Buffer.byteLength(message)).toBeLessThan(256 * kibibytes - 1000);
  },
);
