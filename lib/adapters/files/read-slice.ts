import type { ChangeEvent } from '../../domain/change/change-event.ts';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import { syslogStart } from '../../domain/text/syslog-start.ts';
import type { ChangeBatch } from '../../ports/change-source.ts';
import type { DocumentParser } from './document-parser.ts';
import { type DocumentSlice, JsonDocuments } from './json-documents.ts';

/**
 * Parses one slice. Where the text is broken, the records that follow the break inside it are looked
 * for and read, so that one bad record does not cost its neighbours.
 */
export function readSlice(slice: DocumentSlice, path: string, parse: DocumentParser): ChangeBatch {
  const batch: OpenBatch = { events: [], faults: [], breaks: 0 };
  readInto(batch, slice, path, parse);
  return batch;
}

/** Breaks looked behind inside one stretch of text; each costs another pass over it. */
const maxBreaks = 100;

interface OpenBatch {
  readonly events: ChangeEvent[];
  readonly faults: ReadFault[];
  breaks: number;
}

function readInto(
  batch: OpenBatch,
  slice: DocumentSlice,
  path: string,
  parse: DocumentParser,
): void {
  const where = { source: path, place: placeOf(slice) };
  const parsed = slice.kind === 'whole' ? parseJson(slice.text) : { message: '' };
  if ('value' in parsed) {
    const { events, faults } = parse(parsed.value, where);
    for (const event of events) batch.events.push(event);
    for (const fault of faults) batch.faults.push(fault);
    return;
  }
  if (isLogHead(slice)) return;
  const rest = afterBreak(slice);
  if (slice.kind !== 'rest') batch.faults.push(faultOf(slice, where, parsed.message, rest));
  if (rest !== undefined) readBehind(batch, rest, path, parse);
}

function readBehind(
  batch: OpenBatch,
  rest: DocumentSlice,
  path: string,
  parse: DocumentParser,
): void {
  batch.breaks += 1;
  if (batch.breaks > maxBreaks) {
    batch.faults.push(gaveUp(rest, path));
    return;
  }
  for (const slice of slicesOf(rest)) if (!isResidue(slice)) readInto(batch, slice, path, parse);
}

/** True for the closing brackets that a broken record leaves behind: nothing is lost with them. */
export function isResidue({ kind, text }: DocumentSlice): boolean {
  return isNoValue(kind) ? /^[\s\]},]+$/.test(text) : kind === 'cut' && text === '';
}

/** Of text that is no JSON value, wherever it stands. */
export const isNoValue = (kind: DocumentSlice['kind']): boolean =>
  kind === 'garbage' || kind === 'head';

/** What CloudWatch Logs writes before an event it exports, and its tools where they show one: when, and from which stream. */
const logHead = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?(?: \S+)?$/;

/** What a log daemon writes there: when, from whom, and of what. */
const syslogHead = new RegExp(`^(?:${syslogStart})[^{}]{0,400}$`);

/** True for the head of a line of such a log: nothing is lost with it. */
const isLogHead = ({ kind, text }: DocumentSlice): boolean =>
  kind === 'head' && (logHead.test(text) || syslogHead.test(text));

const gaveUp = (rest: DocumentSlice, path: string): ReadFault => ({
  source: path,
  place: placeOf(rest),
  code: 'not-json',
  value: rest.text.slice(0, 200),
  message: `the text broke off more than ${maxBreaks} times; what follows was not read: repair the file`,
});

const placeOf = ({ record, line }: DocumentSlice): string =>
  line > 1 ? `line ${line}` : `record ${record}`;

function parseJson(text: string): { value: unknown } | { message: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) };
  }
}

function faultOf(
  slice: DocumentSlice,
  where: { readonly source: string; readonly place: string },
  why: string,
  rest: DocumentSlice | undefined,
): ReadFault {
  const value = (slice.text.split('\n', 1)[0] ?? '').slice(0, 200);
  const fault = (code: ReadFault['code'], message: string): ReadFault => ({
    ...where,
    code,
    value,
    message,
  });
  if (isNoValue(slice.kind)) return fault('not-json', 'is not valid JSON: expected a JSON object');
  if (slice.kind === 'whole') return fault('not-json', `is not valid JSON: ${why}`);
  if (rest !== undefined) {
    return fault(
      'not-json',
      'is not valid JSON: its braces or quotes do not balance; reading went on behind it',
    );
  }
  return slice.kind === 'oversize'
    ? fault('unsupported', 'this record is larger than can be read; it was passed over')
    : fault('truncated', 'the input ends inside this record');
}

/** Where a record starts behind a break: on a line of its own, or behind a comma. */
const nextRecord =
  /[\n,][^\S\n]*(?=\{\s*"(?:eventVersion|userIdentity|version|EventId|Records|detail)")/g;

/** The text from the next record on, or undefined when none follows. */
function afterBreak(slice: DocumentSlice): DocumentSlice | undefined {
  nextRecord.lastIndex = 1;
  const match = nextRecord.exec(slice.text);
  if (match === null) return undefined;
  const skipped = slice.text.slice(0, match.index + match[0].length);
  return {
    text: slice.text.slice(skipped.length),
    record: slice.record + 1,
    line: slice.line + (skipped.match(/\n/g)?.length ?? 0),
    kind: 'cut',
  };
}

function slicesOf(rest: DocumentSlice): DocumentSlice[] {
  const documents = new JsonDocuments();
  const found = [...documents.push(Buffer.from(rest.text)), ...documents.end()];
  return found.map((inner) => ({
    ...inner,
    record: rest.record + inner.record - 1,
    line: rest.line + inner.line - 1,
  }));
}
