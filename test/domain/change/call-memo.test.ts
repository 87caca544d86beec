import { describe, expect, it } from 'vitest';
import { CallMemo } from '../../../lib/domain/change/call-memo.ts';

describe('CallMemo', () => {
  it('works out each action of a service once', () => {
    const asked: string[] = [];
    const memo = new CallMemo((service, action) => {
      asked.push(`${service}:${action}`);
      return asked.length;
    });
    const found = [
      memo.of('ec2', 'Run'),
      memo.of('ec2', 'Stop'),
      memo.of('ssm', 'Run'),
      memo.of('ec2', 'Run'),
    ];
    expect(found).toEqual([1, 2, 3, 1]);
    expect(asked).toEqual(['ec2:Run', 'ec2:Stop', 'ssm:Run']);
  });

  it('does not let made-up names fill memory', () => {
    let made = 0;
    const memo = new CallMemo(() => {
      made += 1;
      return made;
    });
    for (let index = 0; index < 10_000; index += 1) memo.of('ec2', `Made${index}`);
    memo.of('ec2', 'Made0');
    expect(made).toBe(10_001);
  });
});
