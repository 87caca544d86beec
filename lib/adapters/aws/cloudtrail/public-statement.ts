import { isObject, objectAt, type RawRecord, textAt } from './raw-record.ts';

/** Condition keys that tie a request to known accounts, networks or resources. */
const narrowingKey =
  /^(aws:(source(account|arn|owner|orgid|orgpaths|vpc|vpce|ip)|vpcsourceip|principal(arn|account|orgid|orgpaths))|kms:(calleraccount|viaservice)|s3:dataaccesspointaccount)$/i;

const openValue = /^\*$|\/0$/;

/** True for a policy statement that lets anyone in: allowed to `*`, and nothing says from where. */
export function isPublicStatement(statement: RawRecord): boolean {
  if (textAt(statement, 'Effect') !== 'Allow') return false;
  const everyone = 'NotPrincipal' in statement || holdsStar(statement['Principal']);
  return everyone && !isNarrow(objectAt(statement, 'Condition'));
}

/** `"*"`, `{"AWS": "*"}` or `{"AWS": ["*"]}`. */
const holdsStar = (principal: unknown): boolean =>
  principal === '*' || (isObject(principal) && Object.values(principal).flat().includes('*'));

function isNarrow(condition: RawRecord): boolean {
  return Object.keys(condition)
    .filter((operator) => !/not|null|ifexists/i.test(operator))
    .some((operator) =>
      Object.entries(objectAt(condition, operator)).some(
        ([key, value]) => narrowingKey.test(key) && !isOpen(value),
      ),
    );
}

const isOpen = (value: unknown): boolean =>
  [value].flat().some((it) => typeof it === 'string' && openValue.test(it));
