import { dirname } from 'node:path';
import { ZodError } from 'zod';
import { inlineBudgetFiles } from './budget-file.ts';
import { explainIssues, type Finding } from './explain-issues.ts';
import { type Settings, toSettings } from './settings.ts';
import { SettingsError, type SettingsProblem } from './settings-error.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

/**
 * Settings from the text of a file; `file` is named in problems, and files it names are looked for
 * beside it. Throws a SettingsError.
 */
export function parseSettings(text: string, file: string): Settings {
  const document = readYaml(text);
  const syntax: SettingsProblem[] = document.errors.map(({ message, place }) => ({
    file,
    ...place,
    field: '',
    message,
  }));
  if (document.broken) throw new SettingsError(file, syntax);
  const inlined = inlineBudgetFiles(document.value ?? {}, dirname(file));
  syntax.push(
    ...inlined.problems.map((found) => toProblem({ ...found, at: 'value' }, document, file)),
  );
  try {
    const settings = toSettings(inlined.document);
    if (syntax.length > 0) throw new SettingsError(file, syntax);
    return settings;
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const found = explainIssues(error.issues, document);
    const problems = found.map((finding) => toProblem(finding, document, file));
    throw new SettingsError(file, [...syntax, ...problems].sort(byPlace), error);
  }
}

const toProblem = (finding: Finding, document: YamlDocument, file: string): SettingsProblem => ({
  file,
  ...document.placeOf(finding.path, finding.at),
  field: fieldText(finding.path),
  message: finding.message,
});

/** `money.budgets[0].name` */
const fieldText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number'
        ? `${text}[${key}]`
        : `${text}${text === '' ? '' : '.'}${String(key)}`,
    '',
  );

const byPlace = (a: SettingsProblem, b: SettingsProblem): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
