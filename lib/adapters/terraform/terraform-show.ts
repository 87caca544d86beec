import { heldSettings } from '../../domain/change/declared/held-settings.ts';
import type { OwnedResource } from '../../domain/change/owner-index.ts';
import type { StateReader } from '../../ports/state-reader.ts';
import { indexText } from './index-text.ts';
import type { TerraformKeys } from './terraform-state.ts';
import { isObject, listAt, objectAt, textAt, type Value } from './value.ts';

/** Modules inside modules; deeper ones are a made-up file. */
const maxDepth = 32;

/**
 * Reads what `terraform show -json` and `tofu show -json` print of a state or, of a plan, the state
 * before it.
 */
export function terraformShow(keysOf: TerraformKeys): StateReader {
  return (shown, source) => {
    if (!isObject(shown) || textAt(shown, 'format_version') === undefined) return undefined;
    if (
      !['values', 'prior_state', 'planned_values', 'terraform_version'].some((it) => it in shown)
    ) {
      return undefined;
    }
    const state = 'values' in shown ? shown : objectAt(shown, 'prior_state');
    const root = objectAt(objectAt(state, 'values'), 'root_module');
    const resources = [...managedIn(root, 0)].map((found) => owned(found, source, keysOf));
    return { resources, faults: [] };
  };
}

interface Found {
  readonly resource: Value;
  /** Address of the module it is in; empty for the root's. */
  readonly module: string;
}

function* managedIn(module: Value, depth: number): Generator<Found> {
  if (depth > maxDepth) return;
  const address = textAt(module, 'address') ?? '';
  for (const resource of listAt(module, 'resources').filter(isObject)) {
    if (resource['mode'] === 'managed') yield { resource, module: address };
  }
  for (const child of listAt(module, 'child_modules').filter(isObject)) {
    yield* managedIn(child, depth + 1);
  }
}

function owned(found: Found, source: string, keysOf: TerraformKeys): OwnedResource {
  const { resource } = found;
  const type = textAt(resource, 'type') ?? 'unknown';
  const values = objectAt(resource, 'values');
  const sensitive = objectAt(resource, 'sensitive_values');
  const held = heldSettings(
    values,
    new Set(Object.keys(sensitive).filter((name) => marks(sensitive[name]))),
  );
  return {
    engine: 'terraform',
    unit: source,
    address: addressOf(found),
    resourceId: textAt(values, 'id') ?? textAt(values, 'arn') ?? '',
    resourceType: type,
    keys: keysOf(type, values),
    ...(textAt(resource, 'deposed_key') !== undefined && { leaving: true as const }),
    ...(held && { held }),
  };
}

/** It has the form of the values, with `true` in place of what is sensitive. */
function marks(sensitive: unknown, depth = 0): boolean {
  if (typeof sensitive !== 'object' || sensitive === null) return sensitive === true;
  return depth > maxDepth || Object.values(sensitive).some((it) => marks(it, depth + 1));
}

/** Terraform before 0.13 left the module and the index out of the address. */
function addressOf({ resource, module }: Found): string {
  const address = textAt(resource, 'address') ?? 'unknown';
  const whole = module === '' || address.startsWith(module) ? address : `${module}.${address}`;
  const indexed = whole.endsWith(']') ? whole : `${whole}${indexText(resource['index'])}`;
  const deposed = textAt(resource, 'deposed_key');
  return deposed === undefined ? indexed : `${indexed} (deposed ${deposed})`;
}
