import { isHidden, isObject } from '../cloudtrail/raw-record.ts';
import type { ActionWord } from './action-words.ts';
import { valuesAt as allValuesAt } from './fields.ts';
import { listed, nameOf, shown } from './words.ts';

/** What a call asked for and what it got, as CloudTrail has them. */
export interface Documents {
  readonly request: unknown;
  readonly response: unknown;
}

/** What a call names of the thing that its action is about. */
export interface SubjectName {
  readonly name: string;
  /** How many of the action's nouns say what bears that name: 1 for `function` of `function code`. */
  readonly nouns: number;
}

/** What nobody is to see is no name, nor is a switch, nor a document, such as a policy. */
const isName = (value: string): boolean =>
  !isHidden(value) && !/^(true|false)$|^\s*[[{]/.test(value);

const valuesAt = (document: unknown, path: string): string[] =>
  allValuesAt(document, path).filter(isName);

const endings = ['Name', 'Id', 'Identifier', 'Arn', ''];

/**
 * The name that the answer gives the thing (`trustAnchor.name`), else the request's field that is called
 * as the action's nouns are, or as the first of them (`mountTargetId` for
 * `ModifyMountTargetSecurityGroups`), or as the last (`prefixListName` for `CreateManagedPrefixList`), or
 * just `name`, else what the answer calls it (`hsm.hsmId`). Undefined where there is none.
 */
export function subjectName(
  nouns: readonly ActionWord[],
  { request, response }: Documents,
): SubjectName | undefined {
  const whole = spelt(nouns);
  const [answered] = ['name', `${whole}Name`].flatMap((it) => valuesAt(response, `${whole}.${it}`));
  if (answered !== undefined) return { name: shown(answered), nouns: nouns.length };
  const places = [request, ...wrapped(request)];
  const nameIn = (fields: readonly string[]): string | undefined => {
    for (const field of fields) {
      const name = listed(places.flatMap((place) => valuesAt(place, field)).map(nameOf));
      if (name !== undefined) return name;
    }
    return undefined;
  };
  for (let count = nouns.length; count > 0; count -= 1) {
    const name = nameIn(fieldsFor(spelt(nouns.slice(0, count))));
    if (name !== undefined) return { name, nouns: count };
  }
  const last = nouns.slice(1).map((_, from) => spelt(nouns.slice(from + 1)));
  const name =
    nameIn([...last.flatMap(fieldsFor), 'name']) ??
    givenName(whole, { request, response }) ??
    givenId(last, response) ??
    nameIn(['id']);
  return name === undefined ? undefined : { name, nouns: nouns.length };
}

/** Of the thing itself, in the answer; some requests describe it in a structure that is called as it is. */
function givenName(whole: string, { request, response }: Documents): string | undefined {
  if (whole === '') return undefined;
  const inside = ['Name', 'Id', 'Arn'].map((ending) => `${whole}.${whole}${ending}`);
  const fields = [...inside, `${whole}.id`, `${whole}Id`, `${whole}.arn`, `${whole}Arn`];
  const places = [response, ...wrapped(response), request];
  const [name] = places.flatMap((place) => fields.flatMap((field) => valuesAt(place, field)));
  return name === undefined ? undefined : shown(nameOf(name));
}

/** Some answers call the thing by the last of the action's nouns: `policyId` for `CreateLifecyclePolicy`. */
function givenId(nouns: readonly string[], response: unknown): string | undefined {
  const [id] = nouns.flatMap((noun) => valuesAt(response, `${noun}Id`));
  return id === undefined ? undefined : shown(id);
}

const spelt = (nouns: readonly ActionWord[]): string => nouns.map((it) => it.spelt).join('');

const fieldsFor = (noun: string): string[] => [
  ...endings.map((ending) => `${noun}${ending}`),
  ...(noun.endsWith('s') ? ['Names', 'Ids', 'Arns'].map((it) => `${noun.slice(0, -1)}${it}`) : []),
];

/** Some services put all of it into one field, `CreateNatGatewayRequest` or `createStageInput`. */
const wrapped = (document: unknown): unknown[] =>
  isObject(document)
    ? Object.entries(document).flatMap(([field, value]) =>
        /(Request|Req|Input|Response|Result)$/.test(field) && isObject(value) ? [value] : [],
      )
    : [];
