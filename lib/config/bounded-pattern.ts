/** Each open repetition can start anywhere, so each multiplies the time by the length of the text. */
const mostRepetitions = 4;
const longestPattern = 300;

/**
 * Whether a regular expression takes bounded time on short text, whoever makes the text up: it repeats
 * no group that itself repeats or chooses (which takes time exponential in the text), refers back to
 * none, and has few open repetitions. Some harmless ones are refused too.
 */
export function isBoundedPattern(pattern: string): boolean {
  if (pattern.length > longestPattern || /\\[1-9k]/.test(pattern)) return false;
  const outline = outlineOf(pattern);
  if (outline.replace(/[^*]/g, '').length > mostRepetitions) return false;
  return !repeatsItself(outline);
}

/** The pattern's groups, choices and repetitions alone: `*` open, `+` counted, `x` anything else. */
const outlineOf = (pattern: string): string =>
  pattern
    .replace(/\\.|\[(?:\\.|[^\]\\])*\]/gsu, 'x')
    .replace(/\(\?(?:<?[=!]|<\w+>|:)/g, '(')
    .replace(/\{[01]\}|\{0,1\}|(?<=[*+}])\?|(?<!\()\?/g, '')
    .replace(/\+|\{\d+,\}/g, '*')
    .replace(/\{\d+(?:,\d+)?\}/g, '+')
    .replace(/[^()|*+]/gu, 'x');

/** Closes innermost groups one after the other; `R` stands for one that repeats or chooses. */
function repeatsItself(outline: string): boolean {
  let rest = outline;
  for (;;) {
    const [group, inside = '', repetition = ''] = /\(([^()]*)\)([*+]?)/.exec(rest) ?? [];
    if (group === undefined) return false;
    const isLoose = /[*+|R]/.test(inside);
    if (isLoose && repetition !== '') return true;
    rest = rest.replace(group, isLoose ? 'R' : `x${repetition}`);
  }
}
