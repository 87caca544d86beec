/** One thing wrong in a settings file. */
export interface SettingsProblem {
  /** As given by the user. */
  readonly file: string;
  /** From 1; absent when the file as a whole is at fault. */
  readonly line?: number;
  readonly column?: number;
  /** e.g. `changes.exceptions[0].until`; empty for the whole file. */
  readonly field: string;
  /** What is wrong, with the value and what is allowed. */
  readonly message: string;
}

/** Settings that cannot be used. `message` is the full text for the user, one line a problem. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly SettingsProblem[];

  constructor(file: string, problems: readonly SettingsProblem[], cause?: unknown) {
    super(textOf(file, problems), { cause });
    this.problems = problems;
  }
}

function textOf(file: string, problems: readonly SettingsProblem[]): string {
  const [first, ...others] = problems;
  if (first !== undefined && others.length === 0 && first.field === '' && first.line === undefined)
    return `${first.file}: ${first.message}`;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${file}: ${count}`, ...problems.map(problemText)].join('\n');
}

function problemText({ file, line, column, field, message }: SettingsProblem): string {
  const place = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  return `  ${file}${place} ${field === '' ? '' : `${field}: `}${message}`;
}
