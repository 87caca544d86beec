import type { ChangeEvent } from '../change-event.ts';
import type { OwnerEngine, Ownership } from '../ownership.ts';
import type { Step } from '../plan.ts';
import { settingsAsked } from '../settings-asked.ts';
import { hclString, jsonText } from './quote.ts';

type Owned = Extract<Ownership, { kind: 'owned' }>;

const most = 12;

/**
 * What the code of an owned resource would have to say to keep the change: the plain settings that the
 * call asked for, in the engine's spelling. None when it asked for no plain setting. Throws Unquotable.
 */
export function changeCode(event: ChangeEvent, owner: Owned): Step[] {
  const wishes = wishesOf(event);
  if (wishes.length === 0) return [];
  const where = owner.constructPath ?? owner.address;
  const title = `Say it in the code of ${where} (check the spelling against the type)`;
  const spell = spelling[owner.engine];
  if (owner.engine === 'terraform') {
    const text = wishes.map(([name, value]) => `${spell(name)} = ${literal(value)}`).join('\n');
    return [{ kind: 'code', title, language: 'hcl', text }];
  }
  const text = jsonText(
    Object.fromEntries(wishes.map(([name, value]) => [spell(name), typed(value)])),
  );
  return [{ kind: 'code', title, language: 'json', text }];
}

/** Those at the top of the request. */
const wishesOf = (event: ChangeEvent) =>
  settingsAsked(event)
    .filter(([path]) => /^\w+$/.test(path))
    .slice(0, most);

const literal = (value: string): string =>
  /^(?:true|false|-?\d{1,15}(?:\.\d+)?)$/.test(value) ? value : hclString(value);

function typed(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

const snake = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const spelling: Readonly<Record<OwnerEngine, (name: string) => string>> = {
  cloudformation: pascal,
  terraform: snake,
  pulumi: camel,
};
