/** Places of a group, in order; none for a group that is not there. */
export type Groups = (group: number) => Int32Array;

/** Places of `groupAt` by the group that stands there, of which there are `count`. */
export function groupsOf(groupAt: Int32Array, count: number): Groups {
  const ends = new Int32Array(count + 1);
  for (const group of groupAt) ends[group + 1] = (ends[group + 1] ?? 0) + 1;
  for (let group = 0; group < count; group += 1)
    ends[group + 1] = (ends[group + 1] ?? 0) + (ends[group] ?? 0);
  const next = ends.slice();
  const places = new Int32Array(groupAt.length);
  groupAt.forEach((group, place) => {
    const at = next[group] ?? 0;
    places[at] = place;
    next[group] = at + 1;
  });
  return (group) =>
    group < 0 ? new Int32Array(0) : places.subarray(ends[group] ?? 0, ends[group + 1] ?? 0);
}
