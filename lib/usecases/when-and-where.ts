/** When and where calls were made, as they stream by. */
export class WhenAndWhere {
  readonly accounts = new Set<string>();
  readonly regions = new Set<string>();
  first: string | undefined;
  last: string | undefined;
  #account: string | undefined;
  #region: string | undefined;

  /** Notes calls of one place, made from `first` to `last`; ISO 8601 UTC. */
  note(account: string, region: string, first: string, last: string): void {
    // Most calls are made where the one before was made.
    if (account !== this.#account || region !== this.#region) {
      this.accounts.add(account);
      this.regions.add(region);
      this.#account = account;
      this.#region = region;
    }
    if (this.first === undefined || first < this.first) this.first = first;
    if (this.last === undefined || last > this.last) this.last = last;
  }
}
