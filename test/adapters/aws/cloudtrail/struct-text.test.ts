import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structIn } from '../../../../lib/adapters/aws/cloudtrail/struct-text.ts';

describe('structIn', () => {
  it.each([
    ['{}', {}],
    ['{type=IAMUser, invokedby=null}', { type: 'IAMUser', invokedby: null }],
    ['{a={b={c=1}}, d=2}', { a: { b: { c: '1' } }, d: '2' }],
    ['{arn=x:role/a/i=j,k, type=y}', { arn: 'x:role/a/i=j,k', type: 'y' }],
    ['{a=, b=2}', { a: '', b: '2' }],
  ])('reads %s', (text, struct) => {
    expect(structIn(text)).toEqual(struct);
  });

  it.each([
    '',
    '{',
    '{a}',
    '{a=1',
    '{a=1} ',
    'x{a=1}',
    '[{a=1}]',
    '{a={b={c={d={e={f={g=1}}}}}}}',
    '{username=x, type=AWSService, type=IAMUser}',
  ])('does not read %s', (text) => {
    expect(structIn(text)).toBeUndefined();
  });

  it('answers in time, whatever it is given', () => {
    for (const part of ['{a=', ', a=', '=', '}', ', ', 'a']) structIn(`{a=${part.repeat(50_000)}`);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '=', ', ', 'a', '1') }), (text) => {
        const struct = structIn(text);
        return struct === undefined || typeof struct === 'object';
      }),
    );
  });
});
