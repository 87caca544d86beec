import { isObject } from '../cloudtrail/raw-record.ts';
import type { ActionWord } from './action-words.ts';
import { valuesAt } from './fields.ts';
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

const endings = ['Name', 'Id', 'Identifier', 'Arn', ''];

/**
 * The name that the answer gives the thing (`trustAnchor.name`), else the request's field that is called
 * as the action's nouns are, or as the first of them: `mountTargetId` for
 * `ModifyMountTargetSecurityGroups`. Undefined where there is neither.
 */
export function subjectName(
  nouns: readonly ActionWord[],
  { request, response }: Documents,
): SubjectName | undefined {
  const whole = nouns.map(({ spelt }) => spelt).join('');
  const [answered] = ['name', `${whole}Name`].flatMap((it) => valuesAt(response, `${whole}.${it}`));
  if (answered !== undefined) return { name: shown(answered), nouns: nouns.length };
  const places = [request, ...wrapped(request)];
  for (let count = nouns.length; count > 0; count -= 1) {
    const noun = nouns
      .slice(0, count)
      .map(({ spelt }) => spelt)
      .join('');
    for (const field of fieldsFor(noun)) {
      const name = listed(places.flatMap((place) => valuesAt(place, field)).map(nameOf));
      if (name !== undefined) return { name, nouns: count };
    }
  }
  return undefined;
}

const fieldsFor = (noun: string): string[] => [
  ...endings.map((ending) => `${noun}${ending}`),
  ...(noun.endsWith('s') ? ['Names', 'Ids', 'Arns'].map((it) => `${noun.slice(0, -1)}${it}`) : []),
];

/** Some services put all of a request into one field, `CreateNatGatewayRequest` or `createStageInput`. */
const wrapped = (request: unknown): unknown[] =>
  isObject(request)
    ? Object.entries(request).flatMap(([field, value]) =>
        /(Request|Req|Input)$/.test(field) && isObject(value) ? [value] : [],
      )
    : [];
