import { fieldsOf } from '../fields-of.ts';
import { holds, type RiskCondition } from '../risk-conditions.ts';
import { type RiskRule, rule } from './risk-rule.ts';

/** A role in a field that is named for one, e.g. `serviceRole`, `executionRoleArn`, `roleARN`. */
const aRole = holds(/role(_?arn)?$/i, /^arn:aws[a-z-]*:iam::\d{12}:role\//);

/** Instances are given their role in a profile, by its name or ARN. */
const aProfile: RiskCondition = (request) =>
  fieldsOf(request).some(
    ([name, content]) =>
      /^iamInstanceProfile$/i.test(name) &&
      (typeof content === 'string' ? content !== '' : holds(/^(name|arn)$/i, /./)({ content })),
  );

const passed = (when: RiskCondition, service: string, actions: string): RiskRule =>
  rule('role-passed', service, actions, when);

/**
 * Calls that hand a role to something that runs: whoever may make them may do what that role may. The
 * permission for it, `iam:PassRole`, is never logged, only these calls are.
 */
export const passedRoleRules: readonly RiskRule[] = [
  passed(
    aProfile,
    'ec2',
    'RunInstances RequestSpotInstances AssociateIamInstanceProfile ReplaceIamInstanceProfileAssociation CreateLaunchTemplate CreateLaunchTemplateVersion',
  ),
  passed(aProfile, 'autoscaling', 'CreateLaunchConfiguration'),
  passed(aRole, 'lambda', 'CreateFunction UpdateFunctionConfiguration'),
  passed(aRole, 'cloudformation', 'CreateStack UpdateStack CreateChangeSet'),
  passed(aRole, 'ecs', 'RegisterTaskDefinition RunTask StartTask'),
  passed(aRole, 'glue', 'CreateDevEndpoint UpdateDevEndpoint CreateJob UpdateJob'),
  passed(
    aRole,
    'sagemaker',
    'CreateNotebookInstance CreateTrainingJob CreateProcessingJob CreateModel',
  ),
  passed(aRole, 'codebuild', 'CreateProject UpdateProject'),
  passed(aRole, 'codepipeline', 'CreatePipeline UpdatePipeline'),
  passed(aRole, 'states', 'CreateStateMachine UpdateStateMachine'),
  passed(aRole, 'events', 'PutTargets'),
  passed(aRole, 'scheduler', 'CreateSchedule UpdateSchedule'),
  passed(aRole, 'ssm', 'StartAutomationExecution RegisterTaskWithMaintenanceWindow'),
  passed(aRole, 'eks', 'CreateCluster CreateNodegroup CreatePodIdentityAssociation'),
  passed(aRole, 'batch', 'RegisterJobDefinition'),
  passed(aRole, 'apprunner', 'CreateService UpdateService'),
  passed(aRole, 'emr-serverless', 'StartJobRun'),
  passed(aRole, 'bedrock', 'CreateAgent UpdateAgent'),
];
