import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeenIds } from '../../lib/usecases/seen-ids.ts';

describe('SeenIds', () => {
  it('tells new ids from known ones', () => {
    const seen = new SeenIds();
    expect(['a', 'b', 'a', 'b'].map((id) => seen.add(id))).toEqual([true, true, false, false]);
    expect(seen.forgot).toBe(false);
  });

  it('knows at least the last `capacity` different ids, and never calls a new id known', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 300 }), (ids) => {
        const capacity = 8;
        const seen = new SeenIds(capacity);
        ids.forEach((id, index) => {
          const before = ids.slice(0, index);
          const recent = [...new Set(before.toReversed())].slice(0, capacity);
          const isNew = seen.add(String(id));
          if (recent.includes(id)) expect(isNew).toBe(false);
          if (!before.includes(id)) expect(isNew).toBe(true);
        });
      }),
    );
  });

  it('says when it had to forget', () => {
    const seen = new SeenIds(2);
    for (const id of ['a', 'b', 'c', 'd']) seen.add(id);
    expect(seen.forgot).toBe(false);
    seen.add('e');
    expect(seen.forgot).toBe(true);
    expect(seen.add('a')).toBe(true);
  });
});
