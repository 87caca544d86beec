import { type Random, seededRandom } from '../../bin/demo/random.ts';

/** A repeatable stream of chance. */
export interface Chance extends Random {
  /** True in `share` (0 to 1) of all askings. */
  hits(share: number): boolean;
}

/** The stream called `name` of a seed; streams do not disturb one another. */
export function chanceOf(seed: number, name: string): Chance {
  const random = seededRandom(mixed(seed, name));
  return {
    ...random,
    hits: (share) => share > 0 && random.between(0, 1) < share,
  };
}

/** FNV-1a over the name, begun with the seed. */
function mixed(seed: number, name: string): number {
  let hash = Math.imul(seed + 1, 0x9e3779b1) ^ 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
