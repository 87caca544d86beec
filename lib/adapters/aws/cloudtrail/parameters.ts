import { leavesOf } from '../../../domain/change/leaves-of.ts';
import { objectAt, type RawRecord } from './raw-record.ts';

const most = { request: 60, response: 12 } as const;

/** Of the response only what names something new is kept; the code of a function goes by its hash. */
const naming = /(id|arn|url|name|publicIp|codeSha256)$/i;

/**
 * The call's parameters as flat text by path, e.g. `ipPermissions.0.ipRanges.0.cidrIp`; those of the
 * response, as far as they name something, under `response.`. Bounded: at most 60 and 12 of them.
 */
export function parametersOf(record: RawRecord): Readonly<Record<string, string>> | undefined {
  const found: Record<string, string> = {};
  let left: number = most.request;
  for (const [path, value] of leavesOf(objectAt(record, 'requestParameters'))) {
    if (left === 0) break;
    found[path] = value;
    left -= 1;
  }
  left = most.response;
  for (const [path, value] of leavesOf(objectAt(record, 'responseElements'))) {
    if (left === 0) break;
    if (!naming.test(path)) continue;
    found[`response.${path}`] = value;
    left -= 1;
  }
  return Object.keys(found).length === 0 ? undefined : found;
}
