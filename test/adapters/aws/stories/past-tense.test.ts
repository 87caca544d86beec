import { describe, expect, it } from 'vitest';
import { pastOf } from '../../../../lib/adapters/aws/stories/past-tense.ts';

describe('the past tense', () => {
  it.each([
    ['create', 'created'],
    ['modify', 'changed'],
    ['put', 'set'],
    ['copy', 'copied'],
    ['deploy', 'deployed'],
    ['tag', 'tagged'],
    ['stop', 'stopped'],
    ['reboot', 'rebooted'],
    ['withdraw', 'withdrew'],
    ['failover', 'failed over'],
    ['shared', 'shared'],
    ['constructor', 'constructored'],
  ])('%s: %s', (verb, past) => {
    expect(pastOf(verb)).toBe(past);
  });
});
