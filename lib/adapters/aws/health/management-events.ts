import type { AdvancedFieldSelector } from '@aws-sdk/client-cloudtrail';
import { ok, problem, someNames, unknown } from '../../../domain/health/finding.ts';
import type { HealthCheck } from '../../../ports/health-check.ts';
import { covers } from './trail-logs.ts';
import type { ReadTrails, TrailState } from './trails.ts';

/** What a trail leaves out of the changes that are made. */
type Selection =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'changes'; readonly except: readonly string[] };

/** Whether the trails that log keep the management events that change something, of every service. */
export const managementEvents = (read: ReadTrails, regions: readonly string[]): HealthCheck => ({
  name: 'management-events',
  async look() {
    const logging = (await read()).filter((trail) => trail.logging);
    if (logging.length === 0) return unknown('no trail is logging, so none selects anything');
    const selections = logging.map((trail) => ({ trail, selection: selectionOf(trail) }));
    const withChanges = selections.filter(({ selection }) => selection.kind === 'changes');
    const blind = regions.filter(
      (region) =>
        logging.some((trail) => covers(trail, region)) &&
        !withChanges.some(({ trail }) => covers(trail, region)),
    );
    if (blind.length > 0) {
      return problem(
        `no trail keeps the management events of ${someNames(blind)} that change something`,
        'select management events, write or all, in a trail',
      );
    }
    const except = lostEverywhere(withChanges.map(({ selection }) => selection));
    return except.length === 0
      ? ok('management events that change something are kept, of every service')
      : problem(
          `no trail keeps the events of ${someNames(except)}: changes there are seen only by the sweep`,
          'do not exclude event sources in one of the trails',
        );
  },
});

/** Sources that every selection leaves out. */
function lostEverywhere(selections: readonly Selection[]): string[] {
  const [first = [], ...others] = selections.map((it) => (it.kind === 'changes' ? it.except : []));
  return first.filter((source) => others.every((except) => except.includes(source)));
}

function selectionOf({ selectors, advancedSelectors }: TrailState): Selection {
  const plain = selectors
    .filter((it) => it.IncludeManagementEvents !== false && it.ReadWriteType !== 'ReadOnly')
    .map((it) => it.ExcludeManagementEventSources ?? []);
  const advanced = advancedSelectors
    .map(({ FieldSelectors = [] }) => FieldSelectors)
    .filter(takesChanges)
    .map((fields) => fieldOf(fields, 'eventSource')?.NotEquals ?? []);
  const taken = [...plain, ...advanced];
  const [first = [], ...others] = taken;
  if (taken.length === 0) return { kind: 'nothing' };
  return { kind: 'changes', except: first.filter((it) => others.every((x) => x.includes(it))) };
}

const fieldOf = (fields: readonly AdvancedFieldSelector[], name: string) =>
  fields.find(({ Field }) => Field === name);

/** A selector on one source or one name takes a part only, so it does not count. */
function takesChanges(fields: readonly AdvancedFieldSelector[]): boolean {
  const readOnly = fieldOf(fields, 'readOnly');
  const narrow = fields.some(
    ({ Field, NotEquals }) =>
      !['eventCategory', 'readOnly'].includes(Field ?? '') &&
      !(Field === 'eventSource' && NotEquals !== undefined),
  );
  return (
    fieldOf(fields, 'eventCategory')?.Equals?.includes('Management') === true &&
    !narrow &&
    (readOnly === undefined || readOnly.Equals?.includes('false') === true)
  );
}
