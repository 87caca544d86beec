const stateName = /\.(tfstate|json)(\.gz)?$/i;

/** Folders in which tools keep plug-ins, histories and copies of states, never the state itself. */
const besideStates =
  /(^|\/)(\.terraform|\.git|node_modules|\.pulumi\/(backups|history|locks|plugins|meta))\//;

/** Whether a file in a folder or a bucket may hold the state of an IaC tool, by its path with `/`. */
export function maybeState(path: string): boolean {
  return stateName.test(path) && !besideStates.test(path);
}

/** Which of two files counts before the other, if nothing else tells: the one that is not put aside, then by name. */
export const byStanding = (
  a: { readonly source: string },
  b: { readonly source: string },
): number =>
  Number(isPutAside(a.source)) - Number(isPutAside(b.source)) || (a.source < b.source ? -1 : 1);

/** Called as tools and people call what they put aside. */
const isPutAside = (source: string): boolean =>
  /\.(backup|bak|old|orig)\b|~$|(^|[/_.-])(backups?|history|archive|old|copy)([/_.-]|$)/i.test(
    source,
  );
