import { z } from 'zod';
import type { ReadFault } from '../../domain/fault/read-fault.ts';
import type { LabelledEvent, LabelledSource } from '../../ports/labelled-source.ts';
import { byteStream } from './byte-stream.ts';
import type { DocumentParser } from './document-parser.ts';

const rowSchema = z.object({
  label: z.string().min(1),
  manual: z.enum(['yes', 'no', 'depends']),
  certainty: z.string().default(''),
  why: z.string().default(''),
  event: z.unknown().refine((value) => value !== undefined && value !== null, 'is missing'),
});

type Row = LabelledEvent | { readonly fault: ReadFault };

/** A file of JSON lines `{ label, manual, certainty, why, event }`; other fields are passed over. */
export function labelledFile(path: string, parse: DocumentParser): LabelledSource {
  return {
    async *read() {
      let line = 0;
      for await (const text of lines(byteStream(path))) {
        line += 1;
        if (text.trim() !== '') yield readRow(text, line, path, parse);
      }
    },
  };
}

/** Lines end with a line feed only; readline would also break at U+2028, which JSON allows in text. */
async function* lines(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  yield rest + decoder.decode();
}

function readRow(text: string, line: number, source: string, parse: DocumentParser): Row {
  const where = { source, place: `line ${line}` };
  const read = parseJson(text);
  if ('message' in read) {
    return {
      fault: { ...where, code: 'not-json', value: text.slice(0, 200), message: read.message },
    };
  }
  const row = rowSchema.safeParse(read.value);
  if (!row.success) return { fault: { ...where, ...firstIssue(row.error, read.value) } };
  const { events, faults } = parse(row.data.event, where);
  const [event] = events;
  const { label, manual, certainty, why } = row.data;
  if (event !== undefined) return { line, label, manual, certainty, why, event };
  const message = '`event` holds no record';
  return { fault: faults[0] ?? { ...where, field: 'event', code: 'not-a-record', message } };
}

function parseJson(text: string): { value: unknown } | { message: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { message: `the line is not JSON: ${error instanceof Error ? error.message : error}` };
  }
}

function firstIssue(
  { issues: [issue] }: z.ZodError,
  row: unknown,
): Omit<ReadFault, 'source' | 'place'> {
  const field = issue?.path[0];
  if (typeof field !== 'string') {
    const message = 'expected an object with `label`, `manual` and `event`';
    return { code: 'not-a-record', value: JSON.stringify(row).slice(0, 200), message };
  }
  const value: unknown = Object.entries(row ?? {}).find(([key]) => key === field)?.[1];
  if (value === undefined || value === null) {
    return { code: 'missing-field', field, message: 'a field is missing' };
  }
  const wish = field === 'manual' ? 'write yes, no or depends' : 'write text';
  return {
    code: 'bad-value',
    field,
    value: (JSON.stringify(value) ?? '').slice(0, 200),
    message: `\`${field}\` is not allowed; ${wish}`,
  };
}
