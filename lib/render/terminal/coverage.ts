import type { IacCoverage } from '../../domain/change/iac-coverage.ts';
import type { StateCopy } from '../../domain/change/state-copies.ts';
import { plain } from '../escape.ts';
import { countText, faultText, percentText, plural } from '../report-words.ts';
import { type Canvas, labelled, pad, shorten } from './layout.ts';

const rowsShown = 20;

/** How much of an account is under infrastructure as code; ends with a line feed. */
export function renderCoverage(coverage: IacCoverage, canvas: Canvas): string {
  const lines = [
    canvas.paint('bold', `Under infrastructure as code: ${shareText(coverage)}`),
    '',
    ...countLines(coverage),
    ...unmanagedLines(coverage, canvas),
    ...goneLines(coverage, canvas),
    ...stateLines(coverage, canvas),
  ];
  return `${lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd()}\n`;
}

function shareText({ share, counts }: IacCoverage): string {
  if (share.kind === 'unknown') return `unknown, ${share.reason}`;
  const { low, high } = share;
  const of = ` of ${plural(counts.all - counts.providersOwn, 'resource')}`;
  if (low === high) return `${percentText(low)}${of}`;
  return `${percentText(low)} to ${percentText(high)}${of}; ${countText(counts.unknown)} unknown`;
}

function countLines({ counts }: IacCoverage): string[] {
  if (counts.all === 0) return [];
  const rows: readonly (readonly [string, number])[] = [
    ['in a CloudFormation stack', counts.byStack],
    ['in a state of Terraform, OpenTofu or Pulumi', counts.byState],
    ['unmanaged', counts.unmanaged],
    ['unknown', counts.unknown],
    ['made by AWS for itself, not counted', counts.providersOwn],
  ];
  return [...rows.map(([label, count]) => `  ${pad(countText(count), 9, 'right')}  ${label}`), ''];
}

function unmanagedLines({ unmanaged }: IacCoverage, { columns, paint }: Canvas): string[] {
  if (unmanaged.length === 0) return [];
  const rows = unmanaged.slice(0, rowsShown).map(({ type, account, count, example }) => {
    const head = `  ${pad(countText(count), 9, 'right')}  ${plain(type, 60)}  ${plain(account, 20)}  `;
    return head + shorten(`e.g. ${plain(example)}`, Math.max(16, columns - head.length));
  });
  return [paint('bold', 'Unmanaged, by type and account'), ...rows, ...rest(unmanaged.length), ''];
}

function goneLines({ gone }: IacCoverage, { columns, paint }: Canvas): string[] {
  if (gone.length === 0) return [];
  const rows = gone
    .slice(0, rowsShown)
    .map(({ address, unit, resourceId }) =>
      shorten(`  ${plain(address)} in ${plain(unit)}: ${plain(resourceId)}`, columns),
    );
  return [paint('bold', 'In a state, but gone'), ...rows, ...rest(gone.length), ''];
}

const rest = (total: number): string[] =>
  total > rowsShown ? [`  ${countText(total - rowsShown)} more; --json lists all`] : [];

function stateLines({ states }: IacCoverage, { columns, paint }: Canvas): string[] {
  const { inventories, resources, unplaced, elsewhere, faults, copies } = states;
  if (inventories === 0) return [];
  return [
    paint('bold', 'Inventories'),
    `  ${plural(resources, 'resource')} under code`,
    ...(unplaced > 0
      ? labelled('  ', `${countText(unplaced)} of them do not say which one they are`, 2, columns)
      : []),
    ...(elsewhere > 0 ? [`  ${countText(elsewhere)} of them are not of AWS`] : []),
    ...(faults.length > 0
      ? [paint('yellow', `  ${plural(faults.length, 'place')} could not be read:`)]
      : []),
    ...faults.slice(0, rowsShown).flatMap((fault) => labelled('  ', faultText(fault), 4, columns)),
    ...rest(faults.length),
    ...(copies.length > 0
      ? [`  ${plural(copies.length, 'copy', 'copies')} of states left out:`]
      : []),
    ...copies.slice(0, rowsShown).flatMap((copy) => labelled('  ', copyText(copy), 4, columns)),
    ...rest(copies.length),
  ];
}

const copyText = ({ source, counts, why }: StateCopy): string =>
  `${plain(source)} ${copyWords[why]} ${plain(counts)}`;

const copyWords: Readonly<Record<StateCopy['why'], string>> = {
  older: 'is an older copy of',
  same: 'is the same state as',
  part: 'says in part the same as',
};
