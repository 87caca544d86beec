import { identityCenter, record, role } from '../../test/helpers/record.ts';

/** One event of the load: what EventBridge hands over, and whether it is a violation not seen before. */
export interface LoadEvent {
  readonly envelope: object;
  readonly isViolation: boolean;
}

const startMs = Date.parse('2026-11-23T10:00:00Z');
const spanMs = 600_000;

/**
 * Events as a busy account's ten minutes have them, of ten: six by approved automation, two by hand,
 * one of those delivered a second time, and one read.
 */
export function* makeEvents(count: number): Generator<LoadEvent> {
  for (let index = 0; index < count; index += 1) {
    const at = new Date(startMs + (index / count) * spanMs).toISOString();
    const kind = index % 10;
    // The one of kind 8 again.
    const id = kind === 9 ? index - 1 : index;
    const byHand = kind >= 7;
    const detail = record({
      eventID: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
      eventTime: `${at.slice(0, 19)}Z`,
      userIdentity: byHand ? identityCenter(`person-${id % 200}`) : role('deploy', `run-${index}`),
      ...(byHand && { sessionCredentialFromConsole: 'true', userAgent: 'AWS Internal' }),
      ...(kind === 6 && { eventName: 'DescribeInstances', readOnly: true }),
      requestParameters: { groupName: `group-${id}` },
    });
    if (kind === 9) detail['eventTime'] = timeOf(id, count);
    const envelope = {
      version: '0',
      id: `envelope-${index}`,
      'detail-type': 'AWS API Call via CloudTrail',
      source: 'aws.ec2',
      account: '111122223333',
      time: at,
      region: 'eu-central-1',
      resources: [],
      detail,
    };
    yield { envelope, isViolation: kind === 7 || kind === 8 };
  }
}

const timeOf = (index: number, count: number): string =>
  `${new Date(startMs + (index / count) * spanMs).toISOString().slice(0, 19)}Z`;
