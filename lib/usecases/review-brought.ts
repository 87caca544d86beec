import { shortSha } from '../domain/change/approvals.ts';
import {
  type CommitRange,
  isEndOf,
  isSameCommit,
  type ListedCommit,
  rebasedFrom,
} from '../domain/change/commit-range.ts';
import type { Proposals, ProposedChange } from '../domain/change/proposed-change.ts';
import type { Deployed, Repository, Review } from '../domain/change/review.ts';
import { reviewOf } from '../domain/change/review-of.ts';
import type { ReviewSource } from '../ports/review-source.ts';

interface Asked {
  readonly repository: Repository;
  /** The commit that was deployed before. */
  readonly from: string;
  readonly deployed: Deployed;
  readonly branches: readonly string[];
  /** Whether there is time for another question. */
  readonly hasTime: () => boolean;
}

interface Brought {
  /** What came in and was not approved, or of which that is not known. */
  readonly doubts: readonly Doubt[];
  /** Nothing is left that could be asked at another time. */
  readonly isWhole: boolean;
}

type Doubt = Exclude<Review, { kind: 'reviewed' }>;

/** A commit that is no approved end: it may still be one of a request's. */
interface Open {
  readonly sha: string;
  readonly doubt: Doubt;
  readonly requests: readonly ProposedChange[];
}

/** Each is one question, and of a request three. Far more than come in between two deployments. */
const mostAsked = 300;

/**
 * Whether all that came in with a commit, besides the commit itself, came by approved requests: on its
 * own line or by a merge. A request speaks for its end and for the commits it lists; where it was
 * rebased, for those in their place that the host says are its. Throws where nothing could be asked.
 */
export async function reviewBrought(source: ReviewSource, asked: Asked): Promise<Brought> {
  const { repository, from, deployed } = asked;
  const range = await source.commitsBetween(repository, from, deployed.sha);
  if (range === undefined) {
    const reason = `${repository.path} shows no way from commit ${shortSha(from)}, which was deployed before, to commit ${shortSha(deployed.sha)}, or not to the token; let it read code`;
    return { doubts: [unknown(reason)], isWhole: true };
  }
  const walk = new Walk(range, asked);
  const fault = await walk.run(source);
  const tooMany = range.hasMore && fault === undefined ? [unknown(moreThan(range, from))] : [];
  return {
    doubts: [...walk.doubts(), ...(fault ?? tooMany)],
    isWhole: fault === undefined || walk.isFull,
  };
}

const unknown = (reason: string): Doubt => ({ kind: 'unknown', reason });

const moreThan = ({ commits }: CommitRange, from: string): string =>
  `more than ${commits.length} commits came in since ${shortSha(from)} was deployed, and the older ones were not looked at`;

class Walk {
  readonly #range: CommitRange;
  readonly #asked: Asked;
  /** Commits that a request which was judged lists. */
  readonly #listed = new Set<string>();
  /** By the URL of a request that was judged, where its commits may stand; everywhere if not told. */
  readonly #rebased = new Map<string, ReadonlySet<string> | 'anywhere'>();
  readonly #open: Open[] = [];
  #questions = 0;

  constructor(range: CommitRange, asked: Asked) {
    this.#range = range;
    this.#asked = asked;
  }

  /** More would have to be asked than is ever asked. */
  get isFull(): boolean {
    return this.#questions >= mostAsked;
  }

  /** Asks, newest first; what kept it from asking on. */
  async run(source: ReviewSource): Promise<Doubt[] | undefined> {
    const { hasTime, from } = this.#asked;
    for (const commit of this.#range.commits) {
      if (this.#listed.has(commit.sha)) continue;
      if (this.isFull) {
        const reason = `more than ${mostAsked} commits that no request lists came in since ${shortSha(from)} was deployed, and the older ones were not looked at`;
        return [unknown(reason)];
      }
      if (!hasTime()) return [unknown('there was no time to look at all that came in with it')];
      try {
        await this.#look(source, commit);
      } catch (error) {
        return [unknown(error instanceof Error ? error.message : String(error))];
      }
    }
    return undefined;
  }

  /** Once all were asked: what no request speaks for. */
  doubts(): Doubt[] {
    return this.#open.filter((open) => !this.#isSpokenFor(open)).map(({ doubt }) => doubt);
  }

  async #look(source: ReviewSource, { sha }: ListedCommit): Promise<void> {
    const { repository, deployed, branches } = this.#asked;
    this.#questions += 1;
    const proposals = await source.proposals(repository, sha);
    if (proposals === undefined) {
      const doubt = unknown(
        `${repository.path} lists commit ${shortSha(sha)} and does not show it`,
      );
      this.#open.push({ sha, doubt, requests: [] });
      return;
    }
    const at = deployed.at === undefined ? {} : { at: deployed.at };
    const judge = (changes: Proposals['changes']) =>
      reviewOf({ sha, ...at }, { ...proposals, changes }, branches);
    const review = judge(proposals.changes);
    const requests = proposals.changes.filter(({ merged }) => merged);
    const ends = requests.filter((request) => isEndOf(sha, request));
    // A commit may be the end of several: only the one that its answer comes from speaks for others.
    for (const request of ends.filter((it) => judge([it]).kind === review.kind)) {
      this.#letSpeak(request, sha);
    }
    if (review.kind === 'reviewed' || isSameCommit(sha, deployed.sha)) return;
    this.#open.push({ sha, doubt: review, requests: ends.length > 0 ? [] : requests });
  }

  #letSpeak(request: ProposedChange, end: string): void {
    for (const { sha } of request.commits) this.#listed.add(sha);
    const places = request.hasMoreCommits ? 'anywhere' : rebasedFrom(end, request, this.#range);
    this.#rebased.set(request.url, places);
  }

  #isSpokenFor({ sha, requests }: Open): boolean {
    if (this.#listed.has(sha)) return true;
    return requests.some(({ url }) => {
      const places = this.#rebased.get(url);
      return places === 'anywhere' || places?.has(sha);
    });
  }
}
