import type { Look } from '../../../../lib/domain/scorecard/look.ts';

export const week = { from: '2026-11-16T12:00:00.000Z', to: '2026-11-23T12:00:00.000Z' };

/** Answers page after page, whatever an API calls its token, and notes which tokens were asked for. */
export function pages<Page extends object>(
  token: { readonly asked: string; readonly answered: string },
  ...all: readonly Page[]
) {
  return (input: Record<string, unknown>): Page => {
    const index = Number(input[token.asked] ?? 0);
    const page = all[index];
    if (page === undefined) throw new Error(`page ${index} was never announced`);
    return index + 1 < all.length ? { ...page, [token.answered]: String(index + 1) } : page;
  };
}

export const nextToken = { asked: 'NextToken', answered: 'NextToken' };
export const smallToken = { asked: 'nextToken', answered: 'nextToken' };

/** An error as the SDK throws it. */
export const refused = (name = 'AccessDeniedException', message = 'not authorised') =>
  Object.assign(new Error(message), { name });

/** What was seen; throws with the reason when nothing was. */
export function valueIn<T>(look: Look<T>): T {
  if (look.kind === 'seen') return look.value;
  throw new Error(`nothing was seen: ${look.reason}`);
}

export const reasonOf = (look: Look<unknown>): string =>
  look.kind === 'unseen' ? look.reason : 'it was seen';
