import { ownFields } from '../call-of.ts';
import { listFields } from '../unwrap.ts';

/** Own fields that differ in every record; the other own ones are its content. */
const idFields = ['eventID', 'eventTime', 'sharedEventID', 'requestID'] as const;

/** Fields that the skimmer looks for besides `ownFields`. */
const others = [
  'eventName',
  'eventSource',
  'awsRegion',
  'recipientAccountId',
  'readOnly',
  'userIdentity',
] as const;

/** A name to look for: see `learnName` in wasm/skim/fields.ts, and wasm/skim/wanted.ts for their order. */
export interface SkimName {
  readonly name: string;
  readonly kind: 0 | 1 | 2;
}

const contentFields = ownFields.filter((name) => !(idFields as readonly string[]).includes(name));

/**
 * A record with one of these needs a closer look: it may be no record but a wrapper round others (see
 * `unwrap`), it was written twice, or it is in another spelling.
 */
const special = [...listFields, 'addendum', 'eventname', 'eventsource'];

export const skimNames: readonly SkimName[] = [
  ...idFields.map((name): SkimName => ({ name, kind: 1 })),
  ...others.map((name): SkimName => ({ name, kind: 0 })),
  ...contentFields.map((name): SkimName => ({ name, kind: 1 })),
  ...special.map((name): SkimName => ({ name, kind: 2 })),
];
