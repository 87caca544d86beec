import type { Ownership } from '../domain/change/ownership.ts';
import type { Owners } from '../ports/owners.ts';

/**
 * Several ways to find an owner as one, asked in this order until one names an owner. Without one it is
 * unowned only when all of them say so.
 */
export function firstOwner(all: readonly Owners[]): Owners {
  return {
    async ownerOf(event) {
      let answer: Ownership = { kind: 'unowned' };
      for (const owners of all) {
        const owner = await owners.ownerOf(event);
        if (owner.kind === 'owned') return owner;
        if (answer.kind === 'unowned') answer = owner;
      }
      return answer;
    },
  };
}
