/** Enough for a call of the system to be cheap beside it. */
const charactersAtOnce = 64 * 1024;

/** Prints pieces of text as fast as they are taken, so that a long one is never there as a whole. */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < charactersAtOnce) continue;
    if (!(await printed(gathered))) return;
    gathered = '';
  }
  await printed(gathered);
}

/** False when whoever read has seen enough. */
async function printed(text: string): Promise<boolean> {
  const { stdout } = process;
  if (stdout.destroyed) return false;
  if (!stdout.write(text)) await drained();
  return true;
}

const drained = (): Promise<void> =>
  new Promise((resolve) => {
    const events = ['drain', 'error', 'close'] as const;
    const done = () => {
      for (const event of events) process.stdout.off(event, done);
      resolve();
    };
    for (const event of events) process.stdout.on(event, done);
  });
