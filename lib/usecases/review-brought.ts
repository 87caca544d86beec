import { shortSha } from '../domain/change/approvals.ts';
import {
  type CommitRange,
  isEndOf,
  isSameCommit,
  mergedBy,
  type Parents,
  rebasedFrom,
} from '../domain/change/commit-range.ts';
import type { Proposals, ProposedChange } from '../domain/change/proposed-change.ts';
import { type Deployed, notTold, type Repository, type Review } from '../domain/change/review.ts';
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

/** A commit that is no approved end. */
interface Open {
  readonly sha: string;
  readonly doubt: Doubt;
  /** The merged requests that the host names for it. */
  readonly requests: readonly ProposedChange[];
  /** Those among them that it is the end of, and that its answer comes from. */
  readonly ends: readonly ProposedChange[];
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
    const reason = `${repository.path} shows no way from ${shortSha(from)}, deployed before, to ${shortSha(deployed.sha)}; let the token read code`;
    return { doubts: [unknown(reason)], isWhole: true };
  }
  const walk = new Walk(range, asked);
  const fault = await walk.run(source);
  const older = range.hasMore ? [unknown(tooMany(range.commits.length, from))] : [];
  return {
    doubts: [...walk.doubts(), ...(fault ?? older)],
    isWhole: fault === undefined || walk.isFull,
  };
}

const unknown = (reason: string): Doubt => ({ kind: 'unknown', reason });

const tooMany = (commits: number, from: string): string =>
  `more than ${commits} commits to look at came in since ${shortSha(from)} was deployed; the older ones were left out`;

/** Requests, and the commits that they speak for besides their ends. */
class Voices {
  readonly #parentsOf: Parents;
  readonly #listed = new Set<string>();
  /** By the URL of each, where its commits may stand. */
  readonly #rebased = new Map<string, ReadonlySet<string>>();

  constructor(parentsOf: Parents) {
    this.#parentsOf = parentsOf;
  }

  add(request: ProposedChange, end: string): void {
    for (const { sha } of request.commits) this.#listed.add(sha);
    if (request.hasMoreCommits) {
      for (const sha of mergedBy(end, request, this.#parentsOf)) this.#listed.add(sha);
    }
    this.#rebased.set(request.url, rebasedFrom(end, request, this.#parentsOf));
  }

  list(sha: string): boolean {
    return this.#listed.has(sha);
  }

  speakFor({ sha, requests }: Open): boolean {
    return this.list(sha) || requests.some(({ url }) => this.#rebased.get(url)?.has(sha));
  }
}

class Walk {
  readonly #parentsOf: Parents;
  readonly #asked: Asked;
  readonly #approved: Voices;
  readonly #open: Open[] = [];
  #questions = 0;

  constructor({ commits }: CommitRange, asked: Asked) {
    this.#parentsOf = new Map(commits.map(({ sha, parents }) => [sha, parents]));
    this.#approved = new Voices(this.#parentsOf);
    this.#asked = asked;
  }

  /** More would have to be asked than is ever asked. */
  get isFull(): boolean {
    return this.#questions >= mostAsked;
  }

  /** Asks, newest first; what kept it from asking on. */
  async run(source: ReviewSource): Promise<Doubt[] | undefined> {
    const { hasTime, from } = this.#asked;
    for (const sha of this.#parentsOf.keys()) {
      if (this.#approved.list(sha)) continue;
      if (this.isFull) return [unknown(tooMany(mostAsked, from))];
      if (!hasTime()) return [unknown('there was no time to look at all that came in with it')];
      try {
        await this.#look(source, sha);
      } catch (error) {
        return [notTold(error)];
      }
    }
    return undefined;
  }

  /** Once all were asked: what no approved request speaks for. One that was not is told once, by its end. */
  doubts(): Doubt[] {
    const isOwn = ({ sha }: Open) => isSameCommit(sha, this.#asked.deployed.sha);
    const left = this.#open.filter((it) => isOwn(it) || !this.#approved.speakFor(it));
    const told = new Voices(this.#parentsOf);
    for (const { ends, sha } of left) for (const request of ends) told.add(request, sha);
    return left
      .filter((it) => !isOwn(it) && (it.ends.length > 0 || !told.speakFor(it)))
      .map(({ doubt }) => doubt);
  }

  async #look(source: ReviewSource, sha: string): Promise<void> {
    const { repository, deployed, branches } = this.#asked;
    this.#questions += 1;
    const proposals = await source.proposals(repository, sha);
    if (proposals === undefined) {
      const doubt = unknown(
        `${repository.path} does not show commit ${shortSha(sha)}, which it lists`,
      );
      this.#open.push({ sha, doubt, requests: [], ends: [] });
      return;
    }
    const at = deployed.at === undefined ? {} : { at: deployed.at };
    const judge = (changes: Proposals['changes']) =>
      reviewOf({ sha, ...at }, { ...proposals, changes }, branches);
    const review = judge(proposals.changes);
    const requests = proposals.changes.filter(({ merged }) => merged);
    // A commit may be the end of several: only those that its answer comes from speak for others.
    const ends = requests.filter((it) => isEndOf(sha, it) && judge([it]).kind === review.kind);
    if (review.kind !== 'reviewed') this.#open.push({ sha, doubt: review, requests, ends });
    else for (const request of ends) this.#approved.add(request, sha);
  }
}
