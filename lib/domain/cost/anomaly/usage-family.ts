/** Each takes away what two usage types may differ by when one takes the other's place, in this order. */
const accidents: readonly (readonly [what: RegExp, instead: string])[] = [
  // The place: USE1-, EUC1-, and both ends of a transfer.
  [/^(?:(?:US|UG|EU|AP|CA|SA|ME|AF|IL|MX|CN)[A-Z]?\d?-)+/, ''],
  // The size and its generation: :m5.large, :db.r6g.xlarge.
  [/:(?:[a-z]+\.)?[a-z]+\d[\w-]*\.[\w-]+$/, ''],
  // The kind of volume: .gp2, GP3-, .piops.
  [/[.:-]?(?:(?:gp|io|st|sc)\d|piops)(?=$|[-.:])/gi, ''],
  // The processor.
  [/-ARM(?=$|[-:])/, ''],
  // How it is paid.
  [/^SpotUsage-(?=Fargate)/, ''],
  [/^(?:SpotUsage|HeavyUsage|DedicatedUsage|HostUsage|UnusedBox|UnusedDed)$/, 'BoxUsage'],
  // The class of storage.
  [/^TimedStorage\b.*$/, 'TimedStorage'],
];

/**
 * What a usage type meters, whatever its place, size, generation, class and way of paying:
 * `EUC1-BoxUsage:m5.large` and `USE1-SpotUsage:m6i.xlarge` are both `BoxUsage`. A migration is a move
 * inside one family. Names as AWS spells them in its cost and usage reports; any other name stands for itself, and `other` for none.
 */
export const usageFamily = (usageType = 'other'): string =>
  accidents.reduce((name, [what, instead]) => name.replace(what, instead), usageType);
