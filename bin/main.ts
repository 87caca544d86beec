import { Command, CommanderError } from 'commander';
import type { SkimThreads } from '../lib/wiring/skim-threads.ts';
import manifest from '../package.json' with { type: 'json' };
import { errorText } from './shared/error-text.ts';
import { exitCode } from './shared/exit-code.ts';

type LoadCommand = (threads: SkimThreads | undefined) => Promise<Command>;

const examples = `
Examples:
  bandog demo                          a made-up month; needs no account
  bandog scan ./AWSLogs --since 7d     who changed what by hand, from files
  bandog scan --live                   the same, of the account you use
  bandog explain event.json            why one call is judged as it is
  bandog coverage --state ./infra      how much of it code manages
  bandog project --costs costs.csv     what this month will cost
  bandog reduce --costs costs.csv --baseline 2026-01-01..2026-03-31
  bandog report --table T --out r.html the report of a deployed Bandog
  bandog anomalies --costs costs.csv   what costs more than expected, and why
  bandog gate --costs costs.csv        may this pipeline go on?
  bandog doctor                        what does a deployed Bandog not see?`;

/** Loaded when asked for: each brings what it works with, and together they take longer to load than most scans take to run. */
const commands: Readonly<Record<string, LoadCommand>> = {
  scan: async (threads) => (await import('./commands/scan.ts')).scanCommand(threads),
  explain: async () => (await import('./commands/explain.ts')).explainCommand(),
  coverage: async () => (await import('./commands/coverage.ts')).coverageCommand(),
  project: async () => (await import('./commands/project.ts')).projectCommand(),
  reduce: async () => (await import('./commands/reduce.ts')).reduceCommand(),
  bill: async () => (await import('./commands/bill.ts')).billCommand(),
  report: async () => (await import('./commands/report.ts')).reportCommand(),
  anomalies: async () => (await import('./commands/anomalies.ts')).anomaliesCommand(),
  gate: async () => (await import('./commands/gate.ts')).gateCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
  review: async () => (await import('./commands/review.ts')).reviewCommand(),
  redrive: async () => (await import('./commands/redrive.ts')).redriveCommand(),
  eval: async () => (await import('./commands/eval.ts')).evalCommand(),
  ack: async () => (await import('./commands/act.ts')).ackCommand(),
  except: async () => (await import('./commands/act.ts')).exceptCommand(),
  resolve: async () => (await import('./commands/act.ts')).resolveCommand(),
  demo: async () => (await import('./commands/demo.ts')).demoCommand(),
};

process.on('SIGINT', () => process.exit(exitCode.interrupted));
for (const stream of [process.stdout, process.stderr]) stream.on('error', goOnWhenNobodyReads);

export async function main(
  argv: readonly string[],
  threads: SkimThreads | undefined,
): Promise<void> {
  const program = new Command('bandog')
    .description('Who changed infrastructure by hand, and what will this month cost?')
    .version(manifest.version)
    .addHelpText('after', examples)
    .exitOverride();
  for (const load of wanted(argv)) {
    program.addCommand((await load(threads)).copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(argv);
  } catch (error) {
    // Commander has already said what is wrong; asking for help or the version is no failure.
    if (error instanceof CommanderError) process.exitCode = error.exitCode && exitCode.failed;
    else {
      process.stderr.write(errorText(error));
      process.exitCode = exitCode.failed;
    }
  }
}

/** The command that is named first; all of them for help, or to say that there is none of that name; none for the version. */
function wanted([, , name = '']: readonly string[]): LoadCommand[] {
  if (name === '--version' || name === '-V') return [];
  const named = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return named === undefined ? Object.values(commands) : [named];
}

/** `bandog scan … | head` stops reading early, which is no error and does not change the exit code. */
function goOnWhenNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
}
