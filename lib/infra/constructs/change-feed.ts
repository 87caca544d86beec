import { Duration } from 'aws-cdk-lib';
import { type IRuleTarget, Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { Settings } from '../../config/settings.ts';
import { changePattern, guardPattern } from '../change-pattern.ts';

/** How long and how often EventBridge tries to hand an event over; then it is a dead letter. */
export const delivery = { retryAttempts: 185, maxEventAge: Duration.hours(24) };

interface ChangeFeedProps {
  readonly settings: Settings;
  /** Names of the stacks Bandog lives in, this one included. */
  readonly ownStacks: readonly string[];
  readonly target: IRuleTarget;
}

/** The two rules on the default bus of one region that pick out the changes worth judging. */
export class ChangeFeed extends Construct {
  readonly rules: readonly Rule[];

  constructor(scope: Construct, id: string, { settings, ownStacks, target }: ChangeFeedProps) {
    super(scope, id);
    const targets = [target];
    this.rules = [
      new Rule(this, 'Changes', {
        description: 'Successful changes that no service made on its own account',
        eventPattern: changePattern(settings),
        targets,
      }),
      new Rule(this, 'Guard', {
        description: 'Tampering with the audit log or with Bandog, and the root user',
        eventPattern: guardPattern(ownStacks),
        targets,
      }),
    ];
  }
}
