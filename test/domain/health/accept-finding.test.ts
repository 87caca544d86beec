import { describe, expect, it } from 'vitest';
import { acceptFinding } from '../../../lib/domain/health/accept-finding.ts';
import { ok, problem, unknown } from '../../../lib/domain/health/finding.ts';

const today = '2026-11-26';
const unseen = problem('2 of 17 regions are not watched', 'add them', ['eu-north-1', 'sa-east-1']);
const regions = { check: 'regions-watched', ...unseen };
const denied = (...names: string[]) => ({
  check: 'regions-watched',
  regions: names,
  reason: 'denied by policy',
});

describe('a problem that somebody lives with', () => {
  it('is accepted, and says why, when all it is about is', () => {
    expect(acceptFinding(regions, [denied('eu-north-1', 'sa-east-1')], today)).toEqual({
      check: 'regions-watched',
      state: 'accepted',
      text: '2 of 17 regions are not watched',
      reason: 'denied by policy',
    });
  });

  it('stays a problem when a region is new, and says which are accepted', () => {
    expect(acceptFinding(regions, [denied('eu-north-1')], today)).toMatchObject({
      state: 'problem',
      text: '2 of 17 regions are not watched; accepted of these: eu-north-1',
    });
  });

  it('is a problem again from the day on after the last one', () => {
    const paused = { check: 'rules-enabled', reason: 'moving', until: today };
    const off = { check: 'rules-enabled', ...problem('a rule is off', 'deploy') };
    expect(acceptFinding(off, [paused], today)).toMatchObject({
      state: 'accepted',
      reason: 'moving (until 2026-11-26)',
    });
    expect(acceptFinding(off, [paused], '2026-11-27')).toMatchObject({
      state: 'problem',
      text: 'a rule is off; it was accepted until 2026-11-26',
    });
  });

  it('is not another one, and nothing else is accepted', () => {
    const other = [{ check: 'forwarders', reason: 'none needed' }];
    expect(acceptFinding(regions, other, today)).toEqual(regions);
    const accepted = [{ check: 'a', reason: 'known' }];
    for (const finding of [ok('fine'), unknown('denied')])
      expect(acceptFinding({ check: 'a', ...finding }, accepted, today)).toEqual({
        check: 'a',
        ...finding,
      });
  });
});
