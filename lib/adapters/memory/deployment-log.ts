import type { DeploymentLog, ReviewedDeployment } from '../../ports/deployment-log.ts';

/** Deployments and their reviews in memory. */
export function memoryDeploymentLog(): DeploymentLog {
  const known = new Map<string, ReviewedDeployment>();
  return {
    async save(deployment) {
      known.set(deployment.id, deployment);
    },
    async *list({ from, to }) {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      yield* known.values().filter(({ at }) => start <= Date.parse(at) && Date.parse(at) < end);
    },
  };
}
