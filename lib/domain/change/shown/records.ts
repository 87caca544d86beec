import { recordName } from '../record-changes.ts';
import { type Call, type Check, type LiveProperties, putIn, takenOut } from './check.ts';

/** One record of a zone: name, type, and all it says. */
interface DnsRecord {
  readonly name: string;
  readonly type: string;
  readonly says: string;
  readonly action: string;
}

/** The first change of a batch against what the zone answers; `ResourceRecordSets` in the answer of the own read. */
export const records: Check = (event, live) => {
  if (`${event.service}:${event.action}` !== 'route53:ChangeResourceRecordSets') return undefined;
  const [asked] = recordsIn(event.parameters ?? {}, 'changebatch.changes', 'resourcerecordset.');
  if (asked === undefined) return undefined;
  // Weighted and other records share one name and type.
  const found = recordsIn(live, 'resourcerecordsets', '').filter(
    ({ name, type }) => name === asked.name && type === asked.type,
  );
  const what = `${asked.type} ${asked.name}`;
  const [first] = found;
  const same = found.some(({ says }) => says === asked.says);
  if (asked.action === 'DELETE') return takenOut(same, what);
  if (first === undefined) return putIn(false, what);
  return same
    ? putIn(true, `${what} ${asked.says}`)
    : { kind: 'no-longer', detail: `${what} is ${first.says}, not ${asked.says}` };
};

function recordsIn(
  properties: LiveProperties | NonNullable<Call['parameters']>,
  list: string,
  inside: string,
): DnsRecord[] {
  const lower = new Map(
    Object.entries(properties).map(([path, value]) => [path.toLowerCase(), value]),
  );
  const indexes = new Set(
    [...lower.keys()].flatMap((path) => new RegExp(`^${list}\\.(\\d+)\\.`).exec(path)?.[1] ?? []),
  );
  return [...indexes].flatMap((index) => {
    const at = (name: string) => lower.get(`${list}.${index}.${name}`);
    const name = at(`${inside}name`);
    const type = at(`${inside}type`);
    if (name === undefined || type === undefined) return [];
    const value = new RegExp(
      `^${list}\\.${index}\\.${inside}(?:resourcerecords\\.\\d+\\.value|aliastarget\\.dnsname)$`,
    );
    const says = [...lower].flatMap(([path, text]) => (value.test(path) ? recordName(text) : []));
    return [
      { name: recordName(name), type, says: says.sort().join(', '), action: at('action') ?? '' },
    ];
  });
}
