import type { ChangeEvent } from './change-event.ts';
import { firewallRules, ruleText } from './firewall-rules.ts';
import { inverseOf, type Sameness, setsAgain } from './inverse-actions.ts';
import { asksOpposite } from './opposite-settings.ts';
import type { Origin } from './origin.ts';
import { removes } from './removes.ts';
import type { Resolution } from './resolution.ts';
import { takesWhole } from './takes-whole.ts';

/** A later call as far as it matters for what came before it. */
export interface LaterCall {
  readonly event: Pick<
    ChangeEvent,
    'id' | 'at' | 'account' | 'region' | 'service' | 'action' | 'subjectKeys' | 'parameters'
  > & { readonly actor: Pick<ChangeEvent['actor'], 'name'> };
  readonly origin: Origin;
}

type Earlier = LaterCall['event'];

/** How `later` ends what `earlier` did, or undefined when it does not. */
export function undone(earlier: Earlier, later: LaterCall): Resolution | undefined {
  const { event, origin } = later;
  if (event.service !== earlier.service || event.account !== earlier.account) return undefined;
  if (!(Date.parse(event.at) >= Date.parse(earlier.at)) || event.id === earlier.id)
    return undefined;
  const how = howEnded(earlier, event, origin);
  return how && { how, at: event.at, by: event.actor.name, origin, eventId: event.id };
}

function howEnded(earlier: Earlier, later: Earlier, origin: Origin): Resolution['how'] | undefined {
  const { actions, same } = inverseOf(earlier.service, earlier.action);
  const isDeployed = same === 'settings' && origin === 'iac';
  if (!isDeployed && actions.includes(later.action) && isAboutTheSame(earlier, later, same)) {
    return 'put-back';
  }
  if (removes(later.action) && holdsAll(wholeOf(later), earlier)) return 'removed';
  const isWhole = same === 'subject' || same === 'settings';
  if (origin !== 'iac' || !isWhole || !setsAgain(earlier.action, later.action)) {
    return undefined;
  }
  if (!sameSubject(earlier, later)) return undefined;
  if (earlier.action !== later.action) return 'deployed-over';
  if (sameWish(earlier, later)) return 'adopted';
  return sameTopics(earlier, later) ? 'deployed-over' : undefined;
}

function isAboutTheSame(earlier: Earlier, later: Earlier, same: Sameness): boolean {
  if (same === 'subject') return sameSubject(earlier, later);
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
function tagKeys(call: Earlier): string[] {
  return Object.entries(call.parameters ?? {}).flatMap(([path, value]) => {
    if (!tagKey.test(path)) return [];
    return /\.\d+(?:\.key)?$/i.test(path) ? value : path.slice(path.indexOf('.') + 1);
  });
}

function sameTags(earlier: Earlier, later: Earlier): boolean {
  const first = tagKeys(earlier);
  const second = new Set(tagKeys(later));
  return first.length > 0 && first.every((key) => second.has(key));
}

const namesParts = ({ subjectKeys = [] }: Earlier): boolean =>
  subjectKeys.some((key) => key.includes('#'));

/** Every key of the first is one of the second's. */
function sameSubject({ subjectKeys: first = [] }: Earlier, { subjectKeys: second = [] }: Earlier) {
  return first.length > 0 && first.every((key) => second.includes(key));
}

const parentOf = (key: string): string => key.replace(/#.*$/s, '');

function sameParent({ subjectKeys: first = [] }: Earlier, { subjectKeys: second = [] }: Earlier) {
  const parents = new Set(second.map(parentOf));
  return first.length > 0 && first.every((key) => parents.has(parentOf(key)));
}

/** Of what a call that takes away is about, that which is gone altogether. */
const wholeOf = ({ action, subjectKeys = [] }: Earlier): Pick<Earlier, 'subjectKeys'> => ({
  subjectKeys: subjectKeys.filter((key) => takesWhole(action, key)),
});

/** What was taken away is all of what was changed, or what that is a part of. */
function holdsAll(
  { subjectKeys: gone = [] }: Pick<Earlier, 'subjectKeys'>,
  { subjectKeys: changed = [] }: Earlier,
) {
  return (
    changed.length > 0 &&
    changed.every((key) => gone.some((it) => key === it || key.startsWith(`${it}#`)))
  );
}

function sameWish(earlier: Earlier, later: Earlier): boolean {
  const asked = askedFor(earlier);
  return asked.length > 0 && asked.every(([path, value]) => later.parameters?.[path] === value);
}

/** Code speaks of all that the earlier call spoke of; of other settings it may say what it likes. */
function sameTopics(earlier: Earlier, later: Earlier): boolean {
  const topic = ([path]: readonly [string, string]) => path.split('.', 1)[0];
  const spoken = new Set(askedFor(later).map(topic));
  return askedFor(earlier).every((entry) => spoken.has(topic(entry)));
}

const askedFor = ({ parameters = {} }: Earlier): [string, string][] =>
  Object.entries(parameters).filter(([path]) => !path.startsWith('response.'));

/** Whether a call can end anything, by its name: a cheap test, so that few of many are looked into. */
export function mayUndo({ service, action }: Pick<Earlier, 'service' | 'action'>, origin: Origin) {
  return origin === 'iac' || undoes.test(action) || inverseOf(service, action).actions.length > 0;
}

/** Whether it matters what the call asked for, besides what it was about. */
export function isComparedInFull(
  { service, action }: Pick<Earlier, 'service' | 'action'>,
  origin: Origin,
): boolean {
  return origin === 'iac' || inverseOf(service, action).same !== 'subject';
}

/** First words of actions that undo and are not undone themselves. */
const undoes = /^(?:Delete|Terminate|Deregister|Cancel|Restore|Release|Remove|Untag|Put)/;
