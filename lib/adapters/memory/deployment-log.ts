import type {
  DeployedCommit,
  DeploymentLog,
  ReviewedDeployment,
} from '../../ports/deployment-log.ts';

/** Deployments and their reviews in memory. */
export function memoryDeploymentLog(): DeploymentLog {
  const known = new Map<string, ReviewedDeployment>();
  const marks = new Map<string, DeployedCommit[]>();
  return {
    async save(deployment) {
      known.set(deployment.id, deployment);
    },
    async *list({ from, to }) {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      yield* known.values().filter(({ at }) => start <= Date.parse(at) && Date.parse(at) < end);
    },
    async mark(keys, commit) {
      for (const key of keys) marks.set(key, [...(marks.get(key) ?? []), commit]);
    },
    async lastBefore(key, at) {
      const before = (marks.get(key) ?? []).filter((it) => Date.parse(it.at) < Date.parse(at));
      return before.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0]?.sha;
    },
  };
}
