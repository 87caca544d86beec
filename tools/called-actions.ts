import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** IAM's name of the service behind a client, where it is not the client's own. */
const prefixes: Readonly<Record<string, string>> = {
  'cost-explorer': 'ce',
  cloudcontrol: 'cloudformation',
  'config-service': 'config',
  eventbridge: 'events',
  'resource-groups-tagging-api': 'tag',
  'route-53': 'route53',
  'secrets-manager': 'secretsmanager',
};

/** IAM's name of an action, where it is not the operation's. */
const actions: Readonly<Record<string, string>> = {
  'budgets:DescribeBudgets': 'budgets:ViewBudget',
  's3:ListObjectsV2': 's3:ListBucket',
};

/** Commands of the document client, which are the same operations. */
const documentCommands: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
};

const importLine =
  /(?:^|\n)(?:import|export)\s+(?!type\b)([^;]*?)\sfrom\s+'([^']+)'|import\('([^']+)'\)/g;

/** A call by its name, of a client that is loaded when it is needed: `callService('ec2', region, 'DescribeVpcs'`. */
const namedCall = /\bcall(?:Service)?\('(\w+)', \w+, '(\w+)'/g;

/**
 * The IAM actions of every SDK command in the modules that a file leads to, with the modules that have
 * them. A module counts as a whole: of an adapter that reads and writes, both are called.
 */
export function calledActions(entry: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { file, action } of actionsBehind(entry)) {
    found.set(action, [...new Set([...(found.get(action) ?? []), file])]);
  }
  return found;
}

/** Every action called in the modules that a file leads to, its own included. */
function* actionsBehind(entry: string) {
  const seen = new Set([entry]);
  for (const file of seen) {
    const text = readFileSync(file, 'utf8');
    for (const action of callsByName(text)) yield { file, action };
    for (const { target, names } of importsIn(text)) {
      const path = join(dirname(file), target);
      if (target.startsWith('.') && path.endsWith('.ts') && existsSync(path)) seen.add(path);
      for (const action of actionsIn(target, names)) yield { file, action };
    }
  }
}

const importsIn = (text: string) =>
  Array.from(text.matchAll(importLine), ([, names = '', from = '', lazy]) => ({
    target: lazy ?? from,
    names,
  }));

const callsByName = (text: string): string[] =>
  Array.from(text.matchAll(namedCall), ([, service = '', operation = '']) =>
    actionOf(service, operation),
  );

function actionsIn(target: string, names: string): string[] {
  const [, kind, client = ''] = /^@aws-sdk\/(client|lib)-(.+)$/.exec(target) ?? [];
  if (kind === undefined) return [];
  return names
    .split(/[\s,{}]+/)
    .flatMap((name) => operationOf(name) ?? [])
    .map((operation) =>
      actionOf(client, kind === 'lib' ? (documentCommands[operation] ?? operation) : operation),
    );
}

function actionOf(client: string, operation: string): string {
  const action = `${prefixes[client] ?? client}:${operation}`;
  return actions[action] ?? action;
}

/** `GetObjectCommand` and `paginateListRegions` each name an operation. */
const operationOf = (name: string): string | undefined =>
  /^(\w+)Command$/.exec(name)?.[1] ?? /^paginate(\w+)$/.exec(name)?.[1];
