import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pulumiCheckpoint } from '../../../../lib/adapters/pulumi/pulumi-checkpoint.ts';
import { terraformState } from '../../../../lib/adapters/terraform/terraform-state.ts';
import type { OwnedResource } from '../../../../lib/domain/change/owner-index.ts';
import type { OwnerEngine } from '../../../../lib/domain/change/ownership.ts';
import { planOf } from '../../../../lib/domain/change/plans/plan-of.ts';
import { planLines } from '../../../../lib/render/plan-words.ts';
import { eventOf } from '../../../helpers/judged.ts';
import { opensPort, record } from '../../../helpers/record.ts';

const opened = eventOf(record(opensPort));

const revertOf = (given: Partial<OwnedResource> & { readonly engine: OwnerEngine }) =>
  planOf(opened, {
    kind: 'owned',
    unit: 'u',
    address: 'a',
    resourceId: 'sg-0123456789abcdef0',
    resourceType: 'x',
    ...given,
  }).revert;

const ownedCommands = (given: Parameters<typeof revertOf>[0]): string[] =>
  revertOf(given).flatMap(({ kind, text }) =>
    kind === 'command' && !text.startsWith('aws ec2') ? text : [],
  );

/** What a shell takes for the words of a command; nothing else may be printed or run by it. */
function wordsOf(command: string): string[] {
  const script = `set -- ${command}; printf '%s\\0' "$@"`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\0').slice(0, -1);
}

/** The instance of a module with `for_each` with this key, as it stands in a state. */
function inState(key: string | number, deposed?: string): OwnedResource {
  const state = {
    version: 4,
    serial: 1,
    lineage: '0c6a8f52-6f0e-4c0f-8a55-0d3b7a1c2e01',
    resources: [
      {
        mode: 'managed',
        module: 'module.net["e$${u}"]',
        type: 'aws_security_group',
        name: 'web',
        instances: [{ index_key: key, attributes: {}, ...(deposed && { deposed }) }],
      },
    ],
  };
  const [resource] = terraformState(() => [])(state, 'prod.tfstate')?.resources ?? [];
  if (resource === undefined) throw new Error('no resource');
  return resource;
}

const group = 'module.net["e$${u}"].aws_security_group.web';

describe('the commands of Terraform', () => {
  it.each([
    ['plain', '["plain"]'],
    [0, '[0]'],
    ['it\'s "so"', String.raw`["it's \"so\""]`],
    ['$(touch /tmp/x) `id` $HOME !!', '["$(touch /tmp/x) `id` $HOME !!"]'],
    ['\u0024{var.x}', '["$\u0024{var.x}"]'],
    ['a\nb', String.raw`["a\nb"]`],
    ['a\u202eb\u200b', String.raw`["a\u202eb\u200b"]`],
    ['é中😀', '["é中😀"]'],
    ['x (deposed y)', '["x (deposed y)"]'],
  ])('target the instance %j and nothing else', (key, end) => {
    for (const resource of [inState(key), inState(key, '01ab23cd')]) {
      expect(ownedCommands(resource).map(wordsOf)).toEqual([
        ['terraform', 'plan', `-target=${group}${end}`],
        ['terraform', 'apply', `-target=${group}${end}`],
      ]);
    }
  });

  it('are three words to a shell, whatever the key', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'$`"\'\\!;&|<>(){}[]*?~# ab=%^@é\n\u001b\u202e') }),
        (key) => {
          const address = inState(key).address;
          expect(ownedCommands(inState(key)).map(wordsOf)).toEqual([
            ['terraform', 'plan', `-target=${address}`],
            ['terraform', 'apply', `-target=${address}`],
          ]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the commands of Pulumi', () => {
  const inCheckpoint = (name: string): OwnedResource => {
    const urn = `urn:pulumi:prod::shop::aws:ec2/securityGroup:SecurityGroup::${name}`;
    const resource = { urn, custom: true, type: 'aws:ec2/securityGroup:SecurityGroup', id: 'sg-1' };
    const checkpoint = { stack: 'organization/shop/prod', latest: { resources: [resource] } };
    const read = pulumiCheckpoint(() => [])({ version: 3, checkpoint }, 's');
    const [found] = read?.resources ?? [];
    if (found === undefined) throw new Error('no resource');
    return found;
  };

  it.each(['web', "it's $(id) `id`", 'a "b" !! é中😀'])('target %j alone', (name) => {
    const { address } = inCheckpoint(name);
    const words = ['--refresh', '--stack', 'organization/shop/prod', '--target', address];
    expect(ownedCommands(inCheckpoint(name)).map(wordsOf)).toEqual([
      ['pulumi', 'preview', ...words],
      ['pulumi', 'up', ...words],
    ]);
  });

  it.each(['a\nb', 'a\u001b[2Jb', 'a\u202eb'])('are not written down for %j', (name) => {
    expect(ownedCommands(inCheckpoint(name))).toEqual([]);
    expect(revertOf(inCheckpoint(name))[0]?.text).toContain('No command is shown');
  });

  it.each(['web*', 'a**b'])('are not written down where %j would stand for others too', (name) => {
    expect(ownedCommands(inCheckpoint(name))).toEqual([]);
    expect(revertOf(inCheckpoint(name))[0]?.text).toContain('stands for others too');
  });
});

describe('what a terminal is shown', () => {
  it('has no sign that moves the cursor, whatever the code is called', () => {
    for (const engine of ['terraform', 'cloudformation', 'pulumi'] as const) {
      for (const hostile of ['a\u001b[2J', 'a\rb', 'a\u202eb', 'a\u0085b', 'a\u2028b']) {
        const steps = revertOf({ engine, unit: hostile, address: hostile, constructPath: hostile });
        const shown = planLines(steps).map(({ text }) => text);
        expect(shown.filter((line) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(line))).toEqual([]);
        expect(shown.length).toBeGreaterThan(0);
      }
    }
  });
});
