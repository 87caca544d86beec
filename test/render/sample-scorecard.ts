import { gate } from '../../lib/domain/scorecard/gate.ts';
import { measured, unmeasured } from '../../lib/domain/scorecard/metric.ts';
import type { Scorecard } from '../../lib/domain/scorecard/scorecard.ts';

/** A scorecard with each kind of answer; when `text` is given, every text from outside is it. */
export function sampleScorecard(text?: string): Scorecard {
  const frame = {
    comparison: 'below',
    target: 300,
    unit: 'seconds',
    samplesOf: 'changes',
  } as const;
  return {
    gradedAt: '2026-11-04T05:30:00.000Z',
    period: { from: '2026-10-28T05:30:00.000Z', to: '2026-11-04T05:30:00.000Z' },
    metrics: [
      {
        ...measured(
          { ...frame, id: 'manual-changes', comparison: 'at-most', target: 0, unit: 'count' },
          { value: 2, how: 'counted', samples: 40 },
        ),
        trend: {
          kind: 'known',
          direction: 'better',
          change: -3,
          points: [{ week: '2026-10-26', value: 5 }],
        },
      },
      unmeasured(
        { ...frame, id: 'cost-reduction', comparison: 'at-least', target: 30, unit: 'percent' },
        text ?? 'no baseline is set',
        { how: 'compared' },
      ),
      measured(
        { ...frame, id: 'incident-detection-time' },
        {
          value: 252,
          how: 'timed',
          samples: 2,
          details: [{ label: text ?? 'p50 of violations', value: 40, unit: 'seconds' }],
        },
      ),
      measured(
        { ...frame, id: 'provisioning-time', target: 900 },
        { value: 3725, how: 'timed', samples: 7 },
      ),
      unmeasured(
        { ...frame, id: 'availability', comparison: 'at-least', target: 99.99, unit: 'percent' },
        text ?? 'Application Signals eu-central-1: was denied',
        { how: 'by SLO' },
      ),
    ],
    gates: [
      gate('code-review', 'unknown', text ?? 'nobody looked for reviews'),
      gate('security', 'fail', '1 critical finding is open', [text ?? 'CVE-2026-1 on i-1']),
      gate('cost', 'pass', text ?? 'budget whole account, 2026-11: within'),
      gate('monitoring-coverage', 'unknown', 'was denied'),
      gate('disaster-recovery', 'fail', 'no drill succeeded in the last 90 days'),
    ],
    lastManualAt: '2026-11-03T14:12:09Z',
  };
}
