const stateName = /\.(tfstate|json)(\.gz)?$/i;

/** Folders in which tools keep plug-ins, histories and copies of states, never the state itself. */
const besideStates =
  /(^|\/)(\.terraform|\.git|node_modules|\.pulumi\/(backups|history|locks|plugins|meta))\//;

/** Whether a file in a folder or a bucket may hold the state of an IaC tool, by its path with `/`. */
export function maybeState(path: string): boolean {
  return stateName.test(path) && !besideStates.test(path);
}

/** Whether a file is called as tools and people call what they put aside. */
export const isPutAside = (source: string): boolean =>
  /\.(backup|bak|old|orig)\b|~$|(^|[/_.-])(backups?|history|archive|old|copy)([/_.-]|$)/i.test(
    source,
  );
