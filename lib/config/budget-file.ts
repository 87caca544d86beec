import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

interface FileProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * The document with every `monthlyAmount: { file }` replaced by what the file says: the
 * `totalMonthlyCost` of an Infracost JSON, or the months of a CSV of `month,amount`. Files are looked
 * for from `folder`. What cannot be read stays, and is a problem.
 */
export function inlineBudgetFiles(
  document: unknown,
  folder: string,
): { readonly document: unknown; readonly problems: readonly FileProblem[] } {
  const copy = structuredClone(document);
  const budgets = at(at(copy, 'money'), 'budgets');
  const problems = (Array.isArray(budgets) ? budgets : []).flatMap((budget, index) => {
    const file = at(at(budget, 'monthlyAmount'), 'file');
    if (typeof file !== 'string' || file.trim() === '') return [];
    const path = ['money', 'budgets', index, 'monthlyAmount', 'file'];
    try {
      const currency = at(budget, 'currency') ?? 'USD';
      budget.monthlyAmount = amountsIn(textOf(resolve(folder, file)), currency);
      return [];
    } catch (error) {
      return [{ path, message: `${file}: ${messageOf(error)}` }];
    }
  });
  return { document: copy, problems };
}

/** Far more than a budget needs. */
const mostBytes = 10 * 1024 * 1024;

/** A device or a pipe may have no end, and nobody would wait for it. */
function textOf(path: string): string {
  const found = statSync(path);
  if (!found.isFile()) throw new Error('is no file');
  if (found.size > mostBytes) throw new Error(`holds more than ${mostBytes} bytes`);
  return readFileSync(path, 'utf8');
}

function amountsIn(text: string, currency: unknown): number | Record<string, number> {
  return text.trimStart().startsWith('{') ? ofInfracost(text, currency) : ofCsv(text);
}

function ofInfracost(text: string, currency: unknown): number {
  const breakdown: unknown = JSON.parse(text);
  const total = Number(at(breakdown, 'totalMonthlyCost') ?? Number.NaN);
  if (!Number.isFinite(total))
    throw new Error(
      'no number in totalMonthlyCost; write it with infracost breakdown --format json',
    );
  const stated = at(breakdown, 'currency');
  if (stated !== undefined && stated !== currency)
    throw new Error(`is in ${String(stated)}, the budget in ${String(currency)}`);
  return total;
}

function ofCsv(text: string): Record<string, number> {
  const rows = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, cells: line.split(',').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const amounts = rows.flatMap(({ line, cells: [month = '', amount = ''] }) => {
    const sound = /^\d{4}-(0[1-9]|1[0-2])(-01)?$/.test(month);
    if (sound && /^\d+(\.\d+)?$/.test(amount))
      return [[month.slice(0, 7), Number(amount)] as const];
    if (line === 1 && !sound) return [];
    throw new Error(`line ${line}: write YYYY-MM,amount, e.g. 2026-11,1200.50`);
  });
  if (amounts.length === 0) throw new Error('no line of month,amount');
  return Object.fromEntries(amounts);
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function messageOf(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'there is no such file';
  return error instanceof Error ? error.message : String(error);
}
