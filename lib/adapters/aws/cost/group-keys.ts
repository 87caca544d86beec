import type { CostRecord } from '../../../domain/cost/cost-record.ts';
import { chargeTypeOfRecord, chargeTypeOfService } from './record-type.ts';

export interface GroupDefinition {
  readonly Type?: string | undefined;
  readonly Key?: string | undefined;
}

type Dimensions = Omit<CostRecord, 'date' | 'amount'>;

/** What the keys of a group say; keys of other dimensions (OPERATION, …) leave the cost as it is. */
export function dimensionsOf(
  keys: readonly string[],
  definitions: readonly GroupDefinition[],
): { readonly record: Dimensions; readonly unknownType?: string } {
  const values = new Map(keys.map((key, index) => [nameOf(key, definitions[index]), key]));
  const recordType = values.get('RECORD_TYPE');
  const known = recordType === undefined ? undefined : chargeTypeOfRecord(recordType);
  const service = values.get('SERVICE');
  const account = values.get('LINKED_ACCOUNT');
  const region = values.get('REGION');
  const usageType = values.get('USAGE_TYPE');
  const tags = tagsOf(keys, definitions);
  const byService = service === undefined ? 'usage' : chargeTypeOfService(service);
  return {
    record: {
      chargeType: recordType === undefined ? byService : (known ?? 'adjustment'),
      ...(service !== undefined && { service }),
      ...(account !== undefined && { account }),
      ...(region !== undefined && { region }),
      ...(usageType !== undefined && { usageType }),
      ...(tags !== undefined && { tags }),
    },
    ...(recordType !== undefined && known === undefined && { unknownType: recordType }),
  };
}

/** Some tools save an answer without its definitions: 12 digits are an account, all else a service. */
function nameOf(key: string, definition: GroupDefinition | undefined): string {
  if (definition === undefined) return /^\d{12}$/.test(key) ? 'LINKED_ACCOUNT' : 'SERVICE';
  return definition.Type === 'DIMENSION' || definition.Type === undefined
    ? (definition.Key ?? '')
    : '';
}

/** A tag's group key is `key$value`; the value is empty where the tag is not set. */
function tagsOf(
  keys: readonly string[],
  definitions: readonly GroupDefinition[],
): Record<string, string> | undefined {
  const found = definitions.flatMap(({ Type, Key = '' }, index) => {
    const value = keys[index]?.startsWith(`${Key}$`) ? keys[index].slice(Key.length + 1) : '';
    return Type === 'TAG' && value !== '' ? [[Key, value] as const] : [];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
