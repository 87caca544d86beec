import type { CheckedFinding } from '../domain/health/finding.ts';
import { plain } from './escape.ts';

const longestText = 600;

/** Problems that Bandog found in itself, as a message to people. */
export function healthMessage(problems: readonly CheckedFinding[]): {
  readonly subject: string;
  readonly text: string;
} {
  const checks = problems.map(({ check }) => check).join(', ');
  const subject = `[bandog] cannot see or tell everything: ${checks}`;
  const paragraphs = problems.flatMap((finding) => ['', ...paragraph(finding)]);
  return {
    subject: subject.length < 100 ? subject : `${subject.slice(0, 96)}...`,
    text: ['Bandog looked at itself and found:', ...paragraphs, ''].join('\n'),
  };
}

function paragraph(finding: CheckedFinding): string[] {
  const fix = finding.state === 'problem' ? [`  To do: ${plain(finding.fix, longestText)}`] : [];
  return [`- ${plain(finding.text, longestText)} (${finding.check})`, ...fix];
}
