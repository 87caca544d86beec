import type { Secret } from '../../ports/secret.ts';
import type { JsonPost, PostAnswer } from './post-json.ts';
import { type Patience, postPatiently } from './post-patiently.ts';

interface WithSecret {
  readonly secret: Secret;
  /** The message with the secret in its place; throws an Error that does not show it when it cannot be one. */
  readonly message: (secret: string) => JsonPost;
  /** Whether the answer says that the secret was revoked or replaced. */
  readonly isRefused: (answer: PostAnswer) => boolean;
}

/** Posts something that takes a secret; when that is refused, once more with the secret read afresh. */
export async function postWithSecret(
  { secret, message, isRefused }: WithSecret,
  patience: Patience,
): Promise<PostAnswer> {
  const first = await postPatiently(message(await secret.read({ fresh: false })), patience);
  if (!isRefused(first)) return first;
  return postPatiently(message(await secret.read({ fresh: true })), patience);
}
