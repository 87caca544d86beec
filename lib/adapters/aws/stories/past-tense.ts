/** Verbs that are told by another word, or whose past is not made by rule. */
const known: Readonly<Record<string, string>> = {
  backup: 'backed up',
  begin: 'began',
  build: 'built',
  checkout: 'checked out',
  failover: 'failed over',
  forget: 'forgot',
  get: 'got',
  hide: 'hid',
  hold: 'held',
  leave: 'left',
  let: 'let',
  logout: 'logged out',
  make: 'made',
  modify: 'changed',
  override: 'overrode',
  put: 'set',
  rebuild: 'rebuilt',
  resend: 'resent',
  reset: 'reset',
  rollback: 'rolled back',
  run: 'ran',
  send: 'sent',
  set: 'set',
  setup: 'set up',
  shrink: 'shrank',
  shutdown: 'shut down',
  split: 'split',
  switchover: 'switched over',
  take: 'took',
  update: 'changed',
  withdraw: 'withdrew',
  write: 'wrote',
};

/** Verbs that double their last letter. */
const doubling =
  /^(cancel|commit|defer|drop|log|map|permit|plan|recur|skip|stop|submit|swap|tag|transfer|untag)$/;

/** The past tense of the verb of an action's name, in lower case: `deleted`, `tagged`, `failed over`. */
export function pastOf(verb: string): string {
  const past = Object.hasOwn(known, verb) ? known[verb] : undefined;
  if (past !== undefined) return past;
  if (verb.endsWith('ed')) return verb;
  if (doubling.test(verb)) return `${verb}${verb.at(-1)}ed`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return /e$/.test(verb) ? `${verb}d` : `${verb}ed`;
}
