import { describe, expect, it } from 'vitest';
import { withoutSpikes } from '../../../../lib/domain/cost/forecast/without-spikes.ts';

const flat = (length: number, amount = 10) => Array.from({ length }, () => amount);

describe('withoutSpikes', () => {
  it('puts back one day that stood apart and was followed by days as before', () => {
    expect(withoutSpikes([...flat(10), 90, ...flat(5)])).toEqual(flat(16));
  });
  it('leaves a jump that holds', () => {
    const jumped = [...flat(10), ...flat(8, 90)];
    expect(withoutSpikes(jumped)).toEqual(jumped);
  });
  it('counts a jump on the newest day, of which no one can tell yet, as far as twice the usual', () => {
    expect(withoutSpikes([...flat(10), 90])).toEqual([...flat(10), 20]);
    expect(withoutSpikes([...flat(10), 11])).toEqual([...flat(10), 11]);
  });
  it('leaves a jump that has lasted two days', () => {
    const late = [...flat(10), 90, 90];
    expect(withoutSpikes(late)).toEqual(late);
  });
  it('leaves what differs as weekdays do, however much', () => {
    const weekly = Array.from({ length: 28 }, (_, day) => (day % 7 > 4 ? 1 : 100));
    expect(withoutSpikes(weekly)).toEqual(weekly);
  });
});
