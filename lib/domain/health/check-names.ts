/** The checks whose problems can be accepted. A secret that is wrong is to be put right. */
export const checkNames = [
  'deployed',
  'trail-logs',
  'management-events',
  'regions-watched',
  'clock',
  'cost-explorer',
  'cost-export',
  'rules-enabled',
  'forwarders',
  'subscriptions',
  'sweeps-run',
  'costs-judged',
  'scorecard-graded',
] as const;
