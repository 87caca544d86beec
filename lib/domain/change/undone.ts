import { areAll } from './all-subjects.ts';
import type { ChangeEvent } from './change-event.ts';
import { firewallRules, ruleText } from './firewall-rules.ts';
import { inverseOf, type Sameness, setsAgain } from './inverse-actions.ts';
import { asksOpposite } from './opposite-settings.ts';
import type { Origin } from './origin.ts';
import { removes } from './removes.ts';
import type { Resolution } from './resolution.ts';
import { areOfTheSame } from './same-settings.ts';
import { takesWhole } from './takes-whole.ts';

/** What of a call tells whether another one ended what it did, whenever either was made. */
export type ComparedCall = Pick<
  ChangeEvent,
  'account' | 'service' | 'action' | 'subjectKeys' | 'parameters'
>;

/** How a later call, whose origin is known, ends what an earlier one did; undefined when it does not. */
export function howEnded(
  earlier: ComparedCall,
  later: ComparedCall,
  origin: Origin,
): Resolution['how'] | undefined {
  if (later.service !== earlier.service || later.account !== earlier.account) return undefined;
  if (isOtherSide(earlier, later)) return undefined;
  const { actions, same } = inverseOf(earlier.service, earlier.action);
  const isDeployed = same === 'settings' && origin === 'iac';
  if (!isDeployed && actions.includes(later.action) && isAboutTheSame(earlier, later, same)) {
    return 'put-back';
  }
  if (removes(later.action) && holdsAll(wholeOf(later), earlier)) return 'removed';
  const isWhole = same === 'subject' || same === 'side' || same === 'settings';
  return origin === 'iac' && isWhole ? howDeployed(earlier, later) : undefined;
}

/** Whether the keys say all of what a call undoes, since it takes all that they name away. */
const isToldByKeys = ({ action, subjectKeys = [] }: ComparedCall): boolean =>
  action.startsWith('Release') ||
  (removes(action) && subjectKeys.every((key) => takesWhole(action, key)));

/** Entries of one number stand in a list for what comes in and in one for what goes out. */
const isOtherSide = ({ parameters: one }: ComparedCall, { parameters: other }: ComparedCall) =>
  one?.['egress'] !== undefined &&
  other?.['egress'] !== undefined &&
  one['egress'] !== other['egress'];

function howDeployed(earlier: ComparedCall, later: ComparedCall): Resolution['how'] | undefined {
  if (!setsAgain(earlier.action, later.action) || !sameSubject(earlier, later)) return undefined;
  if (earlier.action !== later.action) return 'deployed-over';
  if (sameWish(earlier, later)) return 'adopted';
  return sameTopics(earlier, later) ? 'deployed-over' : undefined;
}

function isAboutTheSame(earlier: ComparedCall, later: ComparedCall, same: Sameness): boolean {
  if (same === 'subject' || same === 'side') {
    return sameSubject(earlier, later) && (isToldByKeys(later) || areOfTheSame(earlier, later));
  }
  if (same === 'settings') return sameSubject(earlier, later) && asksOpposite(earlier, later);
  if (same === 'tags') return sameSubject(earlier, later) && sameTags(earlier, later);
  if (!sameParent(earlier, later)) return false;
  const undoing = new Set(firewallRules(later).map(ruleText));
  const rules = firewallRules(earlier);
  if (rules.length > 0 && rules.every((rule) => undoing.has(ruleText(rule)))) return true;
  return undoing.size === 0 && namesParts(earlier) && sameSubject(earlier, later);
}

const tagKey =
  /^(?:tagSet|tags|tagKeys|tagKeyList|addTags|removeTags)\.(?:\d+(?:\.key)?|(?!\d)[^.]+)$/i;

/** Keys of tags, in a list of pairs, a list of keys, or as names of fields. */
function tagKeys(call: ComparedCall): string[] {
  return Object.entries(call.parameters ?? {}).flatMap(([path, value]) => {
    if (!tagKey.test(path)) return [];
    return /\.\d+(?:\.key)?$/i.test(path) ? value : path.slice(path.indexOf('.') + 1);
  });
}

function sameTags(earlier: ComparedCall, later: ComparedCall): boolean {
  const first = tagKeys(earlier);
  const second = new Set(tagKeys(later));
  return first.length > 0 && first.every((key) => second.has(key));
}

const namesParts = ({ subjectKeys = [] }: ComparedCall): boolean =>
  subjectKeys.some((key) => key.includes('#'));

/** Every key of the first is one of the second's. */
function sameSubject(
  { subjectKeys: first = [] }: ComparedCall,
  { subjectKeys: second = [] }: ComparedCall,
) {
  return areAll(first) && first.every((key) => second.includes(key));
}

const parentOf = (key: string): string => key.replace(/#.*$/s, '');

function sameParent(
  { subjectKeys: first = [] }: ComparedCall,
  { subjectKeys: second = [] }: ComparedCall,
) {
  const parents = new Set(second.map(parentOf));
  return areAll(first) && first.every((key) => parents.has(parentOf(key)));
}

/** Of what a call that takes away is about, that which is gone altogether. */
const wholeOf = ({
  action,
  subjectKeys = [],
}: ComparedCall): Pick<ComparedCall, 'subjectKeys'> => ({
  subjectKeys: subjectKeys.filter((key) => takesWhole(action, key)),
});

/** What was taken away is all of what was changed, or what that is a part of. */
function holdsAll(
  { subjectKeys: gone = [] }: Pick<ComparedCall, 'subjectKeys'>,
  { subjectKeys: changed = [] }: ComparedCall,
) {
  return (
    areAll(changed) &&
    changed.every((key) => gone.some((it) => key === it || key.startsWith(`${it}#`)))
  );
}

function sameWish(earlier: ComparedCall, later: ComparedCall): boolean {
  const asked = askedFor(earlier);
  return asked.length > 0 && asked.every(([path, value]) => later.parameters?.[path] === value);
}

/** Code speaks of all that the earlier call spoke of; of other settings it may say what it likes. */
function sameTopics(earlier: ComparedCall, later: ComparedCall): boolean {
  const topic = ([path]: readonly [string, string]) => path.split('.', 1)[0];
  const spoken = new Set(askedFor(later).map(topic));
  return askedFor(earlier).every((entry) => spoken.has(topic(entry)));
}

const askedFor = ({ parameters = {} }: ComparedCall): [string, string][] =>
  Object.entries(parameters).filter(([path]) => !path.startsWith('response.'));

/** Whether a call can end anything, by its name: a cheap test, so that few of many are looked into. */
export function mayUndo(
  { service, action }: Pick<ComparedCall, 'service' | 'action'>,
  origin: Origin,
) {
  return origin === 'iac' || undoes.test(action) || inverseOf(service, action).actions.length > 0;
}

/** Whether it matters what the call asked for, besides what it was about. */
export function isComparedInFull(
  call: Pick<ComparedCall, 'account' | 'service' | 'action' | 'subjectKeys'>,
  origin: Origin,
): boolean {
  const isBySubject = inverseOf(call.service, call.action).same === 'subject';
  return origin === 'iac' || !isBySubject || !isToldByKeys(call);
}

/** First words of actions that undo and are not undone themselves. */
const undoes = /^(?:Delete|Terminate|Deregister|Cancel|Restore|Release|Remove|Untag|Put)/;
