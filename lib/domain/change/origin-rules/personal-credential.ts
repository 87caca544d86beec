import type { OriginFacts, OriginRule } from '../origin-facts.ts';

/** Credentials that belong to a person: root, single sign-on, a user's long-lived key that is not approved, or a role one of them assumed. */
export const personalCredential: OriginRule = ({ find, clientChannel, event }) => {
  const person = find('person-credential', 'asserted') ?? find('person-credential', 'claimed');
  if (person === undefined) return undefined;
  return { origin: 'manual', channel: clientChannel, reason: reasonOf(event.actor, person.field) };
};

function reasonOf({ kind, name, principal, behind }: OriginFacts['event']['actor'], field: string) {
  if (behind !== undefined)
    return `made with ${principal}, a role that ${behind.name} assumed (${field})`;
  return kind === 'user'
    ? `made with the key of the user ${name}, which is not approved automation`
    : `made with the credentials of a person (${field})`;
}
