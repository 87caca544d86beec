import type { CheckedFinding, Finding } from '../../domain/health/finding.ts';
import { healthVerdict } from '../../domain/health/health-verdict.ts';
import { plain } from '../escape.ts';
import { type Canvas, labelled, pad, type Style, wrap } from './layout.ts';

const indent = 11;
const longest = 600;

const style: Readonly<Record<Finding['state'], Style>> = {
  ok: 'green',
  problem: 'red',
  accepted: 'yellow',
  unknown: 'yellow',
};

/** Findings for a person; ends with a line feed. Hostile text shows as itself. */
export function renderHealth(
  findings: readonly CheckedFinding[],
  strict: boolean,
  canvas: Canvas,
): string {
  const lines = [
    ...findings.flatMap((it) => oneFinding(it, canvas)),
    '',
    ...summary(findings, strict, canvas),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function oneFinding(finding: CheckedFinding, { columns, paint }: Canvas): string[] {
  const { check, text } = finding;
  const head = `${paint(style[finding.state], pad(finding.state.toUpperCase(), 9))}${paint('bold', check)}`;
  return [
    `  ${head}`,
    ...[text, ...behind(finding)].flatMap((it) =>
      labelled('', plain(it, longest), indent, columns),
    ),
  ];
}

function behind(finding: Finding): string[] {
  if (finding.state === 'ok') return [];
  if (finding.state === 'accepted') return [`accepted, because ${finding.reason}`];
  return finding.fix === undefined ? [] : [`to do: ${finding.fix}`];
}

function summary(findings: readonly CheckedFinding[], strict: boolean, canvas: Canvas): string[] {
  const count = (wanted: Finding['state']) =>
    findings.filter(({ state }) => state === wanted).length;
  const verdict = healthVerdict(findings, strict);
  const words: Readonly<Record<typeof verdict, string>> = {
    sound: count('unknown') > 0 ? 'Nothing is known to be wrong.' : 'Bandog sees and tells.',
    trouble: 'Bandog cannot see or tell everything.',
    uncertain: 'Stopped by --strict: not everything is known.',
  };
  const accepted = count('accepted') > 0 ? `${count('accepted')} accepted, ` : '';
  const counts = `${count('ok')} ok, ${count('problem')} to put right, ${accepted}${count('unknown')} unknown.`;
  return wrap(`${counts} ${words[verdict]}`, canvas.columns).map((line) =>
    canvas.paint(verdict === 'sound' ? 'green' : 'red', line),
  );
}
