import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../lib/domain/scorecard/report.ts';
import { displayWidth, type Style } from '../../../lib/render/terminal/layout.ts';
import { renderTerminal } from '../../../lib/render/terminal/report.ts';
import { sampleReport, sampleViolation } from '../sample-report.ts';

const plainly = (_: Style, text: string) => text;
const canvas = { columns: 80, paint: plainly, limit: { groups: 10 } } as const;
const render = (report: Report, options: Partial<Parameters<typeof renderTerminal>[1]> = {}) =>
  renderTerminal(report, { ...canvas, ...options });

/** The sample with other violations, and counts that fit them. */
function withViolations(violations: ReturnType<typeof sampleViolation>[], total: number): Report {
  const report = sampleReport();
  if (report.changes === undefined) throw new TypeError('the sample has changes');
  const tally = { ...report.changes.tally, violations: total };
  return { ...report, changes: { ...report.changes, violations, tally } };
}

describe('renderTerminal', () => {
  it('reads well', () => {
    expect(render(sampleReport())).toMatchSnapshot();
  });

  it('keeps to the width, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 72, max: 100 }),
        (text, columns) => {
          for (const line of render(sampleReport(text), { columns }).split('\n')) {
            expect(displayWidth(line)).toBeLessThanOrEqual(columns);
          }
        },
      ),
    );
  });

  it('lets no control or bidirectional character through', () => {
    const text = render(sampleReport('\u001b]0;owned\u0007\u009b2J\u202enimda\r\n'));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(text).toContain('␛]0;owned');
  });

  it('groups violations that are alike, and says how many more there are', () => {
    const alike = ['a', 'b', 'c'].map((id) => sampleViolation('dana', id));
    const other = { ...sampleViolation('sam', 'd'), severity: 'low' as const };
    const text = render(withViolations([...alike, other], 4), { limit: { groups: 1 } });
    expect(text).toContain('opened port 22 to the world on dana ×3');
    expect(text).toContain('1 more violation: see --all');
    expect(text).not.toContain('not kept');
  });

  it('lists each by itself when all are asked for, and says what was not kept', () => {
    const alike = ['a', 'b', 'c'].map((id) => sampleViolation('dana', id));
    const text = render(withViolations(alike, 5), { limit: 'all' });
    expect(text.match(/opened port 22/g)).toHaveLength(3);
    expect(text).toContain('2 more violations');
    expect(text).toContain('2 of them are counted but were not kept');
  });

  it('shows no good figures when nothing could be judged', () => {
    const { scorecard: _measuredElsewhere, ...report } = sampleReport();
    if (report.changes === undefined) throw new TypeError('the sample has changes');
    const { tally } = report.changes;
    const nothing = {
      ...tally,
      seen: 3,
      unreadable: 3,
      notAChange: 0,
      allowed: 0,
      excepted: 0,
      violations: 0,
    };
    const text = render({
      ...report,
      changes: { ...report.changes, tally: nothing, violations: [] },
    });
    expect(text).toContain('No event could be judged.');
    const none = { ...nothing, seen: 0, unreadable: 0 };
    expect(
      render({ ...report, changes: { ...report.changes, tally: none, violations: [] } }),
    ).toContain('There was no event to judge');
    expect(text).not.toContain('Changes by hand');
  });

  it('says when the counts do not add up, and only then', () => {
    const report = withViolations([], 0);
    expect(render(report)).toContain('do not add up');
    expect(render(sampleReport())).not.toContain('do not add up');
  });

  it('hints at the pipeline when IaC ran unapproved, and only then', () => {
    const report = sampleReport();
    expect(render(report)).not.toContain('approvedPrincipals');
    report.changes && Object.assign(report.changes.tally.byOrigin, { 'iac-unapproved': 2 });
    expect(render(report)).toContain('2 changes by IaC tools came from principals');
  });

  it('paints severities and titles where there are colours', () => {
    const text = render(sampleReport(), { paint: (style, it) => `<${style}>${it}</${style}>` });
    expect(text).toContain('<red>high      </red>');
    expect(text).toContain('<bold>Events</bold>');
  });
});
