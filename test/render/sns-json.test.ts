import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snsJson } from '../../lib/render/sns-json.ts';
import { changeBy, consoleEvent, overBudget } from '../builders.ts';
import { alertOf, anomalySaying, changesSaying, hostileText, moneySaying } from './hostile.ts';

const documentOf = (alert: Parameters<typeof snsJson>[0]) => JSON.parse(snsJson(alert).document);

describe('the document', () => {
  test('of a change', () => {
    expect(documentOf(alertOf(changeBy()))).toEqual({
      schemaVersion: 1,
      source: 'bandog',
      incidentId: 'incident-1',
      subject: 'change',
      severity: 'high',
      account: '111122223333',
      headline: expect.stringMatching(/^\[high\] dana opened port 22 to the world/),
      violations: [
        {
          fingerprint: 'fingerprint-of-event-1',
          kind: 'manual-change',
          severity: 'high',
          account: '111122223333',
          at: '2026-11-23T10:05:00Z',
          detectedAt: '2026-11-23T10:05:40.000Z',
          reason: 'a person changed infrastructure by hand',
          change: {
            eventId: 'event-1',
            provider: 'aws',
            region: 'eu-central-1',
            service: 'ec2',
            action: 'AuthorizeSecurityGroupIngress',
            story: 'opened port 22 to the world on sg-0123',
            effect: 'configuration',
            risks: ['network-exposure'],
            actor: {
              kind: 'person',
              name: 'dana',
              principal: 'arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef',
            },
            resources: ['sg-0123'],
            origin: 'manual',
            channel: 'console',
            rule: 'console-session',
            restsOn: 'asserted',
          },
        },
      ],
      notShown: 0,
    });
  });

  test('of money', () => {
    expect(documentOf(alertOf(overBudget()))).toMatchObject({
      subject: 'cost',
      violations: [
        {
          cost: { budget: 'whole account', month: '2026-11', limitAmount: 900, asOf: '2026-11-21' },
        },
      ],
    });
  });

  test('of many violations says how many it does not show', () => {
    const { violations, notShown } = documentOf(changesSaying('x', 500));
    expect(violations.length).toBeGreaterThan(10);
    expect(violations.length + notShown).toBe(500);
  });
});

test('the attributes are those of the worst violation', () => {
  const worse = changeBy({
    event: consoleEvent({ id: 'worse' }),
    kind: 'audit-tampering',
    severity: 'critical',
  });
  expect(snsJson(alertOf(changeBy(), worse)).attributes).toEqual({
    severity: 'critical',
    kind: 'audit-tampering',
    account: '111122223333',
  });
});

test('law: a message of all protocols is under 256 KiB, whatever is in it', () => {
  fc.assert(
    fc.property(hostileText, fc.integer({ min: 1, max: 80 }), (text, count) => {
      for (const alert of [changesSaying(text, count), moneySaying(text), anomalySaying(text)]) {
        const { text: body, document, attributes } = snsJson(alert);
        const message = [body, body, document, document, document, document];
        const size = Buffer.byteLength(JSON.stringify([message, attributes]));
        expect(size).toBeLessThan(256 * 1024 - 1000);
        expect(attributes.account).not.toBe('');
      }
    }),
    { numRuns: 50 },
  );
});
