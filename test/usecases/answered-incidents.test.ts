import { describe, expect, test } from 'vitest';
import type { IncidentAction } from '../../lib/domain/violation/incident-action.ts';
import { renderHtml } from '../../lib/render/html/page.ts';
import { renderMarkdown } from '../../lib/render/markdown.ts';
import { answeredIncidents } from '../../lib/usecases/answered-incidents.ts';
import { changeBy, consoleEvent } from '../builders.ts';
import { withoutBreaks } from '../helpers/without-breaks.ts';
import { sampleReport } from '../render/sample-report.ts';

const now = '2026-11-24T12:00:00.000Z';
const action: IncidentAction = {
  id: 'action-1',
  incidentId: 'incident-1',
  incidentAt: '2026-11-23T10:05:00Z',
  kind: 'acknowledge',
  at: '2026-11-23T11:00:00.000Z',
  by: 'arn:aws:iam::111122223333:user/alice',
  means: 'command-line',
};
const violations = [
  changeBy(),
  changeBy({ event: consoleEvent({ id: 'other' }), incidentId: 'incident-2' }),
];
const known = { violations, actions: [action], ends: new Map(), exceptions: [], now };

describe('answered incidents', () => {
  test('are those somebody said something of, with all that was said', () => {
    expect(answeredIncidents(known)).toMatchObject([
      {
        incidentId: 'incident-1',
        actor: 'dana',
        violations: 1,
        standing: { state: 'acknowledged' },
        actions: [action],
      },
    ]);
  });

  test('and those that bandog.yaml excepts since, as long as it does', () => {
    const exception = { action: 'ec2:Authorize*', until: '2026-11-30', reason: 'moving' };
    const states = (exceptions: (typeof exception)[]) =>
      answeredIncidents({ ...known, actions: [], exceptions }).map(
        ({ standing }) => standing.state,
      );
    expect(states([exception])).toEqual(['excepted-by-settings', 'excepted-by-settings']);
    expect(states([{ ...exception, until: '2026-11-23' }])).toEqual([]);
    expect(states([{ ...exception, action: 's3:*' }])).toEqual([]);
  });
});

test('the report shows every action: who, when and by what means', () => {
  const report = sampleReport();
  if (report.changes === undefined) throw new Error('no changes');
  const shown = { ...report, changes: { ...report.changes, answered: answeredIncidents(known) } };
  for (const text of [renderMarkdown(shown), withoutBreaks(renderHtml(shown))]) {
    expect(text).toContain('What was said of incidents');
    expect(text.replaceAll('\\', '')).toMatch(
      /acknowledge by arn:aws:iam::111122223333:user\/alice on the command line at 2026-11-23 11:00 UTC/,
    );
  }
  expect(renderMarkdown(report)).not.toContain('What was said');
});
