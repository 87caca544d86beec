import assert from 'node:assert/strict';
import { opensPort22 } from '../calls.ts';
import type { Story } from '../story.ts';

const group = 'sg-0123456789abcdef7';

export const incidentStories: readonly Story[] = [
  {
    name: 'an incident is acknowledged, excepted and resolved on the command line; Slack hears of outcomes',
    async play(bandog) {
      await bandog.deliver(opensPort22('gus', group));
      const { incidentId } = await bandog.alert(group);
      await bandog.slackMessage(group);
      const act = async (...args: string[]) => {
        const [command = '', ...options] = args;
        const short = incidentId.slice(0, 8);
        return bandog.cloud.bandog(command, short, '--table', bandog.tableName, ...options);
      };
      const ack = await act('ack', '--reason', 'asking gus');
      assert.deepEqual(ack.status, 0, ack.output);
      assert.match(ack.output, /acknowledged by arn:aws:.* on the command line/);
      const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
      const except = await act(
        'except',
        '--until',
        until,
        '--reason',
        'meant',
        '--ticket',
        'OPS-7',
      );
      assert.equal(except.status, 0, except.output);
      assert.match(await bandog.slackMessage('excepted: gus'), /OPS-7/);
      const resolved = await act('resolve', '--how', 'reverted');
      assert.equal(resolved.status, 0, resolved.output);
      await bandog.slackMessage('resolved: gus');
      assert.equal(bandog.slackWith('acknowledged').length, 0);
      const late = await act('ack');
      assert.equal(late.status, 2, late.output);
      assert.match(late.output, /resolved already/);
    },
  },
];
