import { parseDocument } from '../adapters/aws/cloudtrail/parse-document.ts';
import { cloudtrailFiles } from '../adapters/files/cloudtrail-files.ts';
import type { DocumentParser } from '../adapters/files/document-parser.ts';
import { JsonDocuments } from '../adapters/files/json-documents.ts';
import { listFiles } from '../adapters/files/list-files.ts';
import { readSlice } from '../adapters/files/read-slice.ts';
import type { ChangeBatch, ChangeSource } from '../ports/change-source.ts';

type Gaps = 'required' | 'accepted';

const parser =
  (gaps: Gaps): DocumentParser =>
  (document, where) =>
    parseDocument(document, where, { gaps });

/** Audit-log files and folders of them. `onBytes` is told what was read from the disk. */
export function logFiles(
  paths: readonly string[],
  onBytes: (bytes: number) => void = () => {},
  gaps: Gaps = 'required',
): ChangeSource {
  return cloudtrailFiles(paths, { parse: parser(gaps), onBytes });
}

/** How many bytes the files have together that the paths lead to. */
export async function measureFiles(paths: readonly string[]): Promise<number> {
  let bytes = 0;
  for await (const listed of listFiles(paths)) bytes += 'bytes' in listed ? listed.bytes : 0;
  return bytes;
}

/** The records in a text of any of the shapes a file may have; gaps in a record are accepted. */
export function eventsIn(text: Buffer, source: string): ChangeBatch {
  const documents = new JsonDocuments();
  const slices = [...documents.push(text), ...documents.end()];
  const batches = slices.map((slice) => readSlice(slice, source, parser('accepted')));
  return {
    events: batches.flatMap(({ events }) => events),
    faults: batches.flatMap(({ faults }) => faults),
  };
}
