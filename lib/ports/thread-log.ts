/** Remembers where a channel talks about an incident. */
export interface ThreadLog {
  /** The channel's own id of the thread; undefined before there is one. */
  find(incidentId: string): Promise<string | undefined>;
  /** Keeps the first; another one for the same incident is forgotten. */
  keep(incidentId: string, thread: string): Promise<void>;
}
