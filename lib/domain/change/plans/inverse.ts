/**
 * What undoes a call: always, or if it has a parameter of the name `when` (`name`), with this value
 * (`name=value`) or without it (`name!=value`). What was answered begins with `response.`.
 */
export interface Inverse {
  readonly when?: string;
  readonly command: string;
}

export const when = (condition: string, command: string): Inverse => ({ when: condition, command });
