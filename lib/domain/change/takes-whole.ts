/** Types of which the words of keys and of actions differ. */
const otherWords: Readonly<Record<string, string>> = {
  db: 'dbinstance',
  subgrp: 'dbsubnetgroup',
  pg: 'dbparametergroup',
  og: 'optiongroup',
};

const word = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/s$/, '');

/**
 * Whether an action that takes something away takes away all that a key names, and not only a setting of
 * it: `DeleteLogGroup` does of `logs/log-group/x`, `DeleteRetentionPolicy` does not. A part of a resource
 * has a key of its own. In doubt it does not.
 */
export function takesWhole(action: string, key: string): boolean {
  const name = key.split(':').slice(2).join(':');
  if (name.includes('#') || name.startsWith('ec2/')) return true;
  const noun = word(action.replace(/^(?:Batch)?(?:Delete|Terminate|Deregister)/, ''));
  const type = name.split('/')[1] ?? '';
  const known = otherWords[type] ?? word(type);
  return noun !== '' && (noun.endsWith(known) || known.endsWith(noun));
}
