import { describe, expect, it } from 'vitest';
import { agentEvidence } from '../../../../lib/adapters/aws/cloudtrail/agent.ts';

const java = 'aws-sdk-java/1.12.488 Linux/5.10.184 OpenJDK_64-Bit_Server_VM/25.372-b08';

describe('what an agent claims to be', () => {
  it.each([
    ['aws-cli/2.18.17 md/awscrt#0.22.0 ua/2.0', 'cli', 'aws-cli'],
    ['[aws-cli/1.29.62 Python/3.10.12]', 'cli', 'aws-cli'],
    ['AWS CLI 2.15.3', 'cli', 'aws-cli'],
    ['Amazon CLI/Polly 1.10 API 2016-06-10', 'cli', 'aws-cli'],
    ['aws-client/1.0', 'tool', 'custom-agent'],
    [
      'aws-cli/2.13.5 Python/3.11.4 exec-env/CloudShell exe/x86_64.amzn.2',
      'cloudshell',
      'cloudshell',
    ],
    ['Boto3/1.26.165 Python/3.10.6 Botocore/1.29.165', 'sdk', 'boto3'],
    ['aws-sdk-go/1.41.4 (go1.18.3; linux; amd64)', 'sdk', 'aws-sdk'],
    ['aws-sdk-go/1.41.4 (go1.18.3; linux; amd64) amazon-ssm-agent/', 'service', 'ssm-agent'],
    ['Amazon ECS Agent - v1.87.0 (3f2a)', 'service', 'ecs-agent'],
    ['aws-sdk-go-v2/1.32.2 karpenter.sh-1.0.8', 'service', 'karpenter'],
    [
      'APN/1.0 HashiCorp/1.0 Terraform/1.13.5 terraform-provider-aws/6.28.0',
      'iac-tool',
      'terraform',
    ],
    ['aws-sdk-go/1.29.7 APN/1.0 HashiCorp/1.0 Terraform/0.12.24', 'iac-tool', 'terraform'],
    ['APN/1.0 HashiCorp/1.0 OpenTofu/1.6.0 terraform-provider-aws/5.75.0', 'iac-tool', 'opentofu'],
    ['APN/1.0 Pulumi/1.0 PulumiAwsNative/1.12 terraform-provider-aws/5', 'iac-tool', 'pulumi'],
    ['aws-sdk-js/3.682.0 aws-cdk/2.167.1', 'iac-tool', 'cdk'],
    ['aws-sdk-js/3.682.0 aws-cdk/2.167.1 cdk-hotswap/fallback', 'hotswap', 'cdk'],
    ['Boto3/1.35.54 aws-sam-cli/1.128.0/id', 'iac-tool', 'sam'],
    ['APN/1.0 Ansible/2.15.0 community.aws/12.0.0', 'iac-tool', 'ansible'],
    ['cloudformation.amazonaws.com', 'iac-engine', 'cloudformation'],
    ['cloudformation.amazonaws.com.cn', 'iac-engine', 'cloudformation'],
    ['cloudformation.amazonaws.eu', 'iac-engine', 'cloudformation'],
    ['cloudformation.c2s.ic.gov', 'iac-engine', 'cloudformation'],
    ['cloudformation.example.gov', 'tool', 'custom-agent'],
    ['autoscaling.amazonaws.com', 'service', 'autoscaling'],
    ['AutoScaling.sc2s.sgov.gov', 'service', 'autoscaling'],
    ['awslambda-worker/1.0 rusoto/0.48.0 rust/1.75.0 linux', 'service', 'lambda'],
    ['awslambda-workers/1.0', 'tool', 'custom-agent'],
    ['signin.amazonaws.com', 'console', 'console'],
    ['signin.amazonaws.com.cn', 'console', 'console'],
    ['signin.amazonaws.cn', 'console', 'console'],
    ['signin.amazonaws.eu', 'console', 'console'],
    ['signin.aws.amazon.com', 'console', 'console'],
    ['signing-proxy/1.0', 'tool', 'custom-agent'],
    ['console.ec2.amazonaws.com', 'console', 'console'],
    [`[S3Console/0.4, aws-internal/3 ${java}]`, 'console', 'console'],
    [`EC2ConsoleFrontend, aws-internal/3 ${java}`, 'console', 'console'],
    ['AWS CloudWatch Console', 'console', 'console'],
    ['AWSConsole, aws-sdk-java/1.4.5 Linux/x.xx.fleetxen', 'console', 'console'],
    ['AWSConsoleMobileApp/2.30.0 iOS/18.1 aws-sdk-ios/2.33', 'console', 'console'],
    ['acme-console/2.1 aws-sdk-go/1.44.157 (go1.19.3; linux; amd64)', 'sdk', 'aws-sdk'],
    ['Boto3/1.35.54 md/Botocore#1.35.54 app/billing-console', 'sdk', 'boto3'],
    ['AWS Signin', 'console', 'console'],
    [`aws-internal/3 ${java}`, 'console', 'aws-internal'],
    ['AWS Internal', 'console', 'aws-internal'],
    ['aws-internal', 'console', 'aws-internal'],
    ['aws-internals', 'tool', 'custom-agent'],
    ['aws-sdk-java/2.46.1 md/io#sync md/http#Apache md/internal ua/2.1', 'console', 'aws-internal'],
    ['aws-sdk-java/2.46.1 md/io#sync md/http#Apache ua/2.1 app/internal', 'sdk', 'aws-sdk'],
    ['aws-internal/3, jane-generated exec-env/AWS_Lambda_java8', 'sdk', 'aws-sdk'],
    ['aws-sdk-java/2.18.21 md/internal exec-env/AWS_Lambda_java11 io/sync', 'sdk', 'aws-sdk'],
    [
      'AmazonEventBridgeScheduler aws-sdk-java/2.28.29 md/internal exec-env/AWS_ECS_FARGATE',
      'service',
      'eventbridge-scheduler',
    ],
    ['aws-sdk-js/3.682.0 ua/2.1 lang/js md/browser#Chrome_130.0.0.0', 'browser', 'browser-sdk'],
    ['aws-sdk-js/3.682.0 ua/2.1 lang/js md/nodejs#22.1.0 app/browser', 'sdk', 'aws-sdk'],
    ['aws.internal', 'console', 'aws-internal'],
    ['Coral/Netty4', 'console', 'coral'],
    ['Mozilla/5.0 (X11; Linux x86_64)', 'browser', 'browser'],
    ['Chrome Browser', 'browser', 'browser'],
    ['chromedriver-tool/1.0', 'tool', 'custom-agent'],
    ['aws-mcp.amazonaws.com', 'sdk', 'aws-mcp'],
    ['aws-mcp.amazonaws.com.example.com', 'tool', 'custom-agent'],
    ['Mozilla', 'browser', 'browser'],
    ['Mozillax/1.0', 'tool', 'custom-agent'],
    ['Terraform', 'iac-tool', 'terraform'],
    ['my-terraform', 'tool', 'custom-agent'],
    ['HashiCorp/1.0.0 (Terraform)', 'iac-tool', 'terraform'],
    ['HashiCorp Terraform', 'iac-tool', 'terraform'],
    ['Terraform v1.5.7', 'iac-tool', 'terraform'],
    ['terraformer/0.8.24', 'tool', 'custom-agent'],
    ['[Mozilla/5.0 (X11; Linux x86_64)]', 'browser', 'browser'],
    ['APN_1.1/pc_5ugbbrmu7ud3u5hsipfzug61p$ aws-cli/2.0.0', 'cli', 'aws-cli'],
    ['[APN_1.1/pc_5ugbbrmu7ud3u5hsipfzug61p$ aws-cli/2.0.0]', 'cli', 'aws-cli'],
    ['APN_1.1/pc_5ugbbrmu7ud3u5hsipfzug61p$', 'tool', 'custom-agent'],
    ['my-tool/1.0 aws-cli/2.0.0', 'tool', 'custom-agent'],
    [
      'aws-sdk-nodejs/2.1112.0 configure-aws-credentials-for-github-actions promise',
      'ci',
      'github-actions',
    ],
    ['TruffleHog', 'tool', 'custom-agent'],
    ['[', 'tool', 'custom-agent'],
    [']', 'tool', 'custom-agent'],
    ['[]', 'tool', 'custom-agent'],
  ])('%s: %s, %s', (agent, signal, detail) => {
    expect(agentEvidence(agent)).toEqual({
      signal,
      rank: 'claimed',
      detail,
      field: 'userAgent',
      value: agent,
    });
  });

  it('is found in time, however the agent is built', () => {
    const parts = ['a.', 'chef-', 'console.', '-', 'puppet-a', '[', 'terraform'];
    for (const part of [...parts, 'aws-internal/', 'aws-sdk-js/', 'aws-sdk-java/2', 'md/a ']) {
      expect(agentEvidence(part.repeat(100_000)).rank).toBe('claimed');
    }
  });
});
