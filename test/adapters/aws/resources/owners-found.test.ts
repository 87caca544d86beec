import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { actionOf } from '../../../../lib/adapters/aws/cloudtrail/names.ts';
import { cloudFormationKeys } from '../../../../lib/adapters/aws/resources/cloudformation-keys.ts';
import { subjectKeys } from '../../../../lib/adapters/aws/resources/event-resources.ts';
import { pulumiKeys } from '../../../../lib/adapters/aws/resources/pulumi-keys.ts';
import { terraformKeys } from '../../../../lib/adapters/aws/resources/terraform-keys.ts';
import { buildOwnerIndex } from '../../../../lib/domain/change/owner-index.ts';

/** A resource as the three engines keep it, and calls that change it. */
interface Owned {
  readonly type: string;
  readonly state: Readonly<Record<string, unknown>>;
  readonly pulumi: string;
  readonly stack?: readonly [type: string, physicalId: string];
  readonly region?: string;
  readonly calls: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const folder = `${import.meta.dirname}/../../../fixtures/owners/`;
const account = '111122223333';
const regionOf = ({ region = 'eu-central-1' }: Owned) => region;

const owned: readonly Owned[] = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => parse(readFileSync(folder + file, 'utf8')));

/** Calls that are known not to lead to the resource: an engine, its type and the call a line. */
const notFound = new Set(
  readFileSync(`${folder}not-found.txt`, 'utf8').split('\n').filter(Boolean),
);

const camel = (text: string) =>
  text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function keysOf(it: Owned): Readonly<Record<string, readonly string[]>> {
  const outputs = Object.fromEntries(
    Object.entries(it.state).map(([name, value]) => [camel(name), value]),
  );
  const [type = '', physicalId = ''] = it.stack ?? [];
  return {
    terraform: terraformKeys(it.type, it.state),
    pulumi: pulumiKeys({ type: it.pulumi, id: String(it.state['id']), outputs }),
    ...(it.stack && {
      cloudformation: cloudFormationKeys(type, physicalId, { account, region: regionOf(it) }),
    }),
  };
}

/** Calls that say it by no text of theirs, by more than its name, or that make a part of what is owned. */
const saidOtherwise =
  /:(?:DeleteStack|DeleteSecret|CreateListener|CreateRule|PutRegistryPolicy|UpdateSecurityHubConfiguration|UpdateMacieSession)$/;

/** The same, of which each text names another thing: its last letter is another one. */
function elsewhere(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/[a-z](?=[^a-z]*$)|^\d+$/i, (last) => {
      if (/^\d/.test(last)) return last.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
      return /[a-e]/i.test(last) ? String.fromCharCode(last.charCodeAt(0) + 1) : 'a';
    });
  }
  if (Array.isArray(value)) return value.map(elsewhere);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, elsewhere(it)]));
}

function isFound(it: Owned, keys: readonly string[], call: string, as = account): boolean {
  const [service = '', action = ''] = call.split(':');
  const asked = { service, action: actionOf(action), region: regionOf(it), response: null };
  const subjects = subjectKeys({ ...asked, account: as, request: it.calls[call] });
  const resource = { engine: 'terraform', unit: 'u', address: 'a', resourceId: 'r' } as const;
  const index = buildOwnerIndex([
    {
      ...{ name: 'n', readAt: '2026-01-01T00:00:00Z', faults: [] },
      resources: [{ ...resource, resourceType: it.type, keys }],
    },
  ]);
  return index.ownerOf(subjects).kind === 'owned';
}

const cases = owned.flatMap((it) =>
  Object.entries(keysOf(it)).flatMap(([engine, keys]) =>
    Object.keys(it.calls).map((call) => ({ it, keys, call, name: `${engine} ${it.type} ${call}` })),
  ),
);

describe('the owner of what a call changed', () => {
  it('is found by all calls but those listed', () => {
    const missed = cases.filter(({ it, keys, call }) => !isFound(it, keys, call));
    expect(missed.map(({ name }) => name).sort()).toEqual([...notFound].sort());
  });

  it('is nobody when the call names another resource', () => {
    const others = cases.map(({ it, ...rest }) => ({
      ...rest,
      it: { ...it, calls: elsewhere(it.calls) as Owned['calls'] },
    }));
    const found = others.filter(
      ({ it, keys, call }) =>
        JSON.stringify(it.calls[call]) !== '{}' &&
        !saidOtherwise.test(call) &&
        isFound(it, keys, call),
    );
    expect(others.length).toBeGreaterThan(1000);
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it('is nobody in another account, where code and call say which', () => {
    const said = cases.filter(
      ({ it, keys, call }) =>
        keys.length > 0 &&
        keys.every((key) => key.startsWith(account)) &&
        !JSON.stringify(it.calls[call]).includes(account),
    );
    const other = said.filter(({ it, keys, call }) => isFound(it, keys, call, '444455556666'));
    expect(said.length).toBeGreaterThan(200);
    expect(other.map(({ name }) => name)).toEqual([]);
  });
});
