/** Longest part of a story that comes from a record; the rest is cut. */
const longest = 80;

/** A value from a record as a story shows it: the values are hostile, and some are whole documents. */
export function shown(value: string): string {
  return value.length <= longest ? value : `${value.slice(0, longest - 1)}…`;
}

const longestArn = 2048;

/** ARNs whose name is not the last of their parts, because a version, an id or a random ending follows. */
const namesInside: readonly RegExp[] = [
  /:(?:loadbalancer|listener|listener-rule)\/(?:app|net|gwy)\/([^/]+)\//,
  /:targetgroup\/([^/]+)\//,
  /:secret:(.+)-[A-Za-z0-9]{6}$/,
  /:(?:stack|stackset|changeSet)\/([^/:]+)/,
  /:(?:task|job)-definition\/([^/]+)$/,
  /:function:([^:]+)/,
  /:log-group:([^:]+)/,
  /:parameter(\/[^/]+\/.+)$/,
  /\/(?:webacl|rulegroup|ipset|regexpatternset)\/([^/]+)\//,
  /:(?:nodegroup|fargateprofile)\/[^/]+\/([^/]+)\//,
  /^arn:[^:]*:sns:[^:]*:[^:]*:([^:]+)/,
];

/** The name in an ARN, or at the end of a URL; anything else as it is. */
export function nameOf(value: string): string {
  if (value.length > longestArn || !/^(arn:|https?:\/\/)/.test(value)) return value;
  for (const pattern of namesInside) {
    const name = pattern.exec(value)?.[1];
    if (name !== undefined) return name;
  }
  const end = /[^/:]+$/.exec(value.replace(/[/:*]+$/, ''))?.[0];
  return end ?? value;
}

/** `a`, `a and b`, `a and 4 more`. */
export function listed(values: readonly string[]): string | undefined {
  const [first, second, ...rest] = [...new Set(values)].map(shown);
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first} and ${rest.length + 1} more`;
}
