/** Something the user can put right: its message is all that is shown. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
