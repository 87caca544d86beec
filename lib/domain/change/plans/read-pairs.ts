import { cliName } from './cli-names.ts';

/** Commands by call, of a table as `paired-inverses.ts` writes it. */
export const readPairs = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split(/\n(?! )/)
      .flatMap(entries),
  );

function entries(group: string): (readonly [call: string, command: string])[] {
  const [head = '', ...lines] = group.split('\n ');
  const [, service = '', cli = service, verb = '', sign, opposite = ''] =
    /^([^ =]+)=?(\S+)? (\w+)(.)(\w+)$/.exec(head) ?? [];
  const undone = (from: string, to: string, options: readonly string[]) =>
    [`${service}:${from}`, [cli, cliName(to), ...options].join(' ')] as const;
  return lines.flatMap((line) => {
    const [nouns = '', ...options] = line.split(' ');
    const [noun = '', other = noun] = nouns.split('|');
    const forth = undone(verb + noun, opposite + other, options);
    return sign === '|' ? [forth, undone(opposite + other, verb + noun, options)] : [forth];
  });
}
