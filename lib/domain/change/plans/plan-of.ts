import type { ChangeEvent } from '../change-event.ts';
import type { Difference } from '../difference.ts';
import type { OwnerEngine, Ownership } from '../ownership.ts';
import { note, type Plan, type Step } from '../plan.ts';
import { recordChanges } from '../record-changes.ts';
import { changeCode, rulesInside } from './change-code.ts';
import { deployAgain } from './deploy-again.ts';
import { importCode } from './import-code.ts';
import { importTarget } from './import-target.ts';
import type { TargetEvent } from './kind-row.ts';
import { lossesOf } from './lost-for-good.ts';
import { Unquotable } from './quote.ts';
import { undoCommand } from './undo-command.ts';

/**
 * The ways back from a change, as far as the call and its owner tell, and how the resource differs where
 * somebody looked. Pure data: nothing is run. What cannot be told is said in a note, never left out.
 */
export function planOf(event: ChangeEvent, owner?: Ownership, difference?: Difference): Plan {
  return { revert: revertOf(event, owner, difference), adopt: adoptOf(event, owner) };
}

/** The steps, or why they cannot be written down. */
function written(write: () => readonly Step[]): readonly Step[] {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof Unquotable)) throw error;
    return [
      note(
        `No command is shown: ${error.message}, so it would not be safe to paste. Do it by hand.`,
      ),
    ];
  }
}

function revertOf(
  event: ChangeEvent,
  owner: Ownership | undefined,
  difference: Difference | undefined,
): readonly Step[] {
  const byCode =
    owner?.kind === 'owned' ? written(() => deployAgain(owner, stackRegion(event))) : [];
  const byCall = written(() => undoCommand(event) ?? []);
  const lost = lossesOf(event, byCall.length > 0);
  if (byCode.length === 0 && byCall.length === 0) return [...lost, note(noWay(event, owner, lost))];
  return mayBeUndeclared(owner, difference) && byCode.length > 0
    ? [...lost, ...byCall, note(undeclared), ...byCode]
    : [...lost, ...byCode, ...byCall];
}

function noWay(
  { service, action }: ChangeEvent,
  owner: Ownership | undefined,
  lost: readonly Step[],
) {
  const whose = whoseCode(owner);
  return lost.length > 0
    ? `${whose.charAt(0).toUpperCase()}${whose.slice(1)}.`
    : `How to undo ${service}:${action} is not known here; ${whose}.`;
}

/**
 * Calls on what belongs to no region are recorded in one that says nothing of its stack's; a bucket's key
 * has no region either, but its calls are recorded where it is.
 */
const stackRegion = ({ subjectKeys: [key = ''] = [], region }: ChangeEvent): string | undefined =>
  /^[^:]*::(?!s3\/)/.test(key) ? undefined : region;

const undeclared =
  'Deploying the code again helps only where the code declares what was changed: what it says nothing of, it leaves alone.';

/** A part that no code owns, or a change that the comparison with the code does not show. */
const mayBeUndeclared = (
  owner: Ownership | undefined,
  difference: Difference | undefined,
): boolean =>
  (owner?.kind === 'owned' && owner.through !== undefined) || difference?.kind === 'in-sync';

function whoseCode(owner: Ownership | undefined): string {
  if (owner === undefined)
    return 'no stack or state was searched for the code that owns the resource';
  if (owner.kind === 'unowned') return 'no code that was read owns the resource';
  if (owner.kind === 'unknown') return `whose code owns the resource is not known: ${owner.reason}`;
  return `its code is ${owner.address} in ${owner.unit}`;
}

const engines: readonly OwnerEngine[] = ['terraform', 'cloudformation', 'pulumi'];

function adoptOf(event: ChangeEvent, owner: Ownership | undefined): readonly Step[] {
  const steps = written(() =>
    owner?.kind === 'owned' ? intoOwned(event, owner) : imports(event, engines),
  );
  if (steps.length > 0) return steps;
  const why = noCode(event, owner);
  return [note(`No code can be offered for ${event.service}:${event.action}: ${why}.`)];
}

function noCode({ subjectKeys }: ChangeEvent, owner: Ownership | undefined): string {
  if (owner?.kind === 'owned') return `what it asked for is no plain setting; ${whoseCode(owner)}`;
  return subjectKeys === undefined
    ? 'the call does not say which resource it changed'
    : 'its resource type is not among those with an import known here';
}

/** Something new beside owned code is imported; a change of what the code owns is said in it. */
function intoOwned(
  event: ChangeEvent,
  owner: Extract<Ownership, { kind: 'owned' }>,
): readonly Step[] {
  const part = owner.through === undefined ? [] : imports(event, [owner.engine]);
  const steps = [...part, ...rulesInside(event, owner)];
  return steps.length > 0 ? steps : changeCode(event, owner);
}

const takesAway =
  /^(?:Delete|Terminate|Revoke|Detach|Remove|Release|Deregister|Disassociate|Unsubscribe)/;

function imports(event: ChangeEvent, wanted: readonly OwnerEngine[]): readonly Step[] {
  if (takesAway.test(event.action)) {
    return [note(gone)];
  }
  const keys = (event.subjectKeys ?? []).filter(stays(event));
  if (keys.length === 0 && event.subjectKeys !== undefined) return [note(gone)];
  const targets = keys
    .slice(0, mostImports)
    .flatMap((key) => importTarget({ ...targetOf(event), subjectKeys: [key] }) ?? []);
  const steps = wanted.flatMap((engine) => targets.flatMap((target) => importCode(target, engine)));
  const left = keys.length - mostImports;
  return left > 0 && steps.length > 0 ? [...steps, note(`And ${left} more like these.`)] : steps;
}

const gone = 'Take it out of the code: what was there is gone.';

/** Not the records that the same call deleted, unless it made them again. */
function stays(event: ChangeEvent): (key: string) => boolean {
  const last = new Map(recordChanges(event).map(({ part, action }) => [part, action]));
  return (key) => last.get(key.replace(/^.*?#record\//, '')) !== 'DELETE';
}

/** One call may make several of a kind: more are not written out. */
const mostImports = 3;

const targetOf = ({ parameters, account, region, action }: ChangeEvent): TargetEvent => ({
  ...{ account, region, action },
  ...(parameters && { parameters }),
});
