/** Prints pieces of text as fast as they are taken, so that a long one is never there as a whole. */
export async function printPieces(pieces: Iterable<string>): Promise<void> {
  const { stdout } = process;
  for (const piece of pieces) {
    // Whoever read has seen enough.
    if (stdout.destroyed) return;
    if (!stdout.write(piece)) await drained();
  }
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
