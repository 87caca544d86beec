import { plain } from '../../lib/render/escape.ts';

const mistakesOfOurs = [TypeError, ReferenceError, SyntaxError];

const inWords: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this may not be read or written: check its permissions',
  ENOTDIR: 'a part of this path is no folder',
  EISDIR: 'this is a folder; name a file',
};

/** What an error says; one that should not have happened is thrown on. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isOurs(error)) throw error;
  return said(error);
}

/** An error for standard error: what it says, and where it is from when it should not have happened. */
export function errorText(error: unknown): string {
  const lines = textOf(error).split('\n');
  return `error: ${lines.map((line) => plain(line, 1000)).join('\n')}\n`;
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return (isOurs(error) && error.stack) || said(error);
}

function said(error: NodeJS.ErrnoException): string {
  const known = inWords[error.code ?? ''];
  return known === undefined
    ? error.message || error.name
    : `${error.path ?? 'the input'}: ${known}`;
}

const isOurs = (error: Error): boolean => mistakesOfOurs.some((type) => error instanceof type);
