import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../lib/render/escape-markdown.ts';
import { renderMarkdown } from '../../lib/render/markdown.ts';
import { sampleReport } from './sample-report.ts';

test.each([
  ['a|b', 'a&#124;b'],
  ['`rm`', '\\`rm\\`'],
  ['<img src=x>', '&lt;img src=x&gt;'],
  ['[text](http://example.com)', '\\[text\\](http&#58;//example.com)'],
  ['@octocat', '@&#8288;octocat'],
  ['fixes #12', 'fixes &#35;&#8288;12'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['www.example.com', 'www&#46;example.com'],
  ['ec2:RunInstances', 'ec2:RunInstances'],
])('%s shows as itself', (text, expected) => {
  expect(escapeMarkdown(text)).toBe(expected);
});

describe('the report as Markdown', () => {
  const page = renderMarkdown(sampleReport());

  test('it has the figures, the violations, the money and the blind spots', () => {
    for (const part of [
      '| Changes by hand | **2** | of 5 changes; the target is 0 |',
      '| manual | 2 |',
      '| 2026-11-03 14:12 | high | dana@&#8288;example.com | opened port 22 to the world on sg-2 (ec2:AuthorizeSecurityGroupIngress on dana@',
      '| Amazon EC2 in account 111122223333 | costs more: +10.00 USD a day since 2026-11-01, +30.00 USD in 3 days | still going on | eu-central-1 +30.00 USD |',
      '| whole account | 2026-11 | 100.00 USD | 90.00 USD | 900.00 USD | 1,016 USD',
      '- only management events were read',
    ]) {
      expect(page).toContain(part);
    }
  });

  test('no text from outside adds a line or a cell', () => {
    const shape = (text: string) =>
      renderMarkdown(sampleReport(text))
        .split('\n')
        .map((line) => line.split('|').length);
    const bare = shape('x');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        fc.pre(text !== 'unknown');
        expect(shape(text)).toEqual(bare);
      }),
    );
  });
});
