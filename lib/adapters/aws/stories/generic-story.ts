import type { ResourceRef } from '../../../domain/change/change-event.ts';
import { type ActionWord, actionWords } from './action-words.ts';
import { pastOf } from './past-tense.ts';
import { type Documents, subjectName } from './subject-name.ts';
import { nameOf, shown } from './words.ts';

/** A call as far as a sentence made of its name needs it. */
export interface TellableCall extends Documents {
  readonly action: string;
  /** What it touched, the most telling first. */
  readonly resources: readonly ResourceRef[];
}

/** What stands before the verb and says nothing of the change: `BatchDeleteImage`. */
const beforeVerb = /^(batch|bulk|admin|auto)$/;

const preposition = /^(to|from|with|for|on|into|by)$/;

/** With these the name belongs to what follows the preposition: `AddRoleToDBCluster`. */
const joining =
  /^(add|remove|delete|attach|detach|associate|disassociate|register|deregister|apply|put|assign|unassign)$/;

/** With these a thing is new, and one of several: `created a client of the user pool p`. */
const making = /^(create|register|add|import|start)$/;

/** With these a noun may be the thing itself: `deleted the policy p`. */
const ending = /^(delete|deregister|remove|stop|cancel)$/;

/** Nouns that are a part of something: `set the logging configuration of my-bucket`. */
const partNouns =
  /\b(attributes?|attachment|boundary|configuration|contact|cors|count|description|config|credentials?|encryption|hosting|info|level|lifecycle|limits?|lock|logging|metadata|mode|mutability|notification|options?|payment|permissions?|placement|policy|policies|preferences?|properties|property|protection|quota|retention|rotation|rules?|schedule|settings?|specification|state|status|storage|tags?|thumbprint|tier|timeout|ttl|type|version|versioning|website)$/i;

/** What was done, from the name of the action and of what it touched: `changed the DB cluster orders`. */
export function genericStory({ action, resources, ...documents }: TellableCall): string {
  const words = actionWords(action);
  const skipped = words.length > 1 && beforeVerb.test(words[0]?.shown ?? '') ? 1 : 0;
  const [verb, ...nouns] = words.slice(skipped);
  if (verb === undefined) return action;
  if (isHappening(verb.shown, nouns.at(-1)?.shown)) return textOf(words);
  const known = resources[0]?.id;
  const call = { verb: verb.shown, documents, known };
  const at = nouns.findIndex(({ shown: word }, index) => index > 0 && preposition.test(word));
  const said = at > 0 && at < nouns.length - 1 ? joined(call, nouns, at) : object(call, nouns);
  return `${pastOf(verb.shown)} ${said}`.trimEnd();
}

/** Something that happened in the service, e.g. `SharedSnapshotVolumeCreated`, `RestoreJobCompleted`; but `UpdateAccountSendingEnabled` sets what is called so. */
const isHappening = (first: string, last = ''): boolean =>
  first.endsWith('ed') || (/[^e]ed$/.test(last) && !setting.test(first));

const setting = /^(update|set|put|modify|mark)$/;

interface Told {
  readonly verb: string;
  readonly documents: Documents;
  /** What is listed as touched, for where no field is called as the action's nouns are. */
  readonly known: string | undefined;
}

/** `a role to the DB cluster orders`, `the table orders to point in time`. */
function joined(call: Told, nouns: readonly ActionWord[], at: number): string {
  const [before, after] = [nouns.slice(0, at), nouns.slice(at + 1)];
  const link = nouns[at]?.shown ?? '';
  if (!joining.test(call.verb)) return `${object(call, before)} ${link} ${textOf(after)}`;
  const name = subjectName(after, call.documents)?.name ?? (call.known && told(call.known));
  return `${withArticle(textOf(before))} ${link} ${named(textOf(after), name)}`;
}

/** `the function f`, `the code of the function f`, `a function`; empty when there is nothing to say. */
function object({ verb, documents, known }: Told, nouns: readonly ActionWord[]): string {
  const noun = textOf(nouns);
  const subject = subjectName(nouns, documents);
  if (subject === undefined) return byKnown(verb, noun, known);
  if (subject.nouns === nouns.length) return named(noun, subject.name);
  const part = textOf(nouns.slice(subject.nouns));
  const whole = named(textOf(nouns.slice(0, subject.nouns)), subject.name);
  const isOne = making.test(verb) || (ending.test(verb) && !partNouns.test(part));
  return `${isOne ? withArticle(part) : `the ${part}`} of ${whole}`;
}

const told = (id: string): string => shown(nameOf(id));

/** The same where no field is called as the nouns are; what is new then has no name, but for an ARN that says so. */
function byKnown(verb: string, noun: string, id: string | undefined): string {
  if (noun === '') return id === undefined ? '' : told(id);
  if (id === undefined) return unnamed(verb, noun);
  const name = told(id);
  if (noun === 'tags') return `tags ${making.test(verb) ? 'to' : 'of'} ${name}`;
  const ofThatKind = id.startsWith('arn:') && id.includes(`${noun.split(' ').at(-1)}/`);
  if (making.test(verb) && !ofThatKind) return `${withArticle(noun)} for ${name}`;
  return partNouns.test(noun) && !making.test(verb) ? `the ${noun} of ${name}` : named(noun, name);
}

/** `the mesh m`; a thing that is only called a resource is told by its name. */
function named(noun: string, name: string | undefined): string {
  if (name === undefined) return withArticle(noun);
  return /^(resources?)?$/.test(noun) ? name : `the ${noun} ${name}`;
}

/** Switches are of the account: `enabled macie`. */
function unnamed(verb: string, noun: string): string {
  if (/^(enable|disable)$/.test(verb)) return noun;
  return partNouns.test(noun) && !making.test(verb) && !ending.test(verb)
    ? `the ${noun}`
    : withArticle(noun);
}

function withArticle(noun: string): string {
  if (/s$/.test(noun) && !/(alias|bus|ss|status|analysis)$/.test(noun)) return noun;
  return /^([aeio]|u(?!s|ni)|(HSM|HTTP|MFA|SQL|SSH|SSL)\b)/i.test(noun)
    ? `an ${noun}`
    : `a ${noun}`;
}

const textOf = (words: readonly ActionWord[]): string =>
  words.map(({ shown: word }) => word).join(' ');
