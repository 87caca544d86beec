import type { Evidence, Signal } from '../../../domain/change/change-event.ts';
import { isServiceName, principalName } from './names.ts';

interface AgentClaim {
  readonly signal: Signal;
  readonly detail: string;
}

interface AgentPattern extends AgentClaim {
  readonly pattern: RegExp;
}

const claim = (signal: Signal, detail: string, pattern: RegExp): AgentPattern => ({
  signal,
  detail,
  pattern,
});

/**
 * What a user agent claims to be; the first match counts, so the specific stands before the
 * general (Pulumi's and OpenTofu's agents also name Terraform's provider, every console front end
 * also names a Java SDK). Real samples: docs/agents.md.
 */
const patterns: readonly AgentPattern[] = [
  claim('hotswap', 'cdk', /\bcdk-hotswap\//),
  claim('iac-tool', 'pulumi', /\bpulumi/i),
  claim('iac-tool', 'opentofu', /\bopentofu\b/i),
  claim('iac-tool', 'crossplane', /\b(crossplane|upbound)-provider-aws\b/i),
  claim('iac-tool', 'terraform', /(^|[ (])terraform(?=$|[ )])|\bterraform(\/|-provider-)/i),
  claim('iac-tool', 'terragrunt', /\bterragrunt\//i),
  claim('iac-tool', 'cdk', /\baws-cdk\//i),
  claim('iac-tool', 'sam', /\baws-sam-cli\//i),
  claim('iac-tool', 'serverless', /\bserverless(-framework)?\//i),
  claim('iac-tool', 'ansible', /\bansible\b/i),
  claim('iac-tool', 'chef', /\bchef(-\w+)?\//i),
  claim('iac-tool', 'puppet', /\bpuppet(-\w+)?\//i),
  claim('iac-tool', 'salt', /\bsalt(stack|-\w+)?\//i),
  claim('iac-tool', 'crossplane', /\bcrossplane/i),
  claim('iac-tool', 'ack', /\baws-controllers-k8s\//i),
  claim('iac-tool', 'eksctl', /\beksctl\//i),
  claim('iac-tool', 'copilot', /\baws-copilot\b/i),
  claim('iac-tool', 'chalice', /^aws-chalice\//i),
  claim('iac-tool', 'cluster-api', /\baws\.cluster\.x-k8s\.io\//i),
  claim('iac-engine', 'cloudformation', /^cloudformation\.amazonaws\.com$/i),
  claim('ci', 'github-actions', /configure-aws-credentials-for-github-actions/i),
  claim('ci', 'codebuild', /\bexec-env\/AWS_CODEBUILD/i),
  claim('ci', 'spinnaker', /\bspinnaker-(user|executionId)\//i),
  claim('cloudshell', 'cloudshell', /\bexec-env\/CloudShell\b/i),
  claim('service', 'ssm-agent', /\bamazon-ssm-agent\//i),
  claim('service', 'ecs-agent', /\bamazon[ -]ecs[ -]agent\b/i),
  claim('service', 'karpenter', /\bkarpenter(\.sh)?[-/]/i),
  claim('service', 'lambda', /^awslambda-worker\b/),
  claim('sdk', 'aws-mcp', /^aws-mcp\.amazonaws\.com$/i),
  claim('service', 'eventbridge-scheduler', /^AmazonEventBridgeScheduler\b/),
  claim('cli', 'aws-cli', /^(aws|amazon)[ -]cli\b/i),
  claim('cli', 'eb-cli', /^eb-cli\//i),
  claim('cli', 'ec2-api-tools', /^ec2-api-tools\b/i),
  claim('cli', 'powershell', /\bAWSPowerShell/i),
  claim('console', 'console', /^(?!aws-sdk|.*\b(boto|aws-sdk-(?!java|ios|android))).*console/i),
  claim('console', 'console', /^(AWS ?)?Sign-?in\b/i),
  claim('sdk', 'aws-sdk', /^(?=.*\b(aws-internal\/|md\/internal\b)).*\bexec-env\/AWS_/i),
  claim('console', 'aws-internal', /\baws-internal\/|^(?=.*\baws-sdk-java\/2).*\bmd\/internal\b/i),
  claim('console', 'aws-internal', /^aws[ .-]internal$/i),
  claim('console', 'coral', /^Coral\//i),
  claim('browser', 'browser', /^(Mozilla|Opera|Chrome|Firefox|Safari|Edge)\b/i),
  claim('browser', 'browser-sdk', /^(?=.*\baws-sdk-js\/).*\bmd\/browser\b/i),
  claim('sdk', 'boto3', /\bboto(3|core)?\//i),
  claim('sdk', 'aws-sdk', /\baws-sdk-|\baws-sdk\//i),
  claim('service', '', /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/),
];

const unknownTool: AgentClaim = { signal: 'tool', detail: 'custom-agent' };

/** S3, and services in front of it, wrap the agent in brackets; a partner's mark says who sells, not what calls. */
function bareName(agent: string): string {
  const inner = agent.startsWith('[') && agent.endsWith(']') ? agent.slice(1, -1) : agent;
  return inner.trim().replace(/^APN_[\d.]+\/\S+ +/, '');
}

function read(agent: string): AgentClaim {
  const name = bareName(agent);
  const bare = isServiceName(name) ? principalName(name) : name;
  const found = patterns.find(({ pattern }) => pattern.test(bare));
  if (found === undefined) return unknownTool;
  const detail = found.detail || bare.replace(/\.amazonaws\.com$/, '');
  return { signal: found.signal, detail };
}

/** A few hundred agents make up nearly all records; an attacker must not be able to fill memory. */
const cacheLimit = 4096;
/** CloudTrail cuts agents off at 1 KB; anything longer is somebody else's doing. */
const cachedLength = 1024;
const cache = new Map<string, Evidence>();

/** What the user agent claims; a claim only, since every caller writes its own. */
export function agentEvidence(agent: string): Evidence {
  const known = cache.get(agent);
  if (known !== undefined) return known;
  const evidence: Evidence = { ...read(agent), rank: 'claimed', field: 'userAgent', value: agent };
  if (agent.length > cachedLength) return evidence;
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(agent, evidence);
  return evidence;
}
