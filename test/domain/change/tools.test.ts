import { describe, expect, it } from 'vitest';
import { judged } from '../../helpers/judged.ts';
import { account, identityCenter, type Raw, record, role, user } from '../../helpers/record.ts';

/** What is expected of a record, shortest first: origin, channel and tool. */
type Answer = readonly [origin: string, channel: string, tool?: string];
type Case = readonly [what: string, given: Raw, answer: Answer, approved?: readonly string[]];

const jane = identityCenter('jane@example.com');
const ci = role('ci-deploy', 'run-1');
const ciApproved = ['*:role/ci-deploy'];
const sdk = 'aws-sdk-go-v2/1.41.0 ua/2.1 os/linux lang/go#1.25.5 md/GOARCH#amd64 api/ec2#1.187.0';
const mozilla =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0';
const console = { userAgent: 'AWS Internal', sessionCredentialFromConsole: 'true' };

const by = (userIdentity: Raw, userAgent: string, given: Raw = {}): Raw => ({
  userIdentity,
  userAgent,
  ...given,
});
const call = (service: string, eventName: string, given: Raw = {}): Raw => ({
  eventSource: `${service}.amazonaws.com`,
  eventName,
  ...given,
});
/** A call that a service made on these credentials. */
const through = (service: string, identity: Raw, given: Raw = {}): Raw => ({
  userIdentity: { ...identity, invokedBy: `${service}.amazonaws.com` },
  userAgent: `${service}.amazonaws.com`,
  sourceIPAddress: `${service}.amazonaws.com`,
  ...given,
});
/** A role session on a verified token of this issuer. */
const withToken = (host: string, name = 'deploy', session = 'build-1'): Raw =>
  role(name, session, {
    webIdFederationData: {
      federatedProvider: `arn:aws:iam::${account}:oidc-provider/${host}`,
      attributes: {},
    },
  });

/** A role session from an identity pool. */
const withPool = (session: string, provider = 'cognito-identity.amazonaws.com'): Raw =>
  role('web-app', session, {
    webIdFederationData: { federatedProvider: provider, attributes: {} },
  });
const scheduler =
  'AmazonEventBridgeScheduler aws-sdk-java/2.28.29 md/io#async md/internal ua/2.0 exec-env/AWS_ECS_FARGATE';

const cases: Readonly<Record<string, readonly [yes: readonly Case[], no: readonly Case[]]>> = {
  CloudFormation: [
    [
      [
        'its calls on a service role',
        through('cloudformation', role('cfn', 'AWSCloudFormation')),
        ['iac', 'iac', 'cloudformation'],
      ],
      [
        'a stack started by hand: its calls',
        through('cloudformation', jane),
        ['iac-unapproved', 'iac', 'cloudformation'],
      ],
      [
        'a record of 2016, without invokedBy',
        by(user('jane'), 'cloudformation.amazonaws.com', {
          sourceIPAddress: 'cloudformation.amazonaws.com',
          readOnly: undefined,
          eventVersion: '1.04',
        }),
        ['iac-unapproved', 'iac', 'cloudformation'],
      ],
      [
        'where there is no internet',
        by(user('jane'), 'cloudformation.sc2s.sgov.gov', {
          sourceIPAddress: 'cloudformation.sc2s.sgov.gov',
        }),
        ['iac-unapproved', 'iac', 'cloudformation'],
      ],
    ],
    [
      [
        'a stack created in the console',
        { ...call('cloudformation', 'CreateStack', console), userIdentity: jane },
        ['manual', 'console'],
      ],
      [
        'a change set deployed in the console',
        { ...call('cloudformation', 'ExecuteChangeSet', console), userIdentity: jane },
        ['manual', 'console'],
      ],
      [
        'a role that only calls its session so',
        by(role('x', 'AWSCloudFormation'), 'cloudformation.amazonaws.com'),
        ['iac-unapproved', 'iac', 'cloudformation'],
      ],
    ],
  ],
  StackSets: [
    [
      [
        'in a member account, by its own role',
        through('cloudformation', role('stacksets-exec-0123456789abcdef', 'AWSCloudFormation')),
        ['iac', 'iac', 'cloudformation'],
      ],
      [
        'by the service of the organisation',
        through(
          'member.org.stacksets.cloudformation',
          role('stacksets-exec-0123456789abcdef', 'x'),
        ),
        ['iac', 'iac', 'cloudformation'],
      ],
    ],
    [
      [
        'a stack set updated in the console',
        { ...call('cloudformation', 'UpdateStackSet', console), userIdentity: jane },
        ['manual', 'console'],
      ],
      [
        'somebody on the execution role',
        by(role('AWSCloudFormationStackSetExecutionRole', 'jane'), 'aws-cli/2.31.5'),
        ['manual', 'cli', 'aws-cli'],
      ],
    ],
  ],
  'Service Catalog': [
    [
      [
        'the stack of a product',
        {
          ...call('cloudformation', 'CreateStack'),
          ...through('servicecatalog', role('sc-launch', 'SC-1')),
        },
        ['provider', 'service', 'servicecatalog'],
      ],
      [
        'what the stack makes',
        through('cloudformation', role('sc-launch', 'SC-1')),
        ['iac', 'iac', 'cloudformation'],
      ],
    ],
    [
      [
        'a product ordered in the console',
        { ...call('servicecatalog', 'ProvisionProduct', console), userIdentity: jane },
        ['manual', 'console'],
      ],
    ],
  ],
  'CDK deploy': [
    [
      [
        'its command line on an approved role',
        {
          ...call('cloudformation', 'CreateChangeSet'),
          ...by(
            role('cdk-hnb659fds-deploy-role', 'aws-cdk-ci'),
            'aws-cdk/2.1033.0 aws-sdk-js/3.741.0',
          ),
        },
        ['iac', 'iac', 'cdk'],
        ['*:role/cdk-*'],
      ],
      [
        'its stack',
        through('cloudformation', role('cdk-hnb659fds-cfn-exec-role', 'AWSCloudFormation')),
        ['iac', 'iac', 'cloudformation'],
      ],
    ],
    [
      [
        'its command line on a person’s session',
        {
          ...call('cloudformation', 'CreateChangeSet'),
          ...by(jane, 'aws-cdk/2.1033.0 aws-sdk-js/3.741.0'),
        },
        ['iac-unapproved', 'iac', 'cdk'],
      ],
      [
        'another program in JavaScript',
        by(ci, 'aws-sdk-js/3.741.0 ua/2.1'),
        ['automation', 'sdk'],
        ciApproved,
      ],
    ],
  ],
  'CDK hotswap': [
    [
      [
        'even by an approved role',
        {
          ...call('lambda', 'UpdateFunctionCode20150331v2'),
          ...by(ci, 'aws-sdk-js/3.741.0 aws-cdk/2.1033.0 cdk-hotswap/success-lambda-function'),
        },
        ['iac-unapproved', 'iac', 'cdk'],
        ciApproved,
      ],
    ],
    [
      [
        'a deployment without it',
        by(ci, 'aws-sdk-js/3.741.0 aws-cdk/2.1033.0'),
        ['iac', 'iac', 'cdk'],
        ciApproved,
      ],
    ],
  ],
  'Cloud Control API': [
    [
      [
        'what it calls for somebody: that call was judged by its own agent',
        through('cloudcontrolapi', jane),
        ['provider', 'service', 'cloudcontrolapi'],
      ],
    ],
    [
      [
        'the call to it by Terraform',
        {
          ...call('cloudcontrolapi', 'CreateResource'),
          ...by(
            ci,
            'APN/1.0 HashiCorp/1.0 Terraform/1.13.5 (+https://www.terraform.io) terraform-provider-awscc/1.60.0',
          ),
        },
        ['iac', 'iac', 'terraform'],
        ciApproved,
      ],
      [
        'the call to it by a person',
        { ...call('cloudcontrolapi', 'UpdateResource'), ...by(jane, 'aws-cli/2.31.5') },
        ['manual', 'cli'],
      ],
    ],
  ],
  Terraform: [
    [
      [
        'today',
        by(
          ci,
          'APN/1.0 HashiCorp/1.0 Terraform/1.13.5 (+https://www.terraform.io) terraform-provider-aws/6.28.0 aws-sdk-go-v2/1.41.0',
        ),
        ['iac', 'iac', 'terraform'],
        ciApproved,
      ],
      [
        'in 2016',
        by(ci, 'terraform/0.7.9-dev aws-sdk-go/1.4.17 (go1.7.3; darwin; amd64)'),
        ['iac', 'iac', 'terraform'],
        ciApproved,
      ],
      [
        'wrapped by S3',
        {
          ...call('s3', 'PutBucketTagging'),
          ...by(ci, '[APN/1.0 HashiCorp/1.0 Terraform/1.1.2 (+https://www.terraform.io)]'),
        },
        ['iac', 'iac', 'terraform'],
        ciApproved,
      ],
    ],
    [
      [
        'on a laptop',
        by(jane, 'APN/1.0 HashiCorp/1.0 Terraform/1.13.5 terraform-provider-aws/6.28.0'),
        ['iac-unapproved', 'iac', 'terraform'],
      ],
      [
        'in CloudShell, on an approved role',
        {
          ...by(ci, 'APN/1.0 HashiCorp/1.0 Terraform/1.13.5 exec-env/CloudShell'),
          sessionCredentialFromConsole: 'true',
        },
        ['iac-unapproved', 'iac', 'terraform'],
        ciApproved,
      ],
      [
        'Packer',
        by(ci, 'APN/1.0 HashiCorp/1.0 Packer/1.11.2 aws-sdk-go/1.44.114'),
        ['automation', 'sdk'],
        ciApproved,
      ],
    ],
  ],
  OpenTofu: [
    [
      [
        'its state backend',
        by(ci, 'APN/1.0 OpenTofu-S3-Backend/1.0 OpenTofu/1.10.1 aws-sdk-go-v2/1.36.0'),
        ['iac', 'iac', 'opentofu'],
        ciApproved,
      ],
    ],
    [
      [
        'its resources go through the provider, which says Terraform',
        by(ci, 'APN/1.0 HashiCorp/1.0 Terraform/1.10.1 terraform-provider-aws/6.28.0'),
        ['iac', 'iac', 'terraform'],
        ciApproved,
      ],
    ],
  ],
  'HCP Terraform': [
    [
      [
        'its own token',
        by(
          withToken('app.terraform.io', 'ci-deploy', 'terraform-run-1'),
          'APN/1.0 HashiCorp/1.0 Terraform/1.13.5',
        ),
        ['iac', 'iac', 'terraform'],
        ciApproved,
      ],
    ],
    [
      [
        'the same, not approved',
        by(withToken('app.terraform.io', 'other', 'terraform-run-1'), sdk),
        ['iac-unapproved', 'iac', 'terraform'],
      ],
      [
        'a click in a session of that name',
        { userIdentity: role('x', 'terraform-run-1'), ...console },
        ['manual', 'console'],
      ],
    ],
  ],
  Spacelift: [
    [
      [
        'its own token, and no client that says more',
        by(withToken('acme.app.spacelift.io', 'ci-deploy'), sdk),
        ['iac', 'iac', 'spacelift'],
        ciApproved,
      ],
    ],
    [
      [
        'a tool that it runs',
        by(
          withToken('acme.app.spacelift.io', 'ci-deploy'),
          'APN/1.0 HashiCorp/1.0 OpenTofu/1.8.0 terraform-provider-aws/5.80.0',
        ),
        ['iac', 'iac', 'opentofu'],
        ciApproved,
      ],
    ],
  ],
  Terragrunt: [
    [
      [
        'its own calls',
        by(ci, 'aws-sdk-go/1.44.122 (go1.21; linux; amd64) terragrunt/v0.67.0'),
        ['iac', 'iac', 'terragrunt'],
        ciApproved,
      ],
      [
        'its older sessions',
        by(role('ci-deploy', 'terragrunt-1700000000000000000'), 'aws-sdk-go/1.44.122'),
        ['iac', 'iac', 'terragrunt'],
        ciApproved,
      ],
    ],
    [
      [
        'Terraform under it',
        by(ci, 'APN/1.0 HashiCorp/1.0 Terraform/1.13.5'),
        ['iac', 'iac', 'terraform'],
        ciApproved,
      ],
    ],
  ],
  'Pulumi classic': [
    [
      [
        'since 4.17',
        by(
          ci,
          'APN/1.0 Pulumi/1.0 Pulumi-Aws/6.83.0 (+https://www.pulumi.com) aws-sdk-go-v2/1.36.0',
        ),
        ['iac', 'iac', 'pulumi'],
        ciApproved,
      ],
    ],
    [
      [
        'on a laptop',
        by(jane, 'APN/1.0 Pulumi/1.0 Pulumi-Aws/6.83.0 (+https://www.pulumi.com)'),
        ['iac-unapproved', 'iac', 'pulumi'],
      ],
    ],
  ],
  'Pulumi native': [
    [
      [
        'through Cloud Control',
        {
          ...call('cloudcontrolapi', 'CreateResource'),
          ...by(ci, 'APN/1.0 Pulumi/1.0 PulumiAwsNative/1.12, aws-sdk-go-v2/1.36.0'),
        },
        ['iac', 'iac', 'pulumi'],
        ciApproved,
      ],
    ],
    [
      [
        'on a laptop',
        by(jane, 'APN/1.0 Pulumi/1.0 PulumiAwsNative/1.12, aws-sdk-go-v2/1.36.0'),
        ['iac-unapproved', 'iac', 'pulumi'],
      ],
    ],
  ],
  SAM: [
    [
      [
        'its command line',
        {
          ...call('cloudformation', 'CreateChangeSet'),
          ...by(ci, 'Boto3/1.35.54 Botocore/1.35.54 aws-sam-cli/1.145.0/0c6a8f52'),
        },
        ['iac', 'iac', 'sam'],
        ciApproved,
      ],
    ],
    [
      [
        'another script',
        by(ci, 'Boto3/1.35.54 Botocore/1.35.54'),
        ['automation', 'sdk'],
        ciApproved,
      ],
    ],
  ],
  'Serverless Framework': [
    [
      [
        'it has no agent of its own; its stack tells',
        through('cloudformation', role('sls-exec', 'AWSCloudFormation')),
        ['iac', 'iac', 'cloudformation'],
      ],
    ],
    [
      [
        'its command line on a person’s session',
        {
          ...call('cloudformation', 'CreateChangeSet'),
          ...by(jane, 'aws-sdk-nodejs/2.1692.0 linux/v20.19.0 promise'),
        },
        ['manual', 'sdk'],
      ],
    ],
  ],
  Ansible: [
    [
      [
        'a module',
        by(ci, 'Boto3/1.35.54 Botocore/1.35.54 APN/1.0 Ansible/2.15.0 community.aws/12.0.0'),
        ['iac', 'iac', 'ansible'],
        ciApproved,
      ],
    ],
    [
      [
        'on a person’s session',
        by(jane, 'APN/1.0 Ansible/2.15.0 community.aws/12.0.0'),
        ['iac-unapproved', 'iac', 'ansible'],
      ],
    ],
  ],
  Chef: [
    [
      [
        'by name',
        by(ci, 'aws-sdk-ruby3/3.209.1 ruby/3.1.6 chef-client/18.5.0'),
        ['iac', 'iac', 'chef'],
        ciApproved,
      ],
    ],
    [['Ruby alone', by(ci, 'aws-sdk-ruby3/3.209.1 ruby/3.1.6'), ['automation', 'sdk'], ciApproved]],
  ],
  Puppet: [
    [
      [
        'by name',
        by(ci, 'aws-sdk-ruby3/3.209.1 puppet/8.9.0'),
        ['iac', 'iac', 'puppet'],
        ciApproved,
      ],
    ],
    [
      [
        'on an unknown role',
        by(role('x', 'y'), 'aws-sdk-ruby3/3.209.1 puppet/8.9.0'),
        ['iac-unapproved', 'iac', 'puppet'],
      ],
    ],
  ],
  Salt: [
    [['by name', by(ci, 'Boto3/1.35.54 salt/3007.1'), ['iac', 'iac', 'salt'], ciApproved]],
    [
      [
        'as it is: boto and no word of Salt',
        by(ci, 'Boto3/1.35.54 Botocore/1.35.54'),
        ['automation', 'sdk'],
        ciApproved,
      ],
    ],
  ],
  Crossplane: [
    [
      [
        'the community’s provider',
        by(ci, `${sdk} crossplane-provider-aws/v0.50.0`),
        ['iac', 'iac', 'crossplane'],
        ciApproved,
      ],
      [
        'Upbound’s, which is Terraform’s inside',
        by(
          ci,
          'APN/1.0 HashiCorp/1.0 Terraform/1.5.5 upbound-provider-aws/v1.20.0 crossplane-provider-aws/v1.20.0',
        ),
        ['iac', 'iac', 'crossplane'],
        ciApproved,
      ],
    ],
    [
      [
        'on a cluster’s role that nobody approved',
        by(
          withToken('oidc.eks.eu-central-1.amazonaws.com/id/AB12'),
          `${sdk} crossplane-provider-aws/v0.50.0`,
        ),
        ['iac-unapproved', 'iac', 'crossplane'],
      ],
    ],
  ],
  ACK: [
    [
      [
        'a controller',
        by(ci, `aws-controllers-k8s/s3-controller-v1.0.20 (GitCommit/ab12; CRDKind/Bucket) ${sdk}`),
        ['iac', 'iac', 'ack'],
        ciApproved,
      ],
    ],
    [
      [
        'another controller of a cluster',
        by(withToken('oidc.eks.eu-central-1.amazonaws.com/id/AB12'), sdk),
        ['automation', 'sdk'],
      ],
    ],
  ],
  eksctl: [
    [
      [
        'its own calls',
        { ...call('eks', 'CreateAddon'), ...by(ci, `${sdk} eksctl/0.194.0`) },
        ['iac', 'iac', 'eksctl'],
        ciApproved,
      ],
    ],
    [['on a laptop', by(jane, `${sdk} eksctl/0.194.0`), ['iac-unapproved', 'iac', 'eksctl']]],
  ],
  'Cluster API': [
    [
      [
        'its controller on the cluster’s verified role, approved',
        by(
          withToken('oidc.eks.eu-central-1.amazonaws.com/id/AB12', 'ci-deploy'),
          `aws.cluster.x-k8s.io/v2.6.1 ${sdk}`,
        ),
        ['iac', 'iac', 'cluster-api'],
        ciApproved,
      ],
    ],
    [
      [
        'with the key of a user',
        by(user('capa'), `aws.cluster.x-k8s.io/v2.6.1 ${sdk}`),
        ['iac-unapproved', 'iac', 'cluster-api'],
      ],
      ['another group of the cluster', by(jane, `x-k8s.io/v1 ${sdk}`), ['manual', 'sdk']],
    ],
  ],
  Chalice: [
    [
      [
        'in a pipeline',
        by(ci, 'aws-chalice/1.31.0 md/Botocore#1.35.54 ua/2.0 Botocore/1.35.54'),
        ['iac', 'iac', 'chalice'],
        ciApproved,
      ],
    ],
    [
      [
        'on a laptop',
        by(jane, 'aws-chalice/1.31.0 Python/3.9 Botocore/1.24'),
        ['iac-unapproved', 'iac', 'chalice'],
      ],
      ['a word in another agent', by(jane, 'Boto3/1.35.54 app/aws-chalice'), ['manual', 'sdk']],
    ],
  ],
  Karpenter: [
    [
      [
        'on the cluster’s verified role',
        {
          ...call('ec2', 'CreateFleet'),
          ...by(
            withToken('oidc.eks.eu-central-1.amazonaws.com/id/AB12'),
            `${sdk} karpenter.sh-1.0.6`,
          ),
        },
        ['provider', 'service', 'karpenter'],
      ],
      [
        'of a cluster with addresses of IPv6',
        {
          ...call('ec2', 'CreateFleet'),
          ...by(withToken('oidc-eks.eu-west-1.api.aws/id/AB12'), `${sdk} karpenter.sh-1.0.6`),
        },
        ['provider', 'service', 'karpenter'],
      ],
    ],
    [
      [
        'only by its agent',
        { ...call('ec2', 'CreateFleet'), ...by(role('x', 'y'), `${sdk} karpenter.sh-1.0.6`) },
        ['unknown', 'service', 'karpenter'],
      ],
      [
        'on a token of somebody else’s',
        {
          ...call('ec2', 'CreateFleet'),
          ...by(withToken('oidc-eks.example.com/id/AB12'), `${sdk} karpenter.sh-1.0.6`),
        },
        ['unknown', 'service', 'karpenter'],
      ],
    ],
  ],
  'EventBridge Scheduler': [
    [
      [
        'by its agent, which is all that shows it: counted, but nobody’s hand',
        {
          ...call('autoscaling', 'SetDesiredCapacity'),
          ...by(role('scheduler', '0123456789abcdef0123456789abcdef'), scheduler),
        },
        ['unknown', 'service', 'eventbridge-scheduler'],
      ],
      [
        'on an approved role',
        { ...call('autoscaling', 'SetDesiredCapacity'), ...by(ci, scheduler) },
        ['automation', 'service'],
        ciApproved,
      ],
    ],
    [['on a laptop', by(jane, scheduler), ['manual', 'service']]],
  ],
  'an application’s users': [
    [
      [
        'in their browsers',
        by(withPool('CognitoIdentityCredentials'), mozilla),
        ['unknown', 'sdk'],
      ],
      [
        'in China',
        by(withPool('app', 'cognito-identity.cn-north-1.amazonaws.com.cn'), mozilla),
        ['unknown', 'sdk'],
      ],
    ],
    [
      [
        'somebody on a session of the same name',
        by(role('x', 'CognitoIdentityCredentials'), mozilla),
        ['manual', 'console'],
      ],
      [
        'an issuer that only begins so',
        by(withPool('app', 'cognito-identity.example.com'), mozilla),
        ['manual', 'console'],
      ],
      [
        'a command line on such a session',
        by(withPool('jane'), 'aws-cli/2.31.5'),
        ['manual', 'cli'],
      ],
    ],
  ],
  'AWS Config remediation': [
    [
      [
        'an automation document at work',
        through('ssm', role('remediation', 'Automation-1')),
        ['provider', 'service', 'ssm'],
      ],
    ],
    [
      [
        'a person on the remediation role',
        by(role('remediation', 'jane'), 'aws-cli/2.31.5'),
        ['manual', 'cli'],
      ],
    ],
  ],
  'Control Tower': [
    [
      [
        'the service itself',
        through('controltower', role('AWSControlTowerExecution', 'ct')),
        ['provider', 'service', 'controltower'],
      ],
    ],
    [
      [
        'anyone of the management account on its role',
        by(role('AWSControlTowerExecution', 'jane'), 'aws-cli/2.31.5'),
        ['manual', 'cli'],
      ],
      [
        'a program on its role',
        by(role('AWSControlTowerExecution', 'botocore-session-1'), 'Boto3/1.35.54'),
        ['unknown', 'sdk'],
      ],
    ],
  ],
  'GitHub Actions': [
    [
      [
        'a verified token',
        by(withToken('token.actions.githubusercontent.com', 'deploy', 'GitHubActions'), sdk),
        ['automation', 'ci', 'github-actions'],
      ],
    ],
    [['a session of that name', by(role('deploy', 'GitHubActions'), sdk), ['unknown', 'sdk']]],
  ],
  GitLab: [
    [
      [
        'a verified token',
        by(withToken('gitlab.com', 'deploy', 'GitLabRunner-1-2'), sdk),
        ['automation', 'ci', 'gitlab'],
      ],
    ],
    [['a session of that name', by(role('deploy', 'GitLabRunner-1-2'), sdk), ['unknown', 'sdk']]],
  ],
  Bitbucket: [
    [
      [
        'a verified token',
        by(
          withToken('api.bitbucket.org/2.0/workspaces/example/pipelines-config/identity/oidc'),
          sdk,
        ),
        ['automation', 'ci', 'bitbucket'],
      ],
    ],
    [['a host that only ends alike', by(withToken('notbitbucket.org'), sdk), ['unknown', 'sdk']]],
  ],
  'Azure DevOps': [
    [
      [
        'a verified token',
        by(withToken('vstoken.dev.azure.com/0c6a8f52'), sdk),
        ['automation', 'ci', 'azure-devops'],
      ],
    ],
    [
      [
        'a path that names it',
        by(withToken('example.com/vstoken.dev.azure.com'), sdk),
        ['unknown', 'sdk'],
      ],
    ],
  ],
  CodeBuild: [
    [
      [
        'the service’s own calls',
        through('codebuild', role('build', 'AWSCodeBuild-0c6a8f52-6f0e-4c0f-8a55-0d3b7a1c2e01')),
        ['provider', 'service', 'codebuild'],
      ],
    ],
    [
      [
        'the commands of a build: its session name is a claim',
        by(role('build', 'AWSCodeBuild-0c6a8f52-6f0e-4c0f-8a55-0d3b7a1c2e01'), sdk),
        ['unknown', 'sdk'],
      ],
    ],
  ],
  CodePipeline: [
    [
      [
        'its deployments',
        {
          ...call('cloudformation', 'CreateChangeSet'),
          ...through('codepipeline', role('pipeline', '1700000000000')),
        },
        ['provider', 'service', 'codepipeline'],
      ],
    ],
    [
      [
        'a pipeline started in the console',
        { ...call('codepipeline', 'StartPipelineExecution', console), userIdentity: jane },
        ['manual', 'console'],
      ],
    ],
  ],
  'workload credentials': [
    [
      [
        'an instance’s',
        by(role('web', 'i-0a1b2c3d4e5f60718', { ec2RoleDelivery: '2.0' }), 'Boto3/1.35.54'),
        ['automation', 'sdk'],
      ],
      [
        'a function’s',
        by(
          {
            ...role('fn', 'orders'),
            inScopeOf: {
              issuerType: 'AWS::Lambda::Function',
              credentialsIssuedTo: `arn:aws:lambda:eu-central-1:${account}:function:orders`,
            },
          },
          'Boto3/1.35.54 exec-env/AWS_Lambda_python3.13',
        ),
        ['automation', 'sdk'],
      ],
      [
        'a container’s',
        by(
          {
            ...role('task', '0123456789abcdef0123456789abcdef'),
            inScopeOf: { issuerType: 'AWS::ECS::Task' },
          },
          'Boto3/1.35.54 exec-env/AWS_ECS_FARGATE',
        ),
        ['automation', 'sdk'],
      ],
    ],
    [
      [
        'a session that is only called like an instance',
        by(role('web', 'i-0a1b2c3d4e5f60718'), 'Boto3/1.35.54'),
        ['unknown', 'sdk'],
      ],
      [
        'an agent that only says it runs in Lambda',
        by(role('fn', 'orders'), 'Boto3/1.35.54 exec-env/AWS_Lambda_python3.13'),
        ['unknown', 'sdk'],
      ],
    ],
  ],
  'service-linked roles': [
    [
      [
        'by their path',
        by(
          role(
            'AWSServiceRoleForAutoScaling',
            'AutoScaling',
            {},
            'aws-service-role/autoscaling.amazonaws.com/',
          ),
          'AWS Internal',
        ),
        ['provider', 'service', 'service-linked-role'],
      ],
    ],
    [
      [
        'only by their name',
        by(role('AWSServiceRoleForAutoScaling', 'AutoScaling'), 'Boto3/1.35.54'),
        ['unknown', 'sdk'],
      ],
    ],
  ],
  'AWS services': [
    [
      [
        'for themselves',
        by({ type: 'AWSService', invokedBy: 'rds.amazonaws.com' }, 'Coral/Netty4', {
          sourceIPAddress: 'rds.amazonaws.com',
        }),
        ['provider', 'service', 'rds'],
      ],
      [
        'a function’s network, by its role',
        {
          ...call('ec2', 'CreateNetworkInterface'),
          ...by(role('fn', 'awslambda_1'), 'lambda.amazonaws.com', {
            sourceIPAddress: 'lambda.amazonaws.com',
          }),
        },
        ['provider', 'service', 'lambda'],
      ],
      [
        'one that is not named',
        by({ ...user('jane'), invokedBy: 'AWS Internal' }, 'AWS Internal', {
          sourceIPAddress: 'AWS Internal',
        }),
        ['provider', 'service'],
      ],
      [
        'on a role that only services assume, by an agent that consoles have too',
        by(role('events', 'x', {}, 'service-role/'), 'aws-internal/3 aws-sdk-java/1.12.182'),
        ['unknown', 'service', 'aws-internal'],
      ],
      [
        'with a key, by such an agent',
        {
          ...call('kms', 'GenerateDataKeyWithoutPlaintext'),
          ...by(role('app', 's'), 'aws-internal/3 aws-sdk-java/1.12.182', { readOnly: true }),
        },
        ['unknown', 'service', 'aws-internal'],
      ],
      [
        'what hands in an assertion of an identity provider',
        {
          ...call('sts', 'AssumeRoleWithSAML'),
          ...by(
            { type: 'SAMLUser', principalId: 'provider:jane', userName: 'jane' },
            'aws-sdk-java/2.46.14 md/io#sync md/internal ua/2.1 lang/java#17.0.19',
          ),
        },
        ['manual', 'service'],
      ],
      [
        'what runs a function: its logs',
        {
          ...call('logs', 'CreateLogStream'),
          ...by(role('fn', 'orders'), 'awslambda-worker/1.0 rusoto/0.48.0 rust/1.75.0 linux'),
        },
        ['unknown', 'service', 'lambda'],
      ],
    ],
    [
      [
        'the console, by the same word',
        by({ ...user('jane'), invokedBy: 'AWS Internal' }, 'AWS Internal'),
        ['manual', 'console'],
      ],
      [
        'an agent that only says so',
        by(role('x', 'y'), 'autoscaling.amazonaws.com'),
        ['unknown', 'service', 'autoscaling'],
      ],
      [
        'a click on such a role',
        { userIdentity: role('events', 'x', {}, 'service-role/'), ...console },
        ['manual', 'console'],
      ],
      [
        'the page where such an assertion signs somebody in',
        {
          ...call('sts', 'AssumeRoleWithSAML'),
          ...by(
            { type: 'SAMLUser', principalId: 'provider:jane', userName: 'jane' },
            'AWS Signin, aws-internal/3 aws-sdk-java/1.12.182',
          ),
        },
        ['manual', 'console'],
      ],
      [
        'a key that is disabled in the console',
        {
          ...call('kms', 'DisableKey'),
          ...by(role('admin', 'jane'), 'aws-internal/3 aws-sdk-java/1.12.182'),
        },
        ['manual', 'console'],
      ],
    ],
  ],
  'the console': [
    [
      [
        'today, the flag a truth value',
        { userIdentity: jane, userAgent: 'AWS Internal', sessionCredentialFromConsole: true },
        ['manual', 'console'],
      ],
      [
        'of S3, without the flag',
        {
          ...call('s3', 'PutBucketAcl'),
          ...by(
            user('jane'),
            '[S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.488 Linux/5.10.184]',
          ),
        },
        ['manual', 'console'],
      ],
      [
        'of old',
        by(user('jane'), 'console.ec2.amazonaws.com', {
          eventVersion: '1.03',
          readOnly: undefined,
        }),
        ['manual', 'console'],
      ],
      [
        'after a sign-in of old',
        by({ ...user('jane'), invokedBy: 'signin.amazonaws.com' }, 'signin.amazonaws.com'),
        ['manual', 'console'],
      ],
      [
        'on a role, by the sign-in’s agent',
        by(role('admin', 'jane'), 'signin.amazonaws.com'),
        ['manual', 'console'],
      ],
      [
        'of elsewhere, by its name',
        by(role('admin', 'jane'), 'console.lambda.amazonaws.com'),
        ['manual', 'console'],
      ],
      [
        'by a bare Java agent of Amazon’s',
        by(user('jane'), 'aws-internal/3 aws-sdk-java/1.12.182 Linux/5.10'),
        ['manual', 'console'],
      ],
    ],
    [
      [
        'a flag that is the word false',
        { userIdentity: role('x', 'y'), userAgent: sdk, sessionCredentialFromConsole: 'false' },
        ['unknown', 'sdk'],
      ],
    ],
  ],
  'the AWS MCP Server': [
    [
      ['a person’s assistant', through('aws-mcp', jane), ['manual', 'sdk']],
      ['that of a user', through('aws-mcp', user('jane')), ['manual', 'sdk']],
      ['that of an approved role', through('aws-mcp', ci), ['automation', 'sdk'], ciApproved],
      ['that of any role', through('aws-mcp', role('app', 's')), ['unknown', 'sdk']],
    ],
    [
      ['another service for a person', through('rds', jane), ['provider', 'service', 'rds']],
      [
        'a stack that the assistant updated: its calls',
        through('cloudformation', jane),
        ['iac-unapproved', 'iac', 'cloudformation'],
      ],
    ],
  ],
  CloudShell: [
    [
      [
        'with the flag',
        {
          userIdentity: jane,
          userAgent: 'aws-cli/2.31.5 exec-env/CloudShell',
          sessionCredentialFromConsole: 'true',
        },
        ['manual', 'cloudshell'],
      ],
    ],
    [['the command line elsewhere', by(jane, 'aws-cli/2.31.5'), ['manual', 'cli']]],
  ],
  'a person’s clients': [
    [
      [
        'AWS CLI 1',
        by(user('jane'), 'aws-cli/1.10.32 Python/2.7.9 Windows/7 botocore/1.4.22'),
        ['manual', 'cli'],
      ],
      ['the EC2 tools of old', by(user('jane'), 'ec2-api-tools 1.6.12.2'), ['manual', 'cli']],
      ['a browser', by(user('jane'), mozilla), ['manual', 'console']],
    ],
    [
      [
        'an approved user’s script',
        by(user('backup'), 'Boto3/1.35.54'),
        ['automation', 'sdk'],
        ['*:user/backup'],
      ],
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (_, [yes, no]) => {
  const check = ([, given, [origin, channel, tool], approved = []]: Case) => {
    const { verdict } = judged(record(given), { approvedPrincipals: approved });
    expect(verdict).toMatchObject({ origin, channel, ...(tool !== undefined && { tool }) });
  };
  it.each(yes.map((it) => [it[0], it] as const))('%s', (_name, it) => check(it));
  it.each(no.map((it) => [it[0], it] as const))('and not: %s', (_name, it) => check(it));

  it('has a yes and a no', () => expect(Math.min(yes.length, no.length)).toBeGreaterThan(0));
});
