import { spawnSync } from 'node:child_process';
import accepted from './accepted-advisories.json' with { type: 'json' };
import { type Accepted, readAudit } from './audit-answer.ts';

/**
 * What is known against the dependencies, by `npm audit`. Ends with 0 when nothing is, 1 when something
 * is, and 2 when the registry does not say: then nobody knows, and it is to be asked again elsewhere.
 */
const words = { clean: 0, findings: 1, unknown: 2 } as const;

// Offline, npm finds nothing and calls that clean.
const { stdout } = spawnSync('npm', ['audit', '--json', '--no-offline'], { encoding: 'utf8' });
const today = new Date().toISOString().slice(0, 10);
const verdict = readAudit(stdout, accepted as Accepted, today);
if (verdict.kind === 'unknown')
  console.log(`npm audit: UNKNOWN, the registry does not say: ${verdict.reason}`);
else {
  for (const { severity, packageName, title, url } of verdict.open)
    console.log(`${severity}: ${packageName}: ${title} (${url})`);
  for (const { packageName, url } of verdict.accepted)
    console.log(`accepted: ${packageName} (${url}): ${(accepted as Accepted)[url]?.reason}`);
  console.log(`npm audit: ${verdict.open.length} findings, ${verdict.accepted.length} accepted`);
}
process.exitCode = words[verdict.kind];
