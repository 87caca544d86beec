import {
  CloudTrailClient,
  type Event,
  LookupEventsCommand,
  type LookupEventsCommandInput,
  type LookupEventsCommandOutput,
} from '@aws-sdk/client-cloudtrail';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { eventHistory } from '../../../lib/adapters/aws/event-history.ts';
import { collect } from '../../builders.ts';

const trail = mockClient(CloudTrailClient);
const span = { from: '2026-11-23T09:00:00.000Z', to: '2026-11-23T10:00:00.000Z' };

const found = (id: string, at: string, given: Partial<Event> = {}): Event => ({
  EventId: id,
  EventTime: new Date(at),
  CloudTrailEvent: JSON.stringify({
    eventVersion: '1.11',
    eventID: id,
    eventTime: at,
    eventSource: 'sqs.amazonaws.com',
    eventName: 'CreateQueue',
    awsRegion: 'eu-west-1',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/kim', userName: 'kim' },
    readOnly: false,
  }),
  ...given,
});

const page = (Events: Event[], NextToken?: string): LookupEventsCommandOutput => ({
  Events,
  $metadata: {},
  ...(NextToken !== undefined && { NextToken }),
});

let turns = 0;
const source = () =>
  eventHistory(new CloudTrailClient({ region: 'eu-west-1' }), {
    region: 'eu-west-1',
    pace: async () => {
      turns += 1;
    },
  });

beforeEach(() => {
  trail.reset();
  turns = 0;
});

test('reads all pages with the same question, one turn a request', async () => {
  const pages: Record<string, LookupEventsCommandOutput> = {
    first: page([found('a', '2026-11-23T09:59:59Z')], 'two'),
    two: page([found('b', '2026-11-23T09:30:00Z')], 'three'),
    three: page([found('c', '2026-11-23T09:00:00Z')]),
  };
  const asked: LookupEventsCommandInput[] = [];
  trail.on(LookupEventsCommand).callsFake((input: LookupEventsCommandInput) => {
    asked.push({ ...input });
    return pages[input.NextToken ?? 'first'];
  });
  const batches = await collect(source().read(span));
  expect(batches.flatMap(({ events }) => events.map(({ id }) => id))).toEqual(['a', 'b', 'c']);
  const question = {
    LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'false' }],
    StartTime: new Date(span.from),
    EndTime: new Date(span.to),
    MaxResults: 50,
  };
  expect(asked).toEqual([
    { ...question, NextToken: undefined },
    { ...question, NextToken: 'two' },
    { ...question, NextToken: 'three' },
  ]);
  expect(turns).toBe(3);
});

test('an event at the end of the window belongs to the next', async () => {
  trail
    .on(LookupEventsCommand)
    .resolves({ Events: [found('in', span.from), found('out', '2026-11-23T10:00:00Z')] });
  const batches = await collect(source().read(span));
  expect(batches.flatMap(({ events }) => events.map(({ id }) => id))).toEqual(['in']);
});

test('what cannot be read is a fault, and the rest is read', async () => {
  trail.on(LookupEventsCommand).resolves({
    Events: [
      found('broken', span.from, { CloudTrailEvent: '{"eventID":' }),
      { EventId: 'empty', EventTime: new Date(span.from) },
      found('foreign', span.from, { CloudTrailEvent: '{"hello":"world"}' }),
      found('good', span.from),
    ],
  });
  const [batch] = await collect(source().read(span));
  expect(batch?.events.map(({ id }) => id)).toEqual(['good']);
  expect(batch?.faults.map(({ place, code }) => [place, code])).toEqual([
    ['event broken', 'not-json'],
    ['event empty', 'missing-field'],
    ['event foreign', 'not-a-record'],
  ]);
});

test('denied access names the action and the region', async () => {
  const denied = Object.assign(new Error('no identity-based policy allows it'), {
    name: 'AccessDeniedException',
  });
  trail.on(LookupEventsCommand).rejects(denied);
  await expect(collect(source().read(span))).rejects.toThrow(
    'cloudtrail:LookupEvents on eu-west-1 was denied; allow cloudtrail:LookupEvents for this role',
  );
});
