/** What was taken from an iterator, and the rest of it. */
export async function* resume<T>(
  taken: readonly T[],
  rest: AsyncIterator<T>,
): AsyncGenerator<T, void> {
  yield* taken;
  yield* { [Symbol.asyncIterator]: () => rest };
}
