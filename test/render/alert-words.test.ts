import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertWords } from '../../lib/render/alert-words.ts';
import { anomaly, changeBy, consoleEvent, overBudget } from '../builders.ts';
import { alertOf, anomalySaying, changesSaying, hostileText, moneySaying } from './hostile.ts';

const factsOf = (alert: Parameters<typeof alertWords>[0]) =>
  Object.fromEntries(alertWords(alert).facts.map(({ label, text }) => [label, text]));

describe('the headline is enough to decide', () => {
  test('of a stopped trail', () => {
    const event = consoleEvent({
      region: 'us-east-1',
      service: 'cloudtrail',
      action: 'StopLogging',
      actor: { kind: 'root', principal: 'arn:aws:iam::111122223333:root', name: 'root' },
      resources: [{ id: 'management-events' }],
      story: 'stopped the trail management-events',
    });
    const alert = alertOf(changeBy({ event, kind: 'audit-tampering', severity: 'critical' }));
    expect(alertWords(alert).headline).toBe(
      '[critical] root stopped the trail management-events in 111122223333 us-east-1 (console)',
    );
  });

  test('of several changes: the worst of them, and how many more', () => {
    const worse = changeBy({
      event: consoleEvent({ id: 'worse', action: 'DeleteFlowLogs', story: 'deleted flow logs' }),
      severity: 'critical',
    });
    const alert = alertOf(changeBy(), worse);
    const { headline, items } = alertWords(alert);
    expect(headline).toBe(
      '[critical] dana deleted flow logs and 1 more step in 111122223333 eu-central-1 (console)',
    );
    expect(factsOf(alert)['What']).toBe(
      'opened port 22 to the world on sg-0123, deleted flow logs',
    );
    expect(items).toEqual([
      '2026-11-23 10:05 UTC [high] opened port 22 to the world on sg-0123 (ec2:AuthorizeSecurityGroupIngress on sg-0123)',
      '2026-11-23 10:05 UTC [critical] deleted flow logs (ec2:DeleteFlowLogs on sg-0123)',
    ]);
  });

  test.each([
    ['iac-unapproved', 'iac', 'terraform', '(terraform, outside the pipeline)'],
    ['unknown', 'sdk', undefined, '(SDK, origin unknown)'],
    ['manual', 'cloudshell', undefined, '(CloudShell)'],
    ['manual', 'cli', 'aws-cli', '(aws-cli)'],
  ] as const)('by %s through %s %s', (origin, channel, tool, means) => {
    const verdict = { ...changeBy().verdict, origin, channel, ...(tool && { tool }) };
    expect(alertWords(alertOf(changeBy({ verdict }))).headline.endsWith(means)).toBe(true);
  });

  test('of equally bad changes, the one with more risks', () => {
    const made = consoleEvent({
      id: 'made',
      story: 'created an access key',
      risks: ['credential-created', 'admin-access'],
    });
    const { headline } = alertWords(alertOf(changeBy(), changeBy({ event: made })));
    expect(headline).toMatch(/dana created an access key and 1 more step/);
  });

  test('of a budget', () => {
    expect(alertWords(alertOf(overBudget())).headline).toBe(
      '[high] budget “whole account” for 2026-11: 1,016 USD projected, past 100\u00a0% of the budget (900.00 USD)',
    );
  });
});

describe('the facts of a change', () => {
  test('say how surely, and from what', () => {
    expect(factsOf(alertOf(changeBy()))['How surely']).toBe(
      'asserted by the provider: sessionCredentialFromConsole = true (asserted)',
    );
  });

  test('say when an answer rests on claims alone, and what speaks against it', () => {
    const claim = {
      signal: 'iac-tool',
      rank: 'claimed',
      detail: 'terraform',
      field: 'userAgent',
      value: 'Terraform/1.13.5',
    } as const;
    const { evidence } = consoleEvent();
    const verdict = {
      ...changeBy().verdict,
      restsOn: 'claimed',
      evidenceFor: [claim],
      evidenceAgainst: evidence,
    } as const;
    expect(factsOf(alertOf(changeBy({ verdict })))['How surely']).toBe(
      'claimed by the client only: userAgent = Terraform/1.13.5 (claimed); against it: sessionCredentialFromConsole = true (asserted)',
    );
  });

  test('say where, when, why and from which address', () => {
    expect(factsOf(alertOf(changeBy()))).toMatchObject({
      Where: 'account 111122223333, region eu-central-1',
      When: '2026-11-23 10:05 UTC',
      What: 'ec2:AuthorizeSecurityGroupIngress on sg-0123',
      Why: 'a person changed infrastructure by hand; manual: the provider says the credentials are a console session’s (rule console-session)',
      From: '203.0.113.7',
      Risks: 'network-exposure',
    });
  });

  test.each([
    ['person', 'dana', /^dana \(person\), arn:/],
    ['root', 'root', /^root, arn:/],
  ] as const)('say who a %s is, and what it is where the name does not', (kind, name, expected) => {
    const actor = { kind, name, principal: 'arn:aws:iam::111122223333:root' };
    const event = consoleEvent({ actor });
    expect(factsOf(alertOf(changeBy({ event })))['Who']).toMatch(expected);
  });

  test('say why once where the policy has no reason but the origin’s', () => {
    const { verdict } = changeBy();
    const reason = `${verdict.reason}; the exception for it ended on 2026-11-01`;
    expect(factsOf(alertOf(changeBy({ reason })))['Why']).toBe(
      `manual: ${reason} (rule console-session)`,
    );
  });

  test('say a span only when there is one', () => {
    const at = (time: string) =>
      changeBy({ at: time, event: consoleEvent({ id: time, at: time }) });
    const when = (...times: readonly [string, string]) =>
      factsOf(alertOf(at(times[0]), at(times[1])))['When'];
    expect(when('2026-11-23T10:05:00Z', '2026-11-23T10:05:40Z')).toBe('2026-11-23 10:05 UTC');
    expect(when('2026-11-23T10:05:00Z', '2026-11-23T10:07:40Z')).toBe(
      '2026-11-23 10:05 to 10:07 UTC',
    );
    expect(when('2026-11-23T23:59:00Z', '2026-11-24T00:01:00Z')).toBe(
      '2026-11-23 23:59 UTC to 2026-11-24 00:01 UTC',
    );
  });

  test('name the person behind a role', () => {
    const { actor } = consoleEvent();
    const behind = { kind: 'person', principal: 'arn:sso', name: 'dana' } as const;
    const event = consoleEvent({
      actor: { ...actor, kind: 'role', principal: 'arn:deploy', behind },
    });
    expect(factsOf(alertOf(changeBy({ event })))['Who']).toBe(
      'dana (person), who assumed the role arn:deploy',
    );
  });

  test.each([
    [
      'eu-central-1',
      'https://eu-central-1.console.aws.amazon.com/cloudtrailv2/home?region=eu-central-1#/events/event-1',
    ],
    [
      'us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/cloudtrailv2/home?region=us-gov-west-1#/events/event-1',
    ],
    [
      'cn-north-1',
      'https://cn-north-1.console.amazonaws.cn/cloudtrailv2/home?region=cn-north-1#/events/event-1',
    ],
  ])('link to the event in %s', (region, url) => {
    const alert = alertOf(changeBy({ event: consoleEvent({ region }) }));
    expect(alertWords(alert).links).toEqual([{ label: 'The event in CloudTrail', url }]);
  });

  test.each([{ region: 'evil.example/#' }, { id: '../../x?y' }])(
    'do not link to what is no region or id: %o',
    (given) => {
      expect(alertWords(alertOf(changeBy({ event: consoleEvent(given) }))).links).toEqual([]);
    },
  );
});

describe('the facts of money', () => {
  test('say amount, actual against expected, projection, metric and age', () => {
    expect(factsOf(alertOf(overBudget()))).toMatchObject({
      Budget: 'whole account, 900.00 USD for 2026-11',
      Spent: '700.30 USD to date, 640.00 USD expected by now',
      'Month-end': '1,016 USD (80 % interval 905.00 to 1,204)',
      Figures: 'UnblendedCost in USD, complete up to 2026-11-21, read 2026-11-23',
      Charges: 'usage 695.30 USD, tax 5.00 USD',
    });
  });

  test('say what is unknown, and never make it zero', () => {
    const { asOf, ...state } = overBudget().state;
    const unknown = {
      ...state,
      amount: 'unknown',
      expectedToDate: 'unknown',
      projection: { kind: 'unknown', reason: 'too little history' },
    } as const;
    expect(factsOf(alertOf(overBudget({ state: unknown })))).toMatchObject({
      Budget: 'whole account, amount unknown for 2026-11',
      Spent: '700.30 USD to date, expected by now: unknown',
      'Month-end': 'unknown: too little history',
      Figures: 'UnblendedCost in USD, no complete day yet, read 2026-11-23',
    });
  });
});

test('law: hostile text cannot break out of its line or grow without end', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const alert of [
        changesSaying(text),
        changesSaying(text, 3),
        moneySaying(text),
        anomalySaying(text),
      ]) {
        const { headline, facts, items } = alertWords(alert);
        for (const line of [headline, ...facts.map((fact) => fact.text), ...items]) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
          expect([...line].length).toBeLessThanOrEqual(600);
        }
      }
    }),
  );
});

describe('the words of an anomaly', () => {
  const part = anomaly({
    fingerprint: 'other',
    severity: 'medium',
    episode: { ...anomaly().episode, leaf: { account: '111122223333', service: 'Amazon EBS' } },
  });
  const causes = [
    {
      region: 'eu-central-1',
      usageType: 'EUC1-BoxUsage:m5.large',
      chargeType: 'usage',
      amount: 28,
    },
    { amount: 2 },
  ] as const;

  test('says what, how much, since when, where it stands and what it is made of', () => {
    const words = alertWords(alertOf(anomaly({ episode: { ...anomaly().episode, causes } })));
    expect(words.headline).toBe(
      '[high] Amazon EC2 in account 111122223333 costs more: +10.00 USD a day since 2026-11-01, +30.00 USD in 3 days',
    );
    const facts = new Map(words.facts.map(({ label, text }) => [label, text]));
    expect(facts.get('State')).toBe('still going on');
    expect(facts.get('Expected')).toBe('10.00 USD on 2026-11-03; it was 20.00 USD');
    expect(facts.get('Causes')).toBe(
      'eu-central-1, EUC1-BoxUsage:m5.large +28.00 USD; all the rest +2.00 USD',
    );
    expect(facts.get('Figures')).toBe('UnblendedCost in USD, complete up to 2026-11-03');
    expect(facts.has('Who')).toBe(false);
  });

  test('says of a single day that it was that day', () => {
    const { episode } = anomaly();
    const days = episode.days.slice(0, 1);
    const once = { ...episode, days, lastDay: episode.since, state: 'back' } as const;
    expect(alertWords(alertOf(anomaly({ episode: once }))).headline).toMatch(
      /costs more: \+10\.00 USD on 2026-11-01$/,
    );
  });

  test('tells what moved together in one message, the worst first', () => {
    const words = alertWords(alertOf(part, anomaly()));
    expect(words.headline).toMatch(
      /^\[high\] Amazon EC2 .* 1 more part of the bill moved with it$/,
    );
    expect(words.items).toHaveLength(2);
  });

  test.each([
    ['anomaly-grew', 'and it has grown'],
    ['anomaly-ended', 'and it is over'],
  ] as const)('says of %s: %s', (kind, text) => {
    expect(alertWords(alertOf(anomaly({ kind }))).headline).toContain(text);
  });
});
