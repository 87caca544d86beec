import { parseDocument } from '../adapters/aws/cloudtrail/parse-document.ts';
import { labelledFile } from '../adapters/files/labelled-file.ts';
import type { LabelledSource } from '../ports/labelled-source.ts';

/** Records with the answers somebody gave; gaps in a record are accepted. */
export const labelledEvents = (path: string): LabelledSource =>
  labelledFile(path, (document, where) => parseDocument(document, where, { gaps: 'accepted' }));
