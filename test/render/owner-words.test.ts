import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ownership } from '../../lib/domain/change/ownership.ts';
import { ownerText } from '../../lib/render/owner-words.ts';
import { hostileText } from './hostile.ts';

const owned = {
  kind: 'owned',
  engine: 'terraform',
  unit: 's3://states/prod.tfstate',
  address: 'module.web.aws_security_group.web["a"]',
  resourceId: 'sg-0123',
  resourceType: 'aws_security_group',
} as const;

describe('the words of an owner', () => {
  it.each<[string, Ownership]>([
    [
      'owned by Terraform module.web.aws_security_group.web["a"] in s3://states/prod.tfstate',
      owned,
    ],
    [
      'owned by CloudFormation stack Shop, Web5F3B',
      { ...owned, engine: 'cloudformation', unit: 'Shop', address: 'Web5F3B' },
    ],
    [
      'owned by CloudFormation stack Shop, Shop/Web/Group (what changed is a part of it: rule/sgr-1)',
      {
        ...owned,
        engine: 'cloudformation',
        unit: 'Shop',
        address: 'Web5F3B',
        constructPath: 'Shop/Web/Group',
        through: 'rule/sgr-1',
      },
    ],
    [
      'owned by Pulumi urn:pulumi:prod::shop::aws:sqs/queue:Queue::q in shop/prod',
      {
        ...owned,
        engine: 'pulumi',
        unit: 'shop/prod',
        address: 'urn:pulumi:prod::shop::aws:sqs/queue:Queue::q',
      },
    ],
    ['no code owns it', { kind: 'unowned' }],
    ['no code owned it at 2026-11-23 09:00 UTC', { kind: 'unowned', asOf: '2026-11-23T09:00:00Z' }],
    [
      'owner unknown: a.tfstate: is encrypted',
      { kind: 'unknown', reason: 'a.tfstate: is encrypted' },
    ],
  ])('%s', (text, owner) => expect(ownerText(owner)).toBe(text));

  it('are one harmless line of bounded length, whatever the names', () =>
    fc.assert(
      fc.property(hostileText, (text) => {
        const words = ownerText({ ...owned, unit: text, address: text, through: text });
        expect(words).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(Array.from(words).length).toBeLessThan(600);
      }),
    ));
});
