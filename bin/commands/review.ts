import { Command } from 'commander';
import { loadSettings } from '../../lib/config/load-settings.ts';
import { isRepository } from '../../lib/config/review-schema.ts';
import { toRepository } from '../../lib/config/review-settings.ts';
import { readReviewTokens } from '../../lib/config/review-tokens.ts';
import { shortSha } from '../../lib/domain/change/approvals.ts';
import type { Review } from '../../lib/domain/change/review.ts';
import { plain } from '../../lib/render/escape.ts';
import { renderJson } from '../../lib/render/json.ts';
import { reviewCommit } from '../../lib/usecases/review-commit.ts';
import { pipelineReviews } from '../../lib/wiring/review-source.ts';
import { CliError } from '../shared/cli-error.ts';
import { exitCode } from '../shared/exit-code.ts';

interface ReviewOptions {
  readonly commit: string;
  readonly repo?: string;
  readonly branch?: readonly string[];
  readonly since?: string;
  readonly config?: string;
  readonly json?: boolean;
}

const more = `
Asks GitHub or GitLab which pull request brought the commit in and who approved
its last state. It has to be merged into the default branch, or into one of
--branch. With --since, all that came in after the commit that was deployed
before has to be approved as well; without it only the commit itself is looked
at, not what somebody may have pushed beneath it. Reads a token from
GITHUB_TOKEN or GITLAB_TOKEN, which may read code and pull requests; none is
needed for what anybody may read.

Exit code: 0 reviewed; 1 not reviewed; 2 could not tell.

Examples:
  bandog review --commit "$GITHUB_SHA" --repo "$GITHUB_REPOSITORY"
  bandog review --commit "$GITHUB_SHA" --repo acme/infra --since "$DEPLOYED_SHA"
  bandog review --commit "$CI_COMMIT_SHA" --repo "gitlab.com/$CI_PROJECT_PATH"`;

/** `review`: whether a commit came in by an approved pull request; for pipelines. */
export function reviewCommand(): Command {
  return new Command('review')
    .summary('tell whether a commit came in by an approved pull request')
    .description(
      'Tell whether a commit came in by a merged pull request that somebody else approved.',
    )
    .requiredOption('--commit <sha>', 'the commit that is to be deployed')
    .option(
      '--repo <name>',
      'owner/name, or host/path (default: review.repositories of the settings)',
    )
    .option(
      '--branch <name...>',
      'branches it had to be merged into (default: review.branches of the settings, else the default branch)',
    )
    .option('--since <sha>', 'the commit that was deployed before it')
    .option('--config <file>', 'settings (default: bandog.yaml in this folder, if there)')
    .option('--json', 'print the answer as JSON')
    .addHelpText('after', more)
    .action(review);
}

async function review(options: ReviewOptions): Promise<void> {
  const { commit, since, json } = options;
  checkCommit('--commit', commit);
  if (since !== undefined) checkCommit('--since', since);
  const asked = await askedIn(options);
  const source = pipelineReviews(readReviewTokens());
  const deployedBefore = async () => since;
  const { review: answer } = await reviewCommit(
    source,
    { ...asked, deployedBefore },
    { sha: commit },
  );
  process.stdout.write(json ? renderJson(answer) : `${textOf(answer)}\n`);
  process.exitCode = codes[answer.kind];
}

function checkCommit(option: string, value: string): void {
  if (/^[0-9a-f]{7,64}$/i.test(value)) return;
  throw new CliError(
    `${option} ${JSON.stringify(value)} is no commit id; write 7 to 64 hexadecimal digits`,
  );
}

const codes: Readonly<Record<Review['kind'], number>> = {
  reviewed: exitCode.clean,
  unreviewed: exitCode.violations,
  unknown: exitCode.failed,
};

async function askedIn({ repo, branch, config }: ReviewOptions) {
  if (repo !== undefined && !isRepository(repo)) {
    throw new CliError(
      `--repo ${JSON.stringify(repo)} is no repository; write owner/name, or host/path`,
    );
  }
  const { policy } = (await loadSettings(config)).review;
  const repositories = repo === undefined ? policy.repositories : [toRepository(repo)];
  if (repositories.length > 0) return { repositories, branches: branch ?? policy.branches };
  throw new CliError('name a repository with --repo, or under review.repositories in bandog.yaml');
}

function textOf(answer: Review): string {
  if (answer.kind !== 'reviewed') return `${answer.kind}: ${plain(answer.reason, 600)}`;
  const by = answer.approvedBy.map((it) => plain(it, 80)).join(', ');
  const { since } = answer;
  const range =
    since === undefined
      ? 'only this commit was looked at (see --since)'
      : `and so was all that came in since ${plain(shortSha(since))}`;
  return `reviewed: ${plain(answer.url)} was approved by ${by}; ${range}`;
}
