import { heldSettings } from '../../domain/change/declared/held-settings.ts';
import type { OwnedResource } from '../../domain/change/owner-index.ts';
import type { StateIdentity } from '../../domain/change/state-copies.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { StateReader } from '../../ports/state-reader.ts';

type Value = Readonly<Record<string, unknown>>;

/** The normal forms of a resource, from its Pulumi type, the provider's id and its outputs. */
type PulumiKeys = (resource: {
  readonly type: string;
  readonly id: string;
  readonly outputs: Value;
}) => readonly string[];

/**
 * Reads checkpoints of version 3, as a self-managed backend keeps them, and what `pulumi stack export`
 * prints. Components (`custom: false`) hold no resource of their own, providers are no resources, and
 * what is `external` is only read by the program.
 */
export function pulumiCheckpoint(keysOf: PulumiKeys): StateReader {
  return (document, source) => {
    if (!isObject(document)) return undefined;
    const { version, checkpoint, deployment } = document;
    if (!isObject(checkpoint) && !isObject(deployment)) return undefined;
    if (version !== 3) return { resources: [], faults: [otherVersion(source, version)] };
    const stack = isObject(checkpoint) ? textOf(checkpoint['stack']) : '';
    const latest = isObject(checkpoint) ? checkpoint['latest'] : deployment;
    const listed = listedIn(latest);
    return {
      ...identityOf(latest, listed),
      resources: listed.filter(isManaged).map((resource) => owned(resource, stack, keysOf)),
      faults: listed.flatMap((resource, index) =>
        textOf(resource['urn']) === '' ? brokenResource(source, index) : [],
      ),
    };
  };
}

/** The resources of a deployment; one that is no object stands for itself as an empty one. */
function listedIn(deployment: unknown): Value[] {
  const resources = isObject(deployment) ? deployment['resources'] : undefined;
  return Array.isArray(resources) ? resources.map((it) => (isObject(it) ? it : {})) : [];
}

/** The stack, by the URNs in it, and when it was written. */
function identityOf(latest: unknown, listed: readonly Value[]): { identity?: StateIdentity } {
  const manifest = isObject(latest) ? latest['manifest'] : undefined;
  const version = Date.parse(textOf(isObject(manifest) ? manifest['time'] : ''));
  const urn = listed.map((resource) => textOf(resource['urn'])).find((it) => it !== '');
  // Pulumi writes the year 1 where it does not know.
  if (urn === undefined || !(version > 0)) return {};
  return { identity: { state: `stack ${stackOf(urn)}`, version, isName: true } };
}

const isObject = (value: unknown): value is Value =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const otherVersion = (source: string, version: unknown): ReadFault => ({
  source,
  code: 'unsupported',
  field: 'version',
  value: String(version).slice(0, 200),
  message:
    'checkpoints of this version are not read, only 3; export the stack with a current Pulumi',
});

const brokenResource = (source: string, index: number): ReadFault => ({
  source,
  place: `resource ${index + 1}`,
  code: 'missing-field',
  field: 'urn',
  message: 'a resource has none; the rest of the checkpoint was read',
});

const isManaged = ({ urn, custom, external, type }: Value): boolean =>
  textOf(urn) !== '' && custom === true && external !== true && !textOf(type).startsWith('pulumi:');

function owned(resource: Value, stack: string, keysOf: PulumiKeys): OwnedResource {
  const urn = textOf(resource['urn']);
  const type = textOf(resource['type']);
  const id = textOf(resource['id']);
  const outputs = isObject(resource['outputs']) ? resource['outputs'] : {};
  const held = heldSettings(outputs);
  return {
    engine: 'pulumi',
    unit: stack || stackOf(urn),
    address: resource['delete'] === true ? `${urn} (to be deleted)` : urn,
    resourceId: id,
    resourceType: type,
    keys: keysOf({ type, id, outputs }),
    ...(resource['delete'] === true && { leaving: true as const }),
    ...(held && { held }),
  };
}

/** `project/stack` of `urn:pulumi:stack::project::type::name`. */
function stackOf(urn: string): string {
  const [, stack = 'unknown', project = 'unknown'] =
    /^urn:pulumi:([^:]+)::([^:]+)::/.exec(urn) ?? [];
  return `${project}/${stack}`;
}
