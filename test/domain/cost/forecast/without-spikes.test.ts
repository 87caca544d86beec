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
  it('leaves a jump on the last days, where no one can tell yet', () => {
    const late = [...flat(10), 90];
    expect(withoutSpikes(late)).toEqual(late);
  });
  it('leaves what differs as weekdays do, however much', () => {
    const weekly = Array.from({ length: 28 }, (_, day) => (day % 7 > 4 ? 1 : 100));
    expect(withoutSpikes(weekly)).toEqual(weekly);
  });
});
