import type { StoryRow } from '../story-row.ts';

/** The names that a distribution answers to. */
const sites = '[ for {response.distribution.distributionConfig.aliases.items}]';

/** Load balancers, names, distributions. */
export const edgeStories: readonly StoryRow[] = [
  [
    'elasticloadbalancing',
    'CreateLoadBalancer',
    '<scheme=internet-facing>created the public load balancer {name|loadBalancerName}',
    '<response.loadBalancers.scheme=internet-facing>created the public load balancer {name}',
    'created the load balancer {name|loadBalancerName}',
  ],
  [
    'elasticloadbalancing',
    'DeleteLoadBalancer',
    'deleted the load balancer {loadBalancerArn|loadBalancerName:name}',
  ],
  [
    'elasticloadbalancing',
    'CreateListener',
    'created a listener on port {port} of {loadBalancerArn:name}',
  ],
  ['elasticloadbalancing', 'ModifyListener', 'changed a listener of {listenerArn:name}'],
  ['elasticloadbalancing', 'DeleteListener', 'deleted a listener of {listenerArn:name}'],
  [
    'elasticloadbalancing',
    'RegisterTargets',
    'added {targets.id:name} to the target group {targetGroupArn:name}',
  ],
  [
    'elasticloadbalancing',
    'DeregisterTargets',
    'took {targets.id:name} out of the target group {targetGroupArn:name}',
  ],
  [
    'route53',
    'ChangeResourceRecordSets',
    'deleted from DNS: {@deletedRecords}',
    'changed DNS: {@records}',
    'changed DNS records of {hostedZoneId}',
  ],
  ['route53', 'DeleteHostedZone', 'deleted the hosted zone {id}'],
  [
    'cloudfront',
    'CreateDistribution CreateDistributionWithTags',
    `created the distribution[ {response.distribution.id}]${sites}`,
  ],
  ['cloudfront', 'UpdateDistribution', `changed the distribution {id}${sites}`],
  ['cloudfront', 'DeleteDistribution', 'deleted the distribution {id}'],
  ['wafv2', 'AssociateWebACL', 'put the web firewall {webACLArn:name} on {resourceArn:name}'],
  ['wafv2', 'DisassociateWebACL', 'took the web firewall off {resourceArn:name}'],
  [
    'elasticloadbalancing',
    'AddTags RemoveTags',
    'changed tags of {resourceArns|loadBalancerNames:name}',
  ],
  ['elasticloadbalancing', 'CreateRule', 'added a rule to a listener of {listenerArn:name}'],
  ['elasticloadbalancing', 'ModifyRule', 'changed a rule of {ruleArn:name}'],
  ['elasticloadbalancing', 'DeleteRule', 'deleted a rule of {ruleArn:name}'],
  [
    'elasticloadbalancing',
    'SetSecurityGroups',
    'changed the security groups of {loadBalancerArn:name} to {securityGroups}',
  ],
  ['elasticloadbalancing', 'SetSubnets', 'changed the subnets of {loadBalancerArn:name}'],
  [
    'elasticloadbalancing',
    'ModifyLoadBalancerAttributes',
    'changed {attributes.key} of the load balancer {loadBalancerArn:name}',
    'changed the load balancer {loadBalancerArn|loadBalancerName:name}',
  ],
  [
    'elasticloadbalancing',
    'RegisterInstancesWithLoadBalancer',
    'added {instances.instanceId} to the load balancer {loadBalancerName}',
  ],
  [
    'elasticloadbalancing',
    'DeregisterInstancesFromLoadBalancer',
    'took {instances.instanceId} out of the load balancer {loadBalancerName}',
  ],
  ['cloudfront', 'CreateInvalidation', 'emptied the cache of the distribution {distributionId}'],
  ['acm', 'RequestCertificate', 'asked for a certificate of {domainName}'],
  ['route53', 'ChangeTagsForResource', 'changed tags of {resourceId}'],
];
