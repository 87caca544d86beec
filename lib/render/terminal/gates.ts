import { blocks, verdictOf } from '../../domain/scorecard/gate.ts';
import type { Gate, GateAnswer } from '../../domain/scorecard/scorecard.ts';
import { plain } from '../escape.ts';
import { gateSummary } from '../scorecard-words.ts';
import { type Canvas, labelled, pad, type Style, wrap } from './layout.ts';

const evidenceShown = 5;
const indent = 11;
const longest = 300;

const style: Readonly<Record<GateAnswer, Style>> = {
  pass: 'green',
  fail: 'red',
  unknown: 'yellow',
};

/** Gates for a person or a pipeline's log; ends with a line feed. Hostile text shows as itself. */
export function renderGates(gates: readonly Gate[], strict: boolean, canvas: Canvas): string {
  const lines = [...gateLines(gates, canvas), ...verdictLines(gates, strict, canvas)];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Each gate with its answer, its reason and the first pieces of evidence. */
export function gateLines(gates: readonly Gate[], canvas: Canvas): string[] {
  return gates.flatMap((gate) => [...oneGate(gate, canvas), '']);
}

function oneGate({ id, answer, enforcement, reason, evidence }: Gate, canvas: Canvas): string[] {
  const { columns, paint } = canvas;
  const shown = evidence.slice(0, evidenceShown);
  const rest = evidence.length - shown.length;
  const list = shown.flatMap((text) => labelled('', `- ${plain(text, longest)}`, indent, columns));
  const head = `${paint(style[answer], pad(answer.toUpperCase(), 9))}${paint('bold', id)} (${enforcement})`;
  return [
    `  ${head}`,
    ...labelled('', plain(reason, longest), indent, columns),
    ...list.map((line) => paint('dim', line)),
    ...(rest > 0 ? [paint('dim', `${' '.repeat(indent)}and ${rest} more; --json has them`)] : []),
  ];
}

function verdictLines(gates: readonly Gate[], strict: boolean, canvas: Canvas): string[] {
  const verdict = verdictOf(gates, strict);
  const names = (some: readonly Gate[]) => some.map(({ id }) => id).join(', ');
  const unknown = names(gates.filter(({ answer }) => answer === 'unknown'));
  const words: Readonly<Record<typeof verdict, string>> = {
    clear:
      unknown === ''
        ? 'Clear to go on.'
        : `Nothing blocks, but unknown is no pass: ${unknown}. --strict stops there.`,
    blocked: `Blocked by ${names(gates.filter((gate) => blocks(gate, strict)))}.`,
    uncertain: `Stopped by --strict, for unknown is no pass: ${unknown}.`,
  };
  const colour = verdict === 'clear' ? (unknown === '' ? 'green' : 'yellow') : 'red';
  return wrap(`${gateSummary(gates)}. ${words[verdict]}`, canvas.columns).map((line) =>
    canvas.paint(colour, line),
  );
}
