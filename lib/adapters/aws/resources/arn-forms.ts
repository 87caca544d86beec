/** How the part of an ARN behind the account becomes `service/type/id`, and `#` before a part. */
interface ArnForm {
  readonly shape: RegExp;
  /** `$1` and so on stand for the groups of `shape`. */
  readonly name: string;
}

/** The name that a form gives for a tail, or undefined when the tail has another shape. */
export function fromForm({ shape, name }: ArnForm, tail: string): string | undefined {
  return shape.test(tail) ? tail.replace(shape, name) : undefined;
}

const form = (shape: RegExp, name: string): ArnForm => ({ shape, name });

/**
 * Services whose ARNs are not simply `type/id` or `type:id`, in the order to be tried. Shapes are
 * those of the service authorization reference.
 */
export const arnForms: ReadonlyMap<string, readonly ArnForm[]> = new Map([
  [
    'apigateway',
    [
      form(
        /^\/(restapis|apis|vpclinks|domainnames|apikeys|usageplans)\/([^/]+)\/(.+)$/s,
        'apigateway/$1/$2#$3',
      ),
      form(/^\/(.+)$/s, 'apigateway/$1'),
    ],
  ],
  [
    'autoscaling',
    [
      form(
        /^autoScalingGroup:[^:]*:autoScalingGroupName\/(.+)$/s,
        'autoscaling/autoScalingGroup/$1',
      ),
      form(
        /^launchConfiguration:[^:]*:launchConfigurationName\/(.+)$/s,
        'autoscaling/launchConfiguration/$1',
      ),
      form(
        /^scalingPolicy:[^:]*:autoScalingGroupName\/([^:]+):policyName\/(.+)$/s,
        'autoscaling/autoScalingGroup/$1#policy/$2',
      ),
    ],
  ],
  [
    'cloudformation',
    [
      form(/^stack\/([^/]+)\/.*$/s, 'cloudformation/stack/$1'),
      form(/^stackset\/([^:]+):.*$/s, 'cloudformation/stackset/$1'),
    ],
  ],
  ['config', [form(/^conformance-pack\/([^/]+)\/.+$/s, 'config/conformance-pack/$1')]],
  [
    'dynamodb',
    [
      form(
        /^table\/([^/]+)\/(index|stream|backup|export|import)\/(.+)$/s,
        'dynamodb/table/$1#$2/$3',
      ),
    ],
  ],
  ['ecs', [form(/^task-definition\/([^:]+):(.+)$/s, 'ecs/task-definition/$1#revision/$2')]],
  [
    'eks',
    [
      form(
        /^(nodegroup|addon|fargateprofile|podidentityassociation|identityproviderconfig)\/([^/]+)\/([^/]+)(\/.*)?$/s,
        'eks/cluster/$2#$1/$3',
      ),
      form(/^access-entry\/([^/]+)\/(.+)$/s, 'eks/cluster/$1#access-entry/$2'),
    ],
  ],
  // The name of an environment is unique without that of its application.
  ['elasticbeanstalk', [form(/^environment\/[^/]+\/([^/]+)$/s, 'elasticbeanstalk/environment/$1')]],
  [
    'elasticloadbalancing',
    [
      form(
        /^listener-rule\/((?:app|net|gwy)\/[^/]+\/[^/]+)\/([^/]+)\/(.+)$/s,
        'elasticloadbalancing/loadbalancer/$1#listener/$2#rule/$3',
      ),
      form(
        /^listener\/((?:app|net|gwy)\/[^/]+\/[^/]+)\/(.+)$/s,
        'elasticloadbalancing/loadbalancer/$1#listener/$2',
      ),
    ],
  ],
  ['events', [form(/^rule\/([^/]+)$/s, 'events/rule/default/$1')]],
  [
    // Paths are no part of what makes a name unique.
    'iam',
    [
      form(
        /^(role|user|group|policy|instance-profile|server-certificate)\/(?:.*\/)?([^/]+)$/s,
        'iam/$1/$2',
      ),
    ],
  ],
  [
    'lambda',
    [
      form(/^function:([^:]+):(.+)$/s, 'lambda/function/$1#qualifier/$2'),
      form(/^layer:([^:]+):(.+)$/s, 'lambda/layer/$1#version/$2'),
    ],
  ],
  [
    'logs',
    [
      form(/^log-group:(.+):log-stream:(.+)$/s, 'logs/log-group/$1#log-stream/$2'),
      form(/^log-group:(.+?)(?::\*)?$/s, 'logs/log-group/$1'),
    ],
  ],
  [
    's3',
    [
      form(/^(accesspoint|job|storage-lens|storage-lens-group|access-grants)\/(.+)$/s, 's3/$1/$2'),
      form(/^([^/:]+)\/(.+)$/s, 's3/bucket/$1#object/$2'),
      form(/^([^/:]+)$/s, 's3/bucket/$1'),
    ],
  ],
  // The service adds a hyphen and six characters to the name that was asked for.
  ['secretsmanager', [form(/^secret:(.+?)(?:-[A-Za-z0-9]{6})?$/s, 'secretsmanager/secret/$1')]],
  [
    'sns',
    [form(/^([^:]+):(.+)$/s, 'sns/topic/$1#subscription/$2'), form(/^([^:]+)$/s, 'sns/topic/$1')],
  ],
  ['sqs', [form(/^([^:/]+)$/s, 'sqs/queue/$1')]],
  ['wafv2', [form(/^(?:regional|global)\/([^/]+)\/(.+)$/s, 'wafv2/$1/$2')]],
]);

/** What of its place tells two resources of the service apart, where that is not both. */
interface Reach {
  readonly account?: false;
  readonly region?: false;
  /** The service takes `Name` and `name` for the same. */
  readonly ignoresCase?: true;
}

export const globalServices: ReadonlyMap<string, Reach> = new Map<string, Reach>([
  ['iam', { region: false, ignoresCase: true }],
  ['s3', { account: false, region: false }],
  ['cloudfront', { region: false }],
  ['route53', { account: false, region: false }],
  ['organizations', { region: false }],
  ['globalaccelerator', { region: false }],
  ['budgets', { region: false }],
  ['shield', { region: false }],
  ['waf', { region: false }],
  ['account', { region: false }],
  // Its ARNs name no account.
  ['apigateway', { account: false }],
  ['rds', { ignoresCase: true }],
  ['elasticache', { ignoresCase: true }],
  ['redshift', { ignoresCase: true }],
]);
