import { parametersAt } from '../parameters.ts';
import { type Check, putIn, takenOut, valuesAt } from './check.ts';

/** Calls that hand a snapshot or an image to others, or take it back. */
const calls =
  /^(?:ec2:Modify(?:Snapshot|Image)Attribute|rds:ModifyDB(?:Cluster)?SnapshotAttribute)$/;
const added = /(?:^|\.)(?:add\.(?:\d+\.)?(?:group|userId)|valuesToAdd\.\d+)$/i;
const taken = /(?:^|\.)(?:remove\.(?:\d+\.)?(?:group|userId)|valuesToRemove\.\d+)$/i;

/** Who a snapshot or an image is shared with; `SharedWith` in the answer of the own read. */
export const shares: Check = (event, live) => {
  const call = `${event.service}:${event.action}`;
  if (call === 's3:PutBucketAcl') return publicGrants(event, live);
  if (!calls.test(call)) return undefined;
  const now = valuesAt(live, /^SharedWith\.\d+$/);
  const given = parametersAt(event, added);
  const [first] = given;
  if (first !== undefined) {
    const there = given.find((who) => now.includes(who));
    return putIn(there !== undefined, `the share with ${there ?? first}`);
  }
  const [back] = parametersAt(event, taken);
  return back === undefined ? undefined : takenOut(now.includes(back), `the share with ${back}`);
};

const everybody = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/;
const cannedPublic = /^(?:public-read|public-read-write|authenticated-read)$/;

/** Of a bucket's grants, those to everybody: what a call that made it public is about. */
const publicGrants: Check = (event, live) => {
  const isPublic =
    parametersAt(event, /Grantee\.URI$/i).some((uri) => everybody.test(uri)) ||
    parametersAt(event, /^x-amz-acl(?:\.\d+)?$/i).some((acl) => cannedPublic.test(acl));
  if (!isPublic) return undefined;
  const now = valuesAt(live, /^Grants\.\d+\.Grantee\.URI$/).some((uri) => everybody.test(uri));
  return putIn(now, 'a grant to everybody');
};
