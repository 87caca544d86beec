/** Asks for each thing once, by its id; what failed is asked for again. */
export function once<A extends readonly unknown[], V>(
  ask: (...about: A) => Promise<V>,
  idOf: (...about: A) => string,
): (...about: A) => Promise<V> {
  const known = new Map<string, Promise<V>>();
  return (...about) => {
    const id = idOf(...about);
    const before = known.get(id);
    if (before !== undefined) return before;
    const answer = ask(...about);
    known.set(id, answer);
    answer.catch(() => known.delete(id));
    return answer;
  };
}
