import { isObject, objectAt, type RawRecord } from './raw-record.ts';

/** Documents that are taken for CloudTrail records, and what to read instead. */
const forms: readonly (readonly [is: (document: RawRecord) => boolean, words: string])[] = [
  [
    (it) => 'class_uid' in it && isObject(it['metadata']),
    'this is OCSF, as Security Lake writes it, which leaves out what the judge needs; read the files of the trail itself',
  ],
  [
    (it) => 'digestStartTime' in it && 'logFiles' in it,
    'this is a digest of log files, which holds no calls; read the files it names',
  ],
  [
    (it) => 'EventName' in it && 'EventSource' in it,
    'this is an entry of LookupEvents without its `CloudTrailEvent`, which alone says who made the call and how; keep that field',
  ],
  [
    (it) => '@timestamp' in it && ('action' in objectAt(it, 'event') || 'aws' in it),
    'this is in the Elastic Common Schema without `event.original`; keep the original event, or read the files of the trail itself',
  ],
];

/** What a document is that is no record, where it can be told. */
export const otherForm = (document: RawRecord): string | undefined =>
  forms.find(([is]) => is(document))?.[1];
