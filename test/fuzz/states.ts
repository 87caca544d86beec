import { stateInventory } from '../../lib/adapters/inventories/state-inventory.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { stateReaders } from '../../lib/wiring/local-states.ts';
import type { Chance } from '../simulation/chance.ts';
import { mutateBytes, mutateTree } from './mutate.ts';
import { expectNamed, holds } from './target.ts';

const instance = (id: string) => ({
  attributes: { id, arn: `arn:aws:ec2:eu-central-1:111122223333:instance/${id}`, tags: { a: 'b' } },
});

const state = {
  version: 4,
  terraform_version: '1.9.0',
  serial: 7,
  lineage: '6f1c5a3e',
  outputs: {},
  resources: [
    {
      mode: 'managed',
      type: 'aws_instance',
      name: 'web',
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        { ...instance('i-1'), index_key: 0 },
        { ...instance('i-2'), index_key: 'blue' },
      ],
    },
    { mode: 'data', type: 'aws_ami', name: 'ubuntu', instances: [instance('ami-1')] },
    {
      module: 'module.net',
      mode: 'managed',
      type: 'aws_security_group_rule',
      name: 'ssh',
      instances: [{ attributes: { id: 'sgrule-1', security_group_id: 'sg-1', type: 'ingress' } }],
    },
  ],
};

/** Readers of states: each managed instance is a resource, each resource that is none a fault. */
export async function fuzzStates(chance: Chance): Promise<void> {
  const document = mutateTree(state, chance);
  const whole = chance.hits(0.7);
  const text = whole
    ? JSON.stringify(document)
    : mutateBytes(JSON.stringify(document), chance).toString();
  const inventory = stateInventory({
    name: 'states',
    documents: {
      async *read() {
        yield { source: 'a.tfstate', text };
      },
    },
    readers: stateReaders,
    clock: memoryClock('2026-11-23T12:00:00Z'),
  });
  const { resources, faults } = await inventory.read();
  for (const fault of faults) expectNamed(fault);
  for (const { address, keys } of resources)
    holds(
      address !== '' && keys.every((key) => typeof key === 'string'),
      'a resource without a name',
    );
  const due = whole ? counted(JSON.parse(text)) : undefined;
  if (due === undefined) return;
  holds(
    resources.length === due.instances && faults.length === due.broken,
    `${due.instances} instances and ${due.broken} broken resources; ${resources.length} and ${faults.length} read`,
  );
}

/** What there is to read, counted in another way; undefined when it is no state of version 4. */
function counted(document: Record<string, unknown>) {
  const isState = ['lineage', 'serial', 'terraform_version'].some((field) => field in document);
  if (document['version'] !== 4 || !isState || !Array.isArray(document['resources']))
    return undefined;
  if ('encrypted_data' in document) return undefined;
  let [instances, broken] = [0, 0];
  for (const resource of document['resources']) {
    const { type, name, mode, instances: list } = Object(resource);
    const sound =
      typeof type === 'string' && type !== '' && typeof name === 'string' && name !== '';
    if (!sound || !Array.isArray(list) || Array.isArray(resource)) broken += 1;
    else if (mode === 'managed') instances += list.filter(isObject).length;
  }
  return { instances, broken };
}

const isObject = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
