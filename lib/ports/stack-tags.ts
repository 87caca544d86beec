/** Tells how a deployed stack is tagged. */
export interface StackTags {
  /** Throws an Error that names the right that is missing; none for a stack that is gone. */
  tagsOf(region: string, stack: string): Promise<Readonly<Record<string, string>>>;
}
