import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../lib/render/html/page.ts';
import { withoutBreaks } from '../../helpers/without-breaks.ts';
import { sampleReport, sampleViolation } from '../sample-report.ts';

const text = (page: string) =>
  page
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const tags = (page: string) =>
  withoutBreaks(page)
    .match(/<[^>]*>/g)
    ?.join('') ?? '';

describe('what the page says', () => {
  const shown = text(renderHtml(sampleReport()));

  test('the headline figures', () => {
    expect(shown).toContain('Changes by hand 2 of 5 changes; the target is 0');
    expect(shown).toContain('Made through approved IaC 60 % of 5 changes by people or code');
    expect(shown).toContain('Violations 1 1 high, in 1 incident');
    expect(shown).toContain('1,016 USD projected, of 900.00 USD: heading over budget');
  });

  test('a violation with its evidence', () => {
    expect(shown).toContain(
      'dana@example.com opened port 22 to the world on sg-2 ec2:AuthorizeSecurityGroupIngress',
    );
    expect(shown).toContain('asserted by the provider rule console-session');
    expect(shown).toContain('asserted: sessionCredentialFromConsole is');
    expect(shown).toContain('Evidence against none');
  });

  test('money: spent, expected, budget, projection with its interval, crossings', () => {
    for (const part of [
      '100.00 USD through 2026-11-03',
      'Expected by then 90.00 USD',
      '1,016 USD 80 % interval 905.00 to 1,204, from 90 days of history',
      'The projection of 1,016 USD passed 100 % of the budget (900.00 USD)',
    ]) {
      expect(shown).toContain(part);
    }
  });

  test('counters, faults and blind spots', () => {
    expect(shown).toContain('Yes: the parts below add up');
    expect(shown).toContain('trail.json, line 3: eventTime is not a time (eventTime = yesterday)');
    expect(shown).toContain('only management events were read');
  });
});

describe('what the page does not know', () => {
  test('is called unknown, with the reason', () => {
    const { money, ...report } = sampleReport();
    const [state] = money?.budgets ?? [];
    const projection = { kind: 'unknown', reason: 'only 3 days of history' } as const;
    const budgets = state
      ? [{ ...state, projection, amount: 'unknown', expectedToDate: 'unknown' } as const]
      : [];
    const shown = text(renderHtml({ ...report, ...(money && { money: { ...money, budgets } }) }));
    expect(shown).toContain('unknown: only 3 days of history');
    expect(shown).toContain('unknown: no amount is set for 2026-11');
  });

  test('counters that do not reconcile are called out', () => {
    const report = sampleReport();
    if (report.changes) report.changes.tally.seen += 1;
    expect(text(renderHtml(report))).toContain('Treat this report as incomplete');
  });

  test('a report of nothing is still a page', () => {
    const report = {
      schemaVersion: 1,
      generatedAt: '2026-11-04T06:00:00.000Z',
      faults: { total: 0, shown: [] },
      blindSpots: [],
    } as const;
    const shown = text(renderHtml(report));
    expect(shown).toContain('No events in this period');
    expect(shown).not.toContain('Changes by hand');
  });
});

test('500 violations are shown and the rest counted', () => {
  const report = sampleReport();
  const violations = Array.from({ length: 700 }, (_, n) => sampleViolation('dana', `event-${n}`));
  const changes = report.changes && { ...report.changes, violations };
  if (changes) changes.tally.violations = 1234;
  const page = renderHtml({ ...report, ...(changes && { changes }) });
  expect(page.match(/<summary>Why, and the evidence/g)).toHaveLength(500);
  expect(page).toContain('734 more are not shown');
});

test('a page stays under 1.5 MB, whatever the violations hold', () => {
  const report = sampleReport();
  const long = 'é'.repeat(20_000);
  const violations = Array.from({ length: 700 }, (_, n) => sampleViolation(long, `event-${n}`));
  const changes = report.changes && { ...report.changes, violations };
  if (changes) changes.tally.violations = 700;
  const page = renderHtml({ ...report, ...(changes && { changes }) });
  expect(Buffer.byteLength(page)).toBeLessThan(1_500_000);
  const shown = page.match(/<summary>Why, and the evidence/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(9);
  expect(page).toContain(`${700 - shown} more are not shown`);
});

describe('the timeline', () => {
  const page = renderHtml(sampleReport());

  test('has a bar a step, and the figures as a table', () => {
    expect(text(page)).toContain('Violations by hour: 1 hour of 72 had any; the most were 1');
    expect(text(page)).toContain('2026-11-03 14:00 1');
  });

  test('is left out when there was no violation', () => {
    const report = sampleReport();
    const changes = report.changes && {
      ...report.changes,
      timeline: { step: 'hour', rows: [] } as const,
    };
    expect(renderHtml({ ...report, ...(changes && { changes }) })).not.toContain(
      'Violations by hour',
    );
  });
});

describe('the page is safe and self-contained', () => {
  test('it allows nothing to load or run', () => {
    const page = renderHtml(sampleReport());
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;;`,
    );
    expect(page).not.toMatch(/<[^>]* (style|on\w+)=/);
    expect(page).not.toMatch(/https?:|url\(|@import|<link|<img|<script|\bsrc=/);
  });

  test('no text from outside adds a tag or an attribute', () => {
    const bare = tags(renderHtml(sampleReport('x')));
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        '"><script>alert(1)</script>',
        "' onmouseover='alert(1)",
        '</style><img src=x onerror=alert(1)>',
        '--><svg onload=alert(1)>',
      ),
    );
    fc.assert(
      fc.property(hostile, (value) => {
        fc.pre(value !== 'unknown');
        expect(tags(renderHtml(sampleReport(value)))).toBe(bare);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the page can be used without sight or mouse', () => {
  const page = renderHtml(sampleReport());

  test('each table has a caption and scoped headings, each section a heading', () => {
    const tables = page.match(/<table[\s\S]*?<\/table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(4);
    // On a phone these rows are laid out as cards, which takes their meaning away unless it is spelt out.
    for (const cards of tables.filter((table) => table.includes('class="cards"'))) {
      expect(cards).not.toMatch(/<(table|tr|th|td)(?![^>]* role=)[ >]/);
    }
    for (const table of tables) {
      expect(table).toContain('<caption>');
      expect(table).not.toMatch(/<th(?! (?:role="(?:row|column)header" )?scope=)[ >]/);
    }
    for (const [, id] of page.matchAll(/aria-labelledby="([^"]+)"/g)) {
      expect(page).toContain(`id="${id}"`);
    }
  });

  test('links inside the page lead somewhere', () => {
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
  });
});
