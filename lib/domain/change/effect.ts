/** What a call does to the account, whoever made it. */
export const effects = [
  'configuration',
  'permission',
  'operation',
  'data',
  'telemetry',
  'session',
  'read',
] as const;

/**
 * - `configuration`: creates, changes or deletes infrastructure or its settings
 * - `permission`: changes who may do what (policies, roles, keys, grants, sharing)
 * - `operation`: runs what exists (start, stop, reboot, invoke a job) and leaves its definition alone
 * - `data`: reads or writes the contents (objects, rows, messages)
 * - `telemetry`: heartbeats, inventories and reports sent by agents and services
 * - `session`: signing in, assuming roles, opening shells and portals
 * - `read`: looks and changes nothing
 */
export type Effect = (typeof effects)[number];

/** A consequence that makes a change worse than its effect alone; policy ranks these apart. */
export const risks = [
  'audit-tampering',
  'watchdog-tampering',
  'network-exposure',
  'public-access',
  'encryption-removed',
  'logging-removed',
  'data-loss',
  'remote-command',
  'admin-access',
  'privilege-escalation',
  'role-passed',
  'credential-created',
] as const;

export type Risk = (typeof risks)[number];
