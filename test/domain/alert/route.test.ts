import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { destinations, type Route } from '../../../lib/domain/alert/route.ts';
import type { Difference } from '../../../lib/domain/change/difference.ts';
import { severities } from '../../../lib/domain/violation/severity.ts';
import { changeBy, consoleEvent, overBudget } from '../../builders.ts';

const channels = ['sns', 'pager', 'ops'];
const owned = {
  kind: 'owned',
  engine: 'cloudformation',
  unit: 'payments-api',
  address: 'Group',
  resourceId: 'sg-0123',
  resourceType: 'AWS::EC2::SecurityGroup',
} as const;
const tagged = (parameters: Readonly<Record<string, string>>) =>
  changeBy({ event: consoleEvent({ parameters }) });

/** A change whose resource was looked at. */
const lookedAt = (found: Pick<Difference, 'tags'>) =>
  changeBy({
    difference: { kind: 'in-sync', source: 'stack Shop', readAt: '2026-11-23T10:06:00Z', ...found },
  });

describe('destinations', () => {
  test('without routes: every channel', () => {
    expect(destinations(changeBy(), [], channels)).toEqual(channels);
  });

  test('a channel that a route names tells only what fits', () => {
    const routes: Route[] = [{ to: ['pager'], severity: 'critical' }];
    expect(destinations(changeBy(), routes, channels)).toEqual(['sns', 'ops']);
    expect(destinations(changeBy({ severity: 'critical' }), routes, channels)).toEqual(channels);
  });

  test('what fits several routes goes to all of them', () => {
    const routes: Route[] = [
      { to: ['pager'], severity: 'high' },
      { to: ['ops'], accounts: ['111122223333'] },
    ];
    expect(destinations(changeBy(), routes, channels)).toEqual(channels);
  });

  test.each<[string, Route, ReturnType<typeof changeBy>, ReturnType<typeof changeBy>]>([
    [
      'kind',
      { to: ['ops'], kinds: ['root-activity'] },
      changeBy({ kind: 'root-activity' }),
      changeBy(),
    ],
    [
      'account',
      { to: ['ops'], accounts: ['111122223333'] },
      changeBy(),
      changeBy({ account: '444455556666' }),
    ],
    ['owner', { to: ['ops'], owners: ['payments-*'] }, changeBy({ owner: owned }), changeBy()],
    [
      'no owner',
      { to: ['ops'], owners: ['unowned'] },
      changeBy({ owner: { kind: 'unowned' } }),
      changeBy({ owner: { kind: 'unknown', reason: 'not read' } }),
    ],
    [
      'tag in a list',
      { to: ['ops'], tags: { team: 'pay*' } },
      tagged({
        'tagSpecificationSet.0.tags.0.key': 'team',
        'tagSpecificationSet.0.tags.0.value': 'payments',
      }),
      tagged({
        'tagSpecificationSet.0.tags.0.key': 'team',
        'tagSpecificationSet.0.tags.0.value': 'search',
      }),
    ],
    [
      'tag in a map',
      { to: ['ops'], tags: { team: 'payments' } },
      tagged({ 'tags.team': 'payments' }),
      tagged({ 'labels.team': 'payments' }),
    ],
    [
      'tag of the live resource',
      { to: ['ops'], tags: { team: 'payments' } },
      lookedAt({ tags: [{ key: 'team', value: 'payments' }] }),
      lookedAt({}),
    ],
  ])('by %s', (_, route, fitting, other) => {
    expect(destinations(fitting, [route], channels)).toContain('ops');
    expect(destinations(other, [route], channels)).not.toContain('ops');
  });

  test('money by its budget’s tags', () => {
    const routes: Route[] = [{ to: ['ops'], tags: { team: 'a' } }];
    expect(destinations(overBudget(), routes, channels)).toContain('ops');
  });

  test('to nobody is an answer, but not for what is critical', () => {
    const routes: Route[] = [{ to: [] }, { to: channels, kinds: ['root-activity'] }];
    expect(destinations(changeBy(), routes, channels)).toEqual([]);
    expect(destinations(changeBy({ severity: 'critical' }), routes, channels)).toEqual(channels);
  });

  test('a gap in the routes hides nothing', () => {
    const routes: Route[] = [{ to: channels, accounts: ['444455556666'] }];
    expect(destinations(changeBy(), routes, channels)).toEqual(channels);
  });

  test('law: without a route to nobody, somebody is told', () => {
    const route = fc.record({
      to: fc.uniqueArray(fc.constantFrom(...channels), { minLength: 1 }),
      severity: fc.constantFrom(...severities),
      accounts: fc.constantFrom(['111122223333'], ['444455556666']),
    });
    fc.assert(
      fc.property(fc.array(route), fc.constantFrom(...severities), (routes, severity) => {
        expect(destinations(changeBy({ severity }), routes, channels)).not.toEqual([]);
      }),
    );
  });
});
