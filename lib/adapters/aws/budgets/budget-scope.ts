import type { Budget, CostTypes, Expression } from '@aws-sdk/client-budgets';
import { type ChargeType, chargeTypes } from '../../../domain/cost/charge-type.ts';
import type { CostScope } from '../../../domain/cost/cost-scope.ts';

/** A part of a budget's filter that has no counterpart in a scope. */
interface Unmapped {
  readonly field: string;
  readonly value: string;
}

type Part = CostScope | Unmapped;
type Dimension = 'accounts' | 'services' | 'regions';

const dimensionOf: Readonly<Record<string, Dimension>> = {
  LINKED_ACCOUNT: 'accounts',
  LinkedAccount: 'accounts',
  SERVICE: 'services',
  Service: 'services',
  REGION: 'regions',
  Region: 'regions',
};

/** Record types that are exactly one charge type; the others would widen or narrow the budget. */
const chargeTypeOf: Readonly<Record<string, ChargeType>> = {
  Tax: 'tax',
  Credit: 'credit',
  Refund: 'refund',
  Support: 'support',
};

/** What a budget leaves out, and the charge type that is; undefined where it is not exactly one. */
const leftOut: readonly (readonly [keyof CostTypes, ChargeType | undefined])[] = [
  ['IncludeTax', 'tax'],
  ['IncludeCredit', 'credit'],
  ['IncludeRefund', 'refund'],
  ['IncludeSupport', 'support'],
  ['IncludeUpfront', 'upfront'],
  ['IncludeRecurring', 'recurring-commitment'],
  ['IncludeDiscount', 'discount'],
  ['IncludeSubscription', undefined],
  ['IncludeOtherSubscription', undefined],
];

/** The scope of a budget, or the first thing in its filters that a scope cannot say. */
export function budgetScope(budget: Budget): Part {
  const parts: Part[] = [
    ...(budget.FilterExpression ? fromExpression(budget.FilterExpression) : fromFilters(budget)),
    ...fromCostTypes(budget.FilterExpression ? {} : (budget.CostTypes ?? {})),
    ...(budget.BillingViewArn === undefined || budget.BillingViewArn.endsWith('billingview/primary')
      ? []
      : [{ field: 'BillingViewArn', value: budget.BillingViewArn }]),
  ];
  return parts.reduce(merge, {});
}

/** Both must hold. One field can be narrowed once; twice would need their intersection. */
function merge(a: Part, b: Part): Part {
  if ('field' in a) return a;
  if ('field' in b) return b;
  const twice = Object.keys(b).find((key) => key in a);
  return twice === undefined
    ? { ...a, ...b }
    : { field: 'FilterExpression', value: `${twice} twice` };
}

function fromFilters({ CostFilters = {} }: Budget): Part[] {
  return Object.entries(CostFilters).flatMap(([key, values]): Part[] => {
    const dimension = dimensionOf[key];
    if (dimension !== undefined) return [{ [dimension]: values }];
    if (key === 'TagKeyValue') return [tagsOf(values)];
    return [{ field: `CostFilters.${key}`, value: values.join(', ') }];
  });
}

/** `user:team$web`, several of them meaning any. */
function tagsOf(values: readonly string[]): Part {
  const pairs = values.map((value) => value.replace(/^user:/, '').split('$'));
  const [key = ''] = pairs[0] ?? [];
  const one = pairs.every(([other, value]) => other === key && value !== undefined);
  if (!one) return { field: 'CostFilters.TagKeyValue', value: values.join(', ') };
  return { tags: { [key]: pairs.map(([, ...value]) => value.join('$')) } };
}

function fromCostTypes(types: CostTypes): Part[] {
  const excluded = leftOut.filter(([key]) => types[key] === false);
  const vague = excluded.find(([, type]) => type === undefined);
  if (vague) return [{ field: `CostTypes.${vague[0]}`, value: 'false' }];
  return excluded.length === 0 ? [] : [allBut(excluded.flatMap(([, type]) => type ?? []))];
}

const allBut = (types: readonly ChargeType[]): CostScope => ({
  chargeTypes: chargeTypes.filter((type) => !types.includes(type)),
});

function fromExpression(expression: Expression): Part[] {
  if (expression.And) return expression.And.flatMap(fromExpression);
  if (expression.Not) return [withoutRecordTypes(expression.Not)];
  const { Dimensions, Tags } = expression;
  const { Key = '', Values = [], MatchOptions = [] } = Dimensions ?? Tags ?? {};
  const exact = MatchOptions.every((option) =>
    ['EQUALS', 'CASE_SENSITIVE', 'CASE_INSENSITIVE'].includes(option),
  );
  const dimension = dimensionOf[Key];
  if (exact && Tags) return [{ tags: { [Key.replace(/^user:/, '')]: Values } }];
  if (exact && Dimensions && dimension !== undefined) return [{ [dimension]: Values }];
  return [unmapped(expression)];
}

function withoutRecordTypes(inner: Expression): Part {
  const { Key, Values = [], MatchOptions = [] } = inner.Dimensions ?? {};
  const types = Values.map((value) => chargeTypeOf[value]);
  const exact = MatchOptions.every((option) => option === 'EQUALS');
  return Key === 'RECORD_TYPE' && exact && types.every((type) => type !== undefined)
    ? allBut(types)
    : unmapped({ Not: inner });
}

const unmapped = (expression: Expression): Unmapped => ({
  field: 'FilterExpression',
  value: JSON.stringify(expression),
});
