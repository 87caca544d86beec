import { heldSettings } from '../../domain/change/declared/held-settings.ts';
import type { OwnedResource } from '../../domain/change/owner-index.ts';
import type { StateIdentity } from '../../domain/change/state-copies.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { StateReader } from '../../ports/state-reader.ts';
import { indexText } from './index-text.ts';
import { isObject, listAt, objectAt, textAt, type Value } from './value.ts';

/** The normal forms of an instance, from its Terraform type and its attributes. */
export type TerraformKeys = (type: string, attributes: Value) => readonly string[];

/**
 * Reads states as Terraform (0.12 and later) and OpenTofu keep them, version 4. Data sources are
 * somebody else's resources and are passed over. An encrypted state is a fault: what it manages is
 * managed, only nobody can see what that is.
 */
export function terraformState(keysOf: TerraformKeys): StateReader {
  return (state, source) => {
    if (!isObject(state)) return undefined;
    if ('encrypted_data' in state) return { ...broken(source, opaque), ...identityOf(state) };
    if (typeof state['version'] !== 'number' || !looksLikeState(state)) return undefined;
    if (state['version'] === 3 && isObject(state['backend'])) {
      return broken(source, pointer(textAt(state['backend'], 'type')));
    }
    if (state['version'] !== 4) return broken(source, otherVersion(state['version']));
    const read = listAt(state, 'resources').map((resource) =>
      isObject(resource) ? instancesOf(resource, source, keysOf) : undefined,
    );
    return {
      ...identityOf(state),
      resources: read.flatMap((instances) => instances ?? []),
      faults: read.flatMap((instances, index) =>
        instances === undefined ? brokenResource(source, index) : [],
      ),
    };
  };
}

/** A state keeps its lineage for life, and every write raises its serial. */
function identityOf(state: Value): { identity?: StateIdentity } {
  const lineage = textAt(state, 'lineage') ?? '';
  const serial = state['serial'];
  if (lineage === '' || typeof serial !== 'number') return {};
  const isOpaque = 'encrypted_data' in state;
  const identity = { state: `lineage ${lineage}`, version: serial };
  return { identity: { ...identity, ...(isOpaque && { isOpaque }) } };
}

const looksLikeState = (state: Value): boolean =>
  ['lineage', 'serial', 'terraform_version', 'modules', 'backend'].some((field) => field in state);

const opaque =
  'the state is encrypted, so what it manages is not known; give Bandog a copy that is not, e.g. from `tofu state pull`';

const pointer = (backend = 'another place'): string =>
  `holds no state, only that it is kept in ${backend}; give Bandog that place, or what \`terraform state pull\` prints`;

const otherVersion = (version: number): string =>
  `state version ${version} is not read, only 4; any newer Terraform rewrites it on the next apply`;

const broken = (source: string, message: string) => ({
  resources: [],
  faults: [{ source, code: 'unsupported' as const, message }],
});

const brokenResource = (source: string, index: number): ReadFault => ({
  source,
  place: `resource ${index + 1}`,
  code: 'bad-value',
  message: 'has no type, name and instances; the rest of the state was read',
});

/** The instances of a managed resource, none of a data source; undefined when it is no resource. */
function instancesOf(
  resource: Value,
  source: string,
  keysOf: TerraformKeys,
): OwnedResource[] | undefined {
  const type = textAt(resource, 'type');
  const name = textAt(resource, 'name');
  if (type === undefined || name === undefined || !Array.isArray(resource['instances'])) {
    return undefined;
  }
  if (resource['mode'] !== 'managed') return [];
  const module = textAt(resource, 'module');
  const base = module === undefined ? `${type}.${name}` : `${module}.${type}.${name}`;
  return listAt(resource, 'instances')
    .filter(isObject)
    .map((instance) => {
      const attributes = attributesOf(instance);
      const held = heldSettings(attributes, sensitiveIn(instance));
      return {
        engine: 'terraform',
        unit: source,
        address: `${base}${indexText(instance['index_key'])}${deposedText(instance)}`,
        resourceId: textAt(attributes, 'id') ?? textAt(attributes, 'arn') ?? '',
        resourceType: type,
        keys: keysOf(type, attributes),
        ...(textAt(instance, 'deposed') !== undefined && { leaving: true as const }),
        ...(held && { held }),
      };
    });
}

/** `attributes_flat` is what a provider of Terraform 0.11 left behind. */
const attributesOf = (instance: Value): Value =>
  'attributes' in instance
    ? objectAt(instance, 'attributes')
    : objectAt(instance, 'attributes_flat');

/** Attributes that the state marks as sensitive, by their outermost name. */
const sensitiveIn = (instance: Value): ReadonlySet<string> =>
  new Set(
    listAt(instance, 'sensitive_attributes')
      .map((path) =>
        Array.isArray(path) && isObject(path[0]) ? textAt(path[0], 'value') : undefined,
      )
      .filter((name) => name !== undefined),
  );

/** A deposed object is one that waits to be destroyed after its replacement. */
const deposedText = (instance: Value): string => {
  const deposed = textAt(instance, 'deposed');
  return deposed === undefined ? '' : ` (deposed ${deposed})`;
};
