import assert from 'node:assert/strict';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { DeployedBandog } from '../bandog.ts';
import type { Story } from '../story.ts';

export const reportStories: readonly Story[] = [
  {
    name: 'the report, invoked on demand, answers with JSON and stores HTML',
    async play(bandog) {
      const json = await reportOf(bandog, 'json');
      const told = JSON.stringify(JSON.parse(json.body ?? ''));
      for (const name of ['shop', 'StopLogging', 'whole-account']) assert.match(told, RegExp(name));
      const html = await reportOf(bandog, 'html');
      const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(html.location) ?? [];
      const object = await bandog.cloud.s3.send(new GetObjectCommand({ Bucket, Key }));
      assert.match(object.ContentType ?? '', /^text\/html/);
      assert.match((await object.Body?.transformToString()) ?? '', /<html[\s>]/);
    },
  },
];

interface Answer {
  readonly body?: string;
  readonly location: string;
}

async function reportOf(bandog: DeployedBandog, format: string): Promise<Answer> {
  const { failed, payload } = await bandog.invoke('BandogReport', { format, since: '1d' });
  assert.equal(failed, false, JSON.stringify(payload));
  return payload as Answer;
}
