import type { StateReader } from '../../ports/state-reader.ts';
import { ownedByStack, type StackResource } from './stack-resources.ts';

/**
 * Reads saved answers of `aws cloudformation describe-stack-resources` and `list-stack-resources`. The
 * latter do not name their stack, which is then called by the place the answer was read from.
 */
export const savedStacks: StateReader = (value, source) => {
  const { StackResources: described, StackResourceSummaries: listed } = Object(value) as Readonly<
    Record<string, unknown>
  >;
  const resources = [described, listed].find((it) => Array.isArray(it)) as unknown[] | undefined;
  if (resources === undefined) return undefined;
  return {
    resources: resources.flatMap((it) => ownedByStack({ StackName: source, ...textsOf(it) })),
    faults: resources.flatMap((it, index) =>
      textsOf(it).LogicalResourceId === undefined
        ? {
            source,
            place: `resource ${index + 1}`,
            code: 'missing-field' as const,
            field: 'LogicalResourceId',
            message: 'is missing; the rest of the answer was read',
          }
        : [],
    ),
  };
};

/** The fields of an entry that are text, as all that matter are. */
const textsOf = (entry: unknown): StackResource =>
  Object.fromEntries(
    Object.entries(Object(entry)).filter(([, value]) => typeof value === 'string'),
  );
