/** What undoes a call that has a parameter of this name, or this value of it: `name`, `name=value`. */
export interface Inverse {
  readonly when: string;
  readonly command: string;
}
