import { blocks } from '../domain/scorecard/gate.ts';
import { type Gate, gateIds } from '../domain/scorecard/scorecard.ts';
import { plain } from './escape.ts';
import { renderJson } from './json.ts';
import { gateName } from './scorecard-words.ts';

interface SarifOptions {
  readonly strict: boolean;
  /** Where the gates are set, relative to the repository: code scanning shows nothing without a file. */
  readonly file: string;
  readonly version: string;
}

/** Gates that do not pass as SARIF 2.1.0, for code scanning pages; those that pass are no results. */
export function renderSarif(gates: readonly Gate[], options: SarifOptions): string {
  return renderJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'bandog',
            semanticVersion: options.version,
            rules: gateIds.map((id) => ({
              id,
              name: gateName[id],
              shortDescription: { text: `The gate "${gateName[id]}" passes` },
            })),
          },
        },
        results: gates.filter(({ answer }) => answer !== 'pass').map((it) => result(it, options)),
      },
    ],
  });
}

function result(gate: Gate, { strict, file }: SarifOptions) {
  const { id, answer, reason, evidence } = gate;
  const head = answer === 'unknown' ? `unknown: ${reason}` : reason;
  const text = [head, ...evidence.map((it) => `- ${it}`)].map((it) => plain(it)).join('\n');
  return {
    ruleId: id,
    ruleIndex: gateIds.indexOf(id),
    level: levelOf(gate, strict),
    message: { text },
    partialFingerprints: { 'bandogGate/v1': id },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: 1 } },
      },
    ],
  };
}

/** A path as SARIF wants it: a URI reference. */
const uriOf = (path: string): string =>
  path.toWellFormed().split('/').map(encodeURIComponent).join('/');

function levelOf(gate: Gate, strict: boolean): 'error' | 'warning' | 'note' {
  if (blocks(gate, strict)) return 'error';
  return gate.answer === 'fail' || strict ? 'warning' : 'note';
}
