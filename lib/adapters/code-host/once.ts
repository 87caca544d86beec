/** Asks for each thing once, by its id; what failed is asked for again. */
export function once<K, V>(
  ask: (key: K) => Promise<V>,
  idOf: (key: K) => string,
): (key: K) => Promise<V> {
  const known = new Map<string, Promise<V>>();
  return (key) => {
    const id = idOf(key);
    const before = known.get(id);
    if (before !== undefined) return before;
    const answer = ask(key);
    known.set(id, answer);
    answer.catch(() => known.delete(id));
    return answer;
  };
}
