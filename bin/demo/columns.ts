/** A terminal's usual width. */
export const columns = 80;

/** Breaks text at its spaces, and a word that is longer than a line inside it; later lines start with `indent`. */
export function fold(text: string, first: string, indent: string): string[] {
  const lines: string[] = [];
  let line = first;
  let started = false;
  for (const word of text.split(' ').flatMap((it) => pieces(it, columns - indent.length))) {
    const space = started ? ' ' : '';
    if (started && line.length + space.length + word.length > columns) {
      lines.push(line);
      line = indent + word;
    } else {
      line += space + word;
    }
    started = true;
  }
  return [...lines, line];
}

/** Cuts a word into lines, after a slash where one is near the end of the line. */
function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word];
  const slash = word.lastIndexOf('/', width - 1) + 1;
  const end = slash > width / 2 ? slash : width;
  return [word.slice(0, end), ...pieces(word.slice(end), width)];
}
