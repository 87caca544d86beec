import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { costExport } from '../../../../lib/adapters/aws/cost-export.ts';
import { exportFresh } from '../../../../lib/adapters/aws/health/export-fresh.ts';
import { refused } from '../gates/pages.ts';

const s3 = mockClient(S3Client);
const now = new Date('2026-11-23T11:30:00Z');
const look = () => exportFresh(costExport(new S3Client({}), 's3://bills/cur')).look(now);
const month = 'cur/data/BILLING_PERIOD=2026-11';

/** An export whose files were written at these times, each list in two pages. */
function writtenAt(...times: readonly string[]) {
  const Contents = times.map((time, index) => ({
    Key: `${month}/run${index}/cur-00001.csv.gz`,
    Size: 2,
    LastModified: new Date(time),
  }));
  s3.on(ListObjectsV2Command).resolves({
    Contents: [],
    IsTruncated: true,
    NextContinuationToken: 'next',
  });
  s3.on(ListObjectsV2Command, { ContinuationToken: 'next' }).resolves({ Contents });
  const Body = { transformToByteArray: async () => Buffer.from('id') };
  s3.on(GetObjectCommand).resolves({ Body } as never);
}

beforeEach(() => s3.reset());

describe('the export of costs', () => {
  it('is written and can be read', async () => {
    writtenAt('2026-11-20T04:00:00Z', '2026-11-23T04:00:00Z');
    expect(await look()).toMatchObject({ state: 'ok', text: expect.stringContaining('8 hours') });
    expect(s3.commandCalls(GetObjectCommand)[0]?.args[0].input).toMatchObject({
      Key: `${month}/run1/cur-00001.csv.gz`,
      Range: 'bytes=0-1',
    });
  });

  it('is no longer written', async () => {
    writtenAt('2026-11-20T04:00:00Z', '2026-11-21T04:00:00Z');
    expect(await look()).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('56 hours ago'),
      fix: expect.stringContaining('healthy'),
    });
  });

  it('is not there', async () => {
    writtenAt();
    expect(await look()).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('s3://bills/cur'),
      fix: expect.stringContaining('money.export'),
    });
    s3.on(ListObjectsV2Command).rejects(refused('NoSuchBucket', 'no such bucket'));
    expect(await look()).toMatchObject({
      state: 'problem',
      text: expect.stringContaining('no such bucket'),
    });
  });

  it.each([
    ['s3:ListBucket', ListObjectsV2Command],
    ['s3:GetObject', GetObjectCommand],
  ] as const)(
    'is hidden by a lack of %s, and it is said what to allow',
    async (action, command) => {
      writtenAt('2026-11-23T04:00:00Z');
      s3.on(command as never).rejects(refused('AccessDenied'));
      expect(await look()).toMatchObject({
        state: 'unknown',
        text: expect.stringContaining(`allow ${action}`),
        fix: expect.stringContaining('kms:Decrypt'),
      });
    },
  );
});
