import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { stackTemplate } from '../adapters/aws/template/stack-template.ts';
import { secretsOf } from '../config/alert-secrets.ts';
import type { Settings } from '../config/settings.ts';
import type { OwnParts } from '../ports/own-parts.ts';

export interface OwnBillParts {
  readonly parts: OwnParts;
  readonly settled: {
    readonly readers: number;
    readonly costRequestsADay: number;
    readonly secrets: number;
  };
}

/** One request for the whole and one for its anomalies; an export takes none. */
const costRequestsADay = 2;

/** What a deployed Bandog needs to know of itself to say what it costs. */
export function ownBillOf({ alerts, money }: Settings, stackName: string): OwnBillParts {
  return {
    parts: stackTemplate(new CloudFormationClient({ maxAttempts: 5 }), stackName),
    settled: {
      readers: alerts.email.length,
      costRequestsADay: money.export === undefined ? costRequestsADay : 0,
      secrets: secretsOf(alerts).length,
    },
  };
}
