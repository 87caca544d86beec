/** An advisory against a package that is used. */
export interface Advisory {
  readonly url: string;
  readonly title: string;
  readonly severity: string;
  readonly packageName: string;
}

/** Why an advisory does no harm here, and until when (ISO date) that is believed, by its address. */
export type Accepted = Readonly<
  Record<string, { readonly reason: string; readonly until: string }>
>;

/** What `npm audit` knows: whether there is something to mend, or why nobody can say. */
export type AuditVerdict =
  | {
      readonly kind: 'clean' | 'findings';
      readonly open: Advisory[];
      readonly accepted: Advisory[];
    }
  | { readonly kind: 'unknown'; readonly reason: string };

interface Answer {
  readonly message?: string;
  readonly error?: { readonly summary?: string };
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly unknown[] }>>;
  readonly metadata?: { readonly dependencies?: { readonly total?: number } };
}

/**
 * Reads what `npm audit --json` printed. A registry that gave no answer, or an audit of no package, is
 * unknown and never clean; an accepted advisory counts again from its day on. `today`: ISO date.
 */
export function readAudit(text: string, accepted: Accepted, today: string): AuditVerdict {
  const answer = parsed(text);
  if (answer === undefined) return unknown('npm printed no JSON');
  const { vulnerabilities, metadata, message, error } = answer;
  if (vulnerabilities === undefined)
    return unknown(message ?? error?.summary ?? 'the answer holds no list of vulnerabilities');
  if (!metadata?.dependencies?.total) return unknown('no package was looked at');
  const found = advisoriesIn(vulnerabilities);
  const isAccepted = ({ url }: Advisory) => (accepted[url]?.until ?? '') > today;
  const open = found.filter((advisory) => !isAccepted(advisory));
  return {
    kind: open.length > 0 ? 'findings' : 'clean',
    open,
    accepted: found.filter(isAccepted),
  };
}

const unknown = (reason: string): AuditVerdict => ({ kind: 'unknown', reason });

function parsed(text: string): Answer | undefined {
  try {
    return Object(JSON.parse(text)) as Answer;
  } catch {
    return undefined;
  }
}

/** Each advisory once; a package that only uses a vulnerable one names that one, which has its own entry. */
function advisoriesIn(vulnerabilities: NonNullable<Answer['vulnerabilities']>): Advisory[] {
  const found = new Map<string, Advisory>();
  for (const { via } of Object.values(vulnerabilities))
    for (const cause of via) {
      if (typeof cause !== 'object' || cause === null) continue;
      const {
        url = '',
        title = '',
        severity = 'unknown',
        name = '',
      } = cause as Partial<Record<'url' | 'title' | 'severity' | 'name', string>>;
      found.set(url, { url, title, severity, packageName: name });
    }
  return [...found.values()];
}
