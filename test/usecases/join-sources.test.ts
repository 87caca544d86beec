import { expect, it } from 'vitest';
import { memoryChangeSource } from '../../lib/adapters/memory/change-source.ts';
import { joinSources } from '../../lib/usecases/join-sources.ts';
import { readCall } from './sample-events.ts';

it('reads every source, and goes on when one fails', async () => {
  const failures: [string, unknown][] = [];
  const done: string[] = [];
  const denied = new Error('denied');
  const source = joinSources(
    [
      { name: 'one', source: memoryChangeSource([readCall('a')]) },
      {
        name: 'two',
        source: {
          // biome-ignore lint/correctness/useYield: it fails before its first batch
          async *read() {
            throw denied;
          },
        },
      },
      { name: 'three', source: memoryChangeSource([readCall('b')]) },
    ],
    (name, error) => failures.push([name, error]),
    (name) => done.push(name),
  );
  const ids: string[] = [];
  for await (const { events } of source.read({})) ids.push(...events.map(({ id }) => id));
  expect(ids).toEqual(['a', 'b']);
  expect(failures).toEqual([['two', denied]]);
  expect(done).toEqual(['one', 'two', 'three']);
});
