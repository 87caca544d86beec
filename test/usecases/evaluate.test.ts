import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import type { Channel, OriginVerdict } from '../../lib/domain/change/origin.ts';
import type { LabelledEvent } from '../../lib/ports/labelled-source.ts';
import { evaluate, labelOf } from '../../lib/usecases/evaluate.ts';
import { consoleChange, readCall } from './sample-events.ts';

type Row = LabelledEvent | { fault: { source: string; code: 'not-json'; message: string } };

const row = (line: number, given: Partial<LabelledEvent>): LabelledEvent => ({
  line,
  label: 'console',
  manual: 'yes',
  certainty: 'certain',
  why: 'console session',
  event: consoleChange(`e${line}`),
  ...given,
});

/** A clock that moves on 100 ms a look, so that the timed loop ends. */
function steps(): () => number {
  let now = 0;
  return () => {
    now += 100;
    return now;
  };
}

const measure = (rows: readonly Row[]) =>
  evaluate({
    source: {
      async *read() {
        yield* rows;
      },
    },
    policy: defaultSettings.policy,
    elapsedMs: steps(),
  });

describe('evaluate', () => {
  it('scores manual changes and origins, certain rows apart', async () => {
    const result = await measure([
      row(1, {}),
      row(2, { manual: 'no', event: readCall('e2') }),
      row(3, { manual: 'no', why: 'labelled wrongly on purpose' }),
      row(4, { event: readCall('e4') }),
      row(5, {
        label: 'iac:terraform',
        certainty: 'judgement',
        manual: 'no',
        event: readCall('e5'),
      }),
      row(6, { manual: 'depends' }),
    ]);
    expect(result.certain).toEqual({
      rows: 5,
      manual: {
        scored: 4,
        truePositives: 1,
        falsePositives: 1,
        falseNegatives: 1,
        precision: 0.5,
        recall: 0.5,
      },
      origin: { right: 5, accuracy: 1 },
    });
    expect(result.all.rows).toBe(6);
    expect(result.all.origin).toEqual({ right: 5, accuracy: 5 / 6 });
    expect(result.depends).toEqual({ rows: 1, predictedManual: 1 });
    expect(result.confusion).toEqual([
      { label: 'console', predicted: 'console', rows: 5 },
      { label: 'iac:terraform', predicted: 'console', rows: 1 },
    ]);
    expect(result.wrong.map(({ line, predictedManual }) => [line, predictedManual])).toEqual([
      [3, true],
      [4, false],
      [5, false],
    ]);
    expect(result.wrong[0]).toMatchObject({
      label: 'console',
      predicted: 'console',
      manual: 'no',
      rule: 'console-session',
      why: 'labelled wrongly on purpose',
    });
  });

  it('does not call a failed call, an operation or a sign-in a change by hand', async () => {
    const failed = consoleChange('f', { outcome: { kind: 'failed', code: 'AccessDenied' } });
    const stop = consoleChange('o', { action: 'StopInstances', effect: 'operation' });
    const signIn = consoleChange('s', {
      action: 'ConsoleLogin',
      effect: 'session',
      actor: { kind: 'root', principal: 'arn:root', name: 'root' },
    });
    const rows = [failed, stop, signIn].map((event, index) =>
      row(index + 1, { manual: 'no', event }),
    );
    const { certain } = await measure(rows);
    expect(certain.manual.falsePositives).toBe(0);
  });

  it('knows no share of nothing', async () => {
    const { certain, all, eventsPerSecond, wrong } = await measure([]);
    for (const { manual, origin } of [certain, all]) {
      expect([manual.precision, manual.recall, origin.accuracy]).toEqual([null, null, null]);
    }
    expect(eventsPerSecond).toBeNull();
    expect(wrong).toEqual([]);
  });

  it('counts and keeps bad lines', async () => {
    const fault = { source: 'f', code: 'not-json', message: 'is not JSON' } as const;
    const { faults, all } = await measure([{ fault }, row(2, {})]);
    expect(faults).toEqual({ total: 1, shown: [fault] });
    expect(all.rows).toBe(1);
  });

  it('counts events by the time they took', async () => {
    // Start at 100, then 200, 300, 400 after each reading: three readings of two rows in 0.4 s.
    const { eventsPerSecond } = await measure([row(1, {}), row(2, {})]);
    expect(eventsPerSecond).toBeCloseTo(6 / 0.4);
  });
});

describe('labelOf', () => {
  const verdict = (channel: Channel, tool?: string) =>
    ({ channel, ...(tool !== undefined && { tool }) }) as OriginVerdict;

  it.each([
    ['console', undefined, 'console'],
    ['cloudshell', 'aws-cli', 'cloudshell'],
    ['cli', 'aws-cli', 'cli'],
    ['sdk', 'boto3', 'sdk'],
    ['iac', 'terraform', 'iac:terraform'],
    ['iac', undefined, 'iac'],
    ['ci', 'github-actions', 'ci'],
    ['service', 'autoscaling', 'aws-service'],
    ['unknown', undefined, 'unknown'],
  ] as const)('%s with %s is %s', (channel, tool, label) => {
    expect(labelOf(verdict(channel, tool))).toBe(label);
  });
});
