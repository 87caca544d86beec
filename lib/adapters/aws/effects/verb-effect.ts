import type { Effect } from '../../../domain/change/effect.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const readVerbs = words(
  'get list describe head search lookup view select count calculate read scan is has render infer ' +
    'query check detect validate verify preview simulate estimate discover download find show filter',
);

const operationVerbs = words(
  'start stop reboot restart cancel send invoke execute run retry redrive resume pause submit test ' +
    'failover switchover abort complete publish signal poll initiate notify report record evaluate ' +
    'respond acknowledge refresh rerun rollback resend flush archive unarchive',
);

/** Words that only say how, or as whom; the next word is the verb. */
const prefixes = words('batch admin');

/**
 * What the verb of an action's name says about its effect: the fallback for actions that no table
 * knows, and the baseline that the generated table only stores departures from.
 * An unknown verb counts as a change: better seen than missed.
 */
export function verbEffect(
  action: string,
): Extract<Effect, 'read' | 'operation' | 'configuration'> {
  const verb = verbOf(action);
  if (readVerbs.has(verb)) return 'read';
  return operationVerbs.has(verb) ? 'operation' : 'configuration';
}

/** True for names that only ever look, whatever access level a reference gives them. */
export function alwaysReads(action: string): boolean {
  return alwaysReadVerbs.has(verbOf(action));
}

const alwaysReadVerbs = words('get list describe head');

/** Billing writes what a call is about before its verb: `Instruments_List`, `AWSPaymentPortalService.GetPaymentsDue`. */
const subject = /^[A-Z]\w*[a-z][_.](?=[A-Z][a-z])/;

function verbOf(action: string): string {
  const [first = '', second = ''] = action.replace(subject, '').match(/[A-Za-z][a-z]*/g) ?? [];
  const verb = first.toLowerCase();
  return prefixes.has(verb) ? second.toLowerCase() : verb;
}
