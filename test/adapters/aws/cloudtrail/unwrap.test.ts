import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../../lib/adapters/aws/cloudtrail/parse-document.ts';
import { unwrap } from '../../../../lib/adapters/aws/cloudtrail/unwrap.ts';
import { type Raw, record, records } from '../../../helpers/record.ts';

const [a, b] = records(2) as [Raw, Raw];
const lookedUp = (raw: Raw) => ({ EventId: raw['eventID'], CloudTrailEvent: JSON.stringify(raw) });
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64');
const zipped = (value: unknown) => gzipSync(JSON.stringify(value)).toString('base64');
const envelope = (detail: unknown) => ({
  version: '0',
  id: 'e',
  'detail-type': 'AWS API Call via CloudTrail',
  source: 'aws.ec2',
  resources: [],
  detail,
});

describe('unwrap', () => {
  it.each<[string, unknown, unknown[]]>([
    ['an S3 file', { Records: [a, b] }, [a, b]],
    ['an S3 file without records', { Records: [] }, []],
    ['a LookupEvents answer', { Events: [lookedUp(a), lookedUp(b)], NextToken: 'n' }, [a, b]],
    ['one looked-up event', lookedUp(a), [a]],
    ['an EventBridge envelope', envelope(a), [a]],
    ['envelopes in a list', [envelope(a), envelope(b)], [a, b]],
    ['a list of records', [a, b], [a, b]],
    ['a list of files', [{ Records: [a] }, { Records: [b] }], [a, b]],
    ['one record', a, [a]],
    ['CloudWatch Logs', { events: [{ timestamp: 1, message: JSON.stringify(a) }] }, [a]],
    [
      'a subscription of a log',
      { logGroup: 'g', logEvents: [{ message: JSON.stringify(a) }] },
      [a],
    ],
    [
      'Kinesis, zipped by CloudWatch Logs',
      { Records: [{ kinesis: { data: zipped({ logEvents: [{ message: JSON.stringify(a) }] }) } }] },
      [a],
    ],
    [
      'a subscription of a log, as a function gets it',
      { awslogs: { data: zipped({ logEvents: [{ message: JSON.stringify(a) }] }) } },
      [a],
    ],
    [
      'what CloudTrail Lake answers',
      { QueryResultRows: [[{ eventName: 'CreateVpc' }, { eventID: 'e-1' }]] },
      [{ eventName: 'CreateVpc', eventID: 'e-1' }],
    ],
    [
      'what Logs Insights answers, whole events',
      { results: [[{ field: '@message', value: JSON.stringify(a) }, { field: '@ptr' }]] },
      [a],
    ],
    [
      'what Logs Insights answers, by field',
      { results: [[{ field: 'eventName', value: 'CreateVpc' }], [7]] },
      [{ eventName: 'CreateVpc' }, {}],
    ],
    ['results that are none, handed on', { results: [] }, [{ results: [] }]],
    ['results of something else, handed on', { results: [{ x: 1 }] }, [{ results: [{ x: 1 }] }]],
    ['Firehose', { records: [{ recordId: '1', data: base64(a) }] }, [a]],
    ['SNS', { Records: [{ Sns: { Message: JSON.stringify(envelope(a)) } }] }, [a]],
    [
      'SNS through SQS',
      { Records: [{ body: JSON.stringify({ Type: 'Notification', Message: JSON.stringify(a) }) }] },
      [a],
    ],
    ['Elastic, with the original', { event: { original: JSON.stringify(a), action: 'x' } }, [a]],
    ['hits of a search in Elastic', { hits: { total: 1, hits: [{ _source: a }] } }, [a]],
    [
      'a hit that holds the original',
      { _index: 'i', _source: { event: { original: JSON.stringify(a) } } },
      [a],
    ],
    ['a result of Splunk as an object', { preview: false, result: a }, [a]],
    ['a result of Splunk as text', { result: { _raw: JSON.stringify(a) } }, [a]],
    ['an event sent to Splunk', { sourcetype: 'aws:cloudtrail', event: a }, [a]],
    ['an event sent to Splunk as text', { time: 1, event: JSON.stringify(a) }, [a]],
    ['an event that is none, handed on', { event: 'started' }, [{ event: 'started' }]],
    ['a log of Datadog', { attributes: { service: 'cloudtrail', attributes: a } }, [a]],
    ['what a normalizer was given', { normalized: {}, raw: { detail: a } }, [a]],
    ['the input of a test', { input: { message: JSON.stringify(a) } }, [a]],
    ['an event of Wazuh', { integration: 'aws', aws: a }, [a]],
    ['an alert of Wazuh', { rule: { id: '80202' }, data: { integration: 'aws', aws: a } }, [a]],
    [
      'a stored record in another spelling',
      { _source: { event_name: 'CreateVpc' } },
      [{ event_name: 'CreateVpc' }],
    ],
    [
      'a store’s fields without a record, handed on',
      { aws: { cloudtrail: { x: 1 } }, data: { aws: {} }, hits: 3, result: [] },
      [{ aws: { cloudtrail: { x: 1 } }, data: { aws: {} }, hits: 3, result: [] }],
    ],
    ['Elastic without it, handed on', { event: { action: 'x' } }, [{ event: { action: 'x' } }]],
    ['a message that is none, handed on', { message: 'hello' }, [{ message: 'hello' }]],
    ['data that is none, handed on', { data: 'aGVsbG8=' }, [{ data: 'aGVsbG8=' }]],
    ['zipped data that is broken, handed on', { data: 'H4sIAAAA' }, [{ data: 'H4sIAAAA' }]],
    ['a record with a field called message', { ...a, message: '{}' }, [{ ...a, message: '{}' }]],
    [
      'a record with a field called detail',
      { ...a, detail: { x: 1 } },
      [{ ...a, detail: { x: 1 } }],
    ],
    ['something else, handed on', { hello: 1 }, [{ hello: 1 }]],
    ['text, handed on', 'text', ['text']],
    ['a broken CloudTrailEvent, handed on as text', { CloudTrailEvent: '{"eventN' }, ['{"eventN']],
    ['a CloudTrailEvent that is none, handed on', { CloudTrailEvent: 5 }, [5]],
  ])('%s', (_, document, expected) => expect(unwrap(document)).toEqual(expected));

  it('does not follow wrappers without end', () => {
    let nested: unknown = [a];
    for (let depth = 0; depth < 100_000; depth += 1) nested = { Records: [nested] };
    const { events, faults } = parseDocument(nested, { source: 'x' });
    expect([events.length, faults.map(({ code }) => code)]).toEqual([0, ['not-a-record']]);
  });
});

describe('an envelope that says of what kind the record in it is', () => {
  const inside = { eventName: 'CreateAccountResult' };

  it.each<[string, string, Raw, unknown]>([
    ['a service event', 'AWS Service Event via CloudTrail', inside, 'AwsServiceEvent'],
    ['a sign-in', 'AWS Console Sign In via CloudTrail', inside, 'AwsConsoleSignIn'],
    ['a call', 'AWS API Call via CloudTrail', inside, 'AwsApiCall'],
    [
      'no: a record that says it itself',
      'AWS Service Event via CloudTrail',
      { ...inside, eventType: 'AwsApiCall' },
      'AwsApiCall',
    ],
    ['no: another envelope', 'Object Created', inside, undefined],
    ['no: what is no record', 'AWS Service Event via CloudTrail', { x: 1 }, undefined],
  ])('%s', (_, kind, detail, eventType) => {
    expect(unwrap({ 'detail-type': kind, detail })).toEqual([
      eventType === undefined
        ? expect.not.objectContaining({ eventType: expect.anything() })
        : { ...detail, eventType },
    ]);
  });
});

describe('a shape that nobody described', () => {
  const text = (raw: Raw) => JSON.stringify(raw);

  it.each<[string, unknown, unknown[]]>([
    ['lines of a log driver', { log: text(a), stream: 'stdout' }, [a]],
    ['rows of an event data store', { QueryResultRows: [[{ eventData: text(a) }]] }, [a]],
    [
      'OpenTelemetry',
      {
        resourceLogs: [
          {
            scopeLogs: [
              {
                logRecords: [
                  { body: { stringValue: text(a) } },
                  { body: { stringValue: text(b) } },
                ],
              },
            ],
          },
        ],
      },
      [a, b],
    ],
    ['a log of Datadog', { content: { tags: ['x'], attributes: a } }, [a]],
    ['an envelope whose detail is text', { 'detail-type': 'x', detail: text(a) }, [a]],
    ['a file as text', { payload: text({ Records: [a, b] }) }, [a, b]],
    ['the same twice, once', { raw_event: text(a), parsed: a }, [a]],
    [
      'streams',
      {
        streams: [
          {
            stream: {},
            values: [
              ['1', text(a)],
              ['2', text(b)],
            ],
          },
        ],
      },
      [a, b],
    ],
    [
      'a record in another spelling',
      { row: { event_name: 'x', event_source: 'y' } },
      [{ event_name: 'x', event_source: 'y' }],
    ],
    [
      'no: a pattern of events',
      { pattern: { eventName: ['CreateVpc'], eventSource: ['x'] } },
      [{ pattern: { eventName: ['CreateVpc'], eventSource: ['x'] } }],
    ],
    [
      'no: an insight, which tells of calls',
      { eventTime: 't', insightDetails: { eventName: 'x', eventSource: 'y' } },
      [{ eventTime: 't', insightDetails: { eventName: 'x', eventSource: 'y' } }],
    ],
    ['no: a name alone', { click: { eventName: 'click' } }, [{ click: { eventName: 'click' } }]],
    ...[
      { user_agent: { original: text(a) }, event: { action: 'RunInstances' } },
      { cloudtrail: { request_parameters: text(a) }, action: 'RunInstances' },
      { cloudtrail: { requestParameters: { environment: a } }, action: 'RunInstances' },
      { cloudtrail: { response_elements: { tagSet: [a] } }, action: 'RunInstances' },
      { http_userAgent: text(a), errorMessage: text(a), sessionName: text(a) },
    ].map((taken): [string, unknown, unknown[]] => [
      `no: what a caller may have written, ${Object.keys(taken)}`,
      taken,
      [taken],
    ]),
    ['no: text that is no JSON', { log: 'eventName=x' }, [{ log: 'eventName=x' }]],
  ])('is looked through: %s', (_, document, expected) => {
    expect(unwrap(document)).toEqual(expected);
  });

  it('is not followed for ever', () => {
    const wide = { rows: Array.from({ length: 20_000 }, (_, index) => ({ x: index })), last: a };
    expect(unwrap(wide)).toEqual([wide]);
    let deep: unknown = a;
    for (let depth = 0; depth < 10_000; depth += 1) deep = { x: deep };
    expect(unwrap(deep)).toEqual([deep]);
  });
});

describe('a line of syslog', () => {
  const json = JSON.stringify(a);
  const lines: readonly (readonly [string, string])[] = [
    ['RFC 5424', `<134>1 2026-11-03T14:12:09Z host app - - - ${json}`],
    ['RFC 5424 with a time alone', `2026-11-03T14:12:09.123+00:00 host app[7]: ${json}\n`],
    ['RFC 3164', `<14>Nov  3 14:12:09 host app: ${json}`],
    ['RFC 3164 without a priority', `Nov 13 14:12:09 host app: ${json}`],
    ['words behind it', `Nov 13 14:12:09 host app: ${json} (1 of 1)`],
  ];

  it.each(lines)('has a record behind its head: %s', (_, line) => {
    for (const field of ['message', 'raw', '_raw', 'log', 'body', 'payload']) {
      expect(unwrap({ [field]: line })).toEqual([a]);
    }
    expect(unwrap({ event: { original: line } })).toEqual([a]);
    expect(unwrap({ rows: [{ log: line }, { log: line }] })).toEqual([a, a]);
  });

  it.each([
    ['no head of syslog', `user said ${json}`],
    ['a head without end', `<134>1 ${'x'.repeat(5000)} ${json}`],
    ['no event', '<134>1 2026-11-03T14:12:09Z host app - - - {"user":"jo"}'],
    ['nothing', '<134>1 2026-11-03T14:12:09Z host app - - - {'],
    ['no record of its own', `${json.slice(1)} <134>{`],
  ])('has none: %s', (_, line) => {
    for (const field of ['message', 'raw']) {
      expect(unwrap({ [field]: line })).toEqual([{ [field]: line }]);
    }
  });

  it('that is cut off inside is told of', () => {
    const [, line = ''] = lines[0] ?? [];
    const { events, faults } = parseDocument({ message: line.slice(0, -20) }, { source: 'x' });
    expect([events.length, faults.map(({ code }) => code)]).toEqual([0, ['not-a-record']]);
  });

  it.each(['user_agent', 'requestParameters', 'errorMessage', 'tags', 'sessionName'])(
    'is not looked for in what a caller may have written: %s',
    (field) => {
      const document = { action: 'x', inner: { [field]: lines[0]?.[1] } };
      expect(unwrap(document)).toEqual([document]);
    },
  );
});

describe('parseDocument', () => {
  it.each(['[]', '[[[[[]]]]]', '{"Records":[]}', '7', 'null'])(
    'tells of a looked-up event that holds %s in place of a record',
    (CloudTrailEvent) => {
      const document = { Events: [{ CloudTrailEvent }] };
      const { events, faults } = parseDocument(document, { source: 'x', place: 'line 1' });
      expect(events).toEqual([]);
      expect(faults).toMatchObject([{ code: 'not-a-record' }]);
    },
  );

  it('reads the good and tells of the bad', () => {
    const document = { Records: [a, { junk: 1 }, record({ eventTime: 'never' }), b, null] };
    const { events, faults } = parseDocument(document, { source: 'x', place: 'line 1' });
    expect(events.map(({ id }) => id)).toEqual(['event-1', 'event-2']);
    expect(faults.map(({ code, source, place }) => [code, source, place])).toEqual([
      ['not-a-record', 'x', 'line 1'],
      ['bad-value', 'x', 'line 1'],
      ['not-a-record', 'x', 'line 1'],
    ]);
  });
});
