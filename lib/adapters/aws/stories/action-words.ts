/** A word of an action's name: as the name spells it, which parameters do too, and as a sentence does. */
export interface ActionWord {
  readonly spelt: string;
  readonly shown: string;
}

/** Words that are written in capitals however the name of the action spells them. */
const capitals = new Set(
  'acl api arn cidr cors db dhcp dns dnssec ebs efs http iam id ip kms mfa nat oidc rest saml sql ssh ssl ssm tls url vpc vpn waf'.split(
    ' ',
  ),
);

const word =
  /I[Pp][vV]\d|E[Cc]2|S3|OAuth|OpenID|Cloud[A-Z][a-z]+|[A-Z]{2,}(?=[A-Z][a-z]|[^A-Za-z]|$)|[A-Z]?[a-z]+|[A-Z]+|\d+/g;

/** `ModifyDBClusterSnapshot` gives `modify`, `DB`, `cluster`, `snapshot`. */
export const actionWords = (action: string): ActionWord[] =>
  (action.replace(/V\d$/, '').match(word) ?? []).map((spelt) => ({ spelt, shown: shownAs(spelt) }));

function shownAs(spelt: string): string {
  const lower = spelt.toLowerCase();
  if (capitals.has(lower)) return lower.toUpperCase();
  if (/^(ec2|s3)$/.test(lower)) return lower.toUpperCase();
  if (/^ipv\d$/.test(lower)) return `IPv${lower.at(-1)}`;
  return /^[A-Z]{2,}$|^(OAuth|OpenID|Cloud[A-Z])/.test(spelt) ? spelt : lower;
}
