import { blocks } from '../domain/scorecard/gate.ts';
import type { Gate } from '../domain/scorecard/scorecard.ts';
import { escapeXml } from './escape-xml.ts';

/**
 * Gates as JUnit XML: one test case a gate. What blocks is a failure, what a strict pipeline may not
 * pass without knowing an error, and any other answer that is no pass is skipped, with the reason.
 */
export function renderJunit(gates: readonly Gate[], strict: boolean, at: string): string {
  const cases = gates.map((gate) => testCase(gate, strict));
  const count = (tag: string) => cases.filter((it) => it.includes(`<${tag} `)).length;
  const counts = `tests="${gates.length}" failures="${count('failure')}" errors="${count('error')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="bandog" ${counts}>`,
    `  <testsuite name="gates" ${counts} skipped="${count('skipped')}" timestamp="${escapeXml(at.slice(0, 19))}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(gate: Gate, strict: boolean): string {
  const { id, answer, reason, evidence } = gate;
  const head = `    <testcase classname="bandog.gate" name="${id}"`;
  if (answer === 'pass') return `${head}/>`;
  const tag = tagOf(gate, strict);
  const message = escapeXml(answer === 'unknown' ? `unknown: ${reason}` : reason);
  const body = evidence.map((it) => escapeXml(it)).join('\n');
  return `${head}>\n      <${tag} message="${message}">${body}</${tag}>\n    </testcase>`;
}

function tagOf(gate: Gate, strict: boolean): 'failure' | 'error' | 'skipped' {
  if (blocks(gate, strict)) return 'failure';
  return strict ? 'error' : 'skipped';
}
