import { expect, it } from 'vitest';
import { emailOf } from '../../lib/render/email.ts';
import { slackOf } from '../../lib/render/slack.ts';
import { weeklyDigest } from '../../lib/render/weekly-digest.ts';
import { sampleReport } from './sample-report.ts';

const published = (text?: string) => ({
  report: sampleReport(text),
  link: {
    url: 'https://reports.example.com/2026.html?X-Amz-Signature=0',
    expiresAt: '2026-11-04T12:00:00.000Z',
  },
  location: 's3://reports/2026.html',
});

it('reads as a letter', () => {
  expect(emailOf(weeklyDigest(published()))).toMatchSnapshot();
});

it('says why it is not known what Bandog costs, and nothing where nobody looked', () => {
  const { report, ...at } = published();
  const costs = (ownBill: { unknown: string } | undefined) => {
    const { ownBill: _, ...rest } = report;
    const told = weeklyDigest({ ...at, report: { ...rest, ...(ownBill && { ownBill }) } });
    return told.facts.find(({ label }) => label === 'Bandog itself')?.text;
  };
  expect(costs({ unknown: 'denied' })).toBe('unknown: denied');
  expect(costs(undefined)).toBeUndefined();
});

it('holds no line over 72 columns but its addresses', () => {
  const { body } = emailOf(weeklyDigest(published()));
  const long = body.split('\n').filter((line) => line.length > 72);
  expect(long.filter((line) => !line.includes('://'))).toEqual([]);
});

it('lets no text from outside become markup in Slack', () => {
  const { blocks } = slackOf(weeklyDigest(published('<!channel> *x* `y`')));
  const text = JSON.stringify(blocks);
  expect(text).not.toContain('<!channel>');
  expect(text).toContain('&lt;!channel&gt;');
});
