import type { ResourceRef } from '../../../domain/change/change-event.ts';
import { nameOf, shown } from './words.ts';

/** Verbs whose past is not made by rule. */
const irregular: Readonly<Record<string, string>> = {
  begin: 'began',
  build: 'built',
  get: 'got',
  let: 'let',
  put: 'set',
  reset: 'reset',
  run: 'ran',
  send: 'sent',
  set: 'set',
  split: 'split',
};

/** Verbs that double their last letter. */
const doubling = /^(stop|tag|untag|submit|swap|plan|drop|permit|cancel|transfer|defer|opt|map)$/;

/** Nouns that are a part of something: `set logging configuration of my-bucket`. */
const partNouns =
  /(attributes?|attachment|configuration|config|credentials?|encryption|hosting|info|level|lifecycle|limits?|lock|logging|metadata|mode|notification|options?|permissions?|policy|policies|preferences?|properties|property|protection|quota|retention|rotation|rules?|schedule|settings?|specification|state|status|tags?|tier|timeout|ttl|type|version|versioning|website)$/;

/** What was done, from the name of the action and the first thing it touched: `modified db cluster orders`. */
export function genericStory(action: string, [first]: readonly ResourceRef[]): string {
  const [verb = action, ...nouns] = wordsOf(action);
  const noun = nouns.join(' ');
  const done = [past(verb), noun].filter((part) => part !== '').join(' ');
  if (first === undefined) return done;
  const name = shown(nameOf(first.id));
  return isMaking(verb) || !partNouns.test(noun) ? `${done} ${name}` : `${done} of ${name}`;
}

const isMaking = (verb: string): boolean => /^(create|delete|register|deregister)$/.test(verb);

/** `ModifyDBClusterSnapshot` gives `modify`, `DB`, `cluster`, `snapshot`. */
function wordsOf(action: string): string[] {
  const words = action.match(/[A-Z]{2,}(?=[A-Z][a-z]|[^A-Za-z]|$)|[A-Z]?[a-z]+|[A-Z]+|\d+/g) ?? [];
  return words.map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()));
}

function past(verb: string): string {
  const known = Object.hasOwn(irregular, verb) ? irregular[verb] : undefined;
  if (known !== undefined) return known;
  if (verb.endsWith('ed')) return verb;
  if (doubling.test(verb)) return `${verb}${verb.at(-1)}ed`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return /e$/.test(verb) ? `${verb}d` : `${verb}ed`;
}
