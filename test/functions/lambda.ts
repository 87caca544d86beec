import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { vi } from 'vitest';

/** Sets what the stack sets, with `settings` beside the code. Call it before a handler is imported. */
export function stubLambda(settings: unknown = {}): void {
  const settingsFile = join(mkdtempSync(join(tmpdir(), 'bandog-')), 'bandog.json');
  writeFileSync(settingsFile, JSON.stringify(settings));
  const variables = {
    BANDOG_TABLE: 'bandog',
    BANDOG_TOPIC_ARN: 'arn:aws:sns:eu-central-1:111122223333:bandog',
    BANDOG_BUCKET: 'reports-of-me',
    BANDOG_SETTINGS: settingsFile,
    BANDOG_REGIONS: 'eu-central-1,us-east-1',
    BANDOG_STACK_NAME: 'Bandog',
    BANDOG_NAME_PREFIX: 'Bandog',
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
    // Logs through the global console, where a test can see them.
    POWERTOOLS_DEV: 'true',
    POWERTOOLS_METRICS_DISABLED: 'false',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

/** What a function wrote, one parsed line each: its log and its metrics. */
export function captureOutput(): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((line) => {
      const text = String(line);
      lines.push(text.startsWith('{') ? JSON.parse(text) : { message: text });
    });
  }
  return lines;
}

/** The values of one metric among the lines, in order. */
export function metricOf(lines: readonly Record<string, unknown>[], name: string): unknown[] {
  return lines.filter((line) => '_aws' in line && name in line).flatMap((line) => line[name]);
}

export const lambdaContext: Context = {
  awsRequestId: 'request-1',
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'bandog',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:bandog',
  memoryLimitInMB: '512',
  logGroupName: 'bandog',
  logStreamName: 'bandog',
  getRemainingTimeInMillis: () => 900_000,
  done: () => {},
  fail: () => {},
  succeed: () => {},
};
