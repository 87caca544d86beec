import { GetProductsCommand, PricingClient } from '@aws-sdk/client-pricing';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { awsPriceList } from '../../../lib/adapters/aws/price-list.ts';
import { memoryPriceCache } from '../../../lib/adapters/memory/price-cache.ts';

const api = mockClient(PricingClient);
const list = () => awsPriceList(new PricingClient({ region: 'us-east-1' }));
const part = {
  label: 'an instance',
  offer: 'AmazonEC2',
  usageType: 'BoxUsage:m5.large',
  attributes: { instanceType: 'm5.large', operatingSystem: 'Linux' },
  quantity: 1,
};
const product = (usagetype: string, amount: string, operatingSystem = 'Linux') =>
  JSON.stringify({
    product: {
      productFamily: 'Compute Instance',
      attributes: { usagetype, instanceType: 'm5.large', operatingSystem },
    },
    publicationDate: '2026-11-01T00:00:00Z',
    terms: {
      OnDemand: {
        a: {
          priceDimensions: { b: { unit: 'Hrs', beginRange: '0', pricePerUnit: { USD: amount } } },
        },
      },
    },
  });
beforeEach(() => api.reset());

test('the price is that of the product that fits, on whatever page it is, asked for once', async () => {
  api
    .on(GetProductsCommand)
    .resolvesOnce({ PriceList: [product('EUC1-UnusedBox:m5.large', '9')], NextToken: 'next' })
    .resolvesOnce({ PriceList: [product('EUC1-BoxUsage:m5.large', '0.115')] });
  const prices = list();
  const price = await prices.priceOf(part, 'eu-central-1');
  expect(price).toEqual({
    kind: 'known',
    amount: 0.115,
    currency: 'USD',
    per: 'hour',
    asOf: '2026-11-01',
  });
  expect(await prices.priceOf(part, 'eu-central-1')).toEqual(price);
  const calls = api.commandCalls(GetProductsCommand);
  expect(calls).toHaveLength(2);
  expect(calls[0]?.args[0].input).toMatchObject({
    ServiceCode: 'AmazonEC2',
    Filters: [
      { Type: 'TERM_MATCH', Field: 'regionCode', Value: 'eu-central-1' },
      { Field: 'instanceType', Value: 'm5.large' },
      { Field: 'operatingSystem', Value: 'Linux' },
    ],
  });
});

test('no product, or several prices, is unknown and not guessed', async () => {
  api
    .on(GetProductsCommand)
    .resolves({ PriceList: [product('BoxUsage:m5.large', '1', 'Windows')] });
  expect(await list().priceOf(part, 'us-east-1')).toMatchObject({ kind: 'unknown' });
  api.on(GetProductsCommand).resolves({
    PriceList: [product('BoxUsage:m5.large', '1'), product('BoxUsage:m5.large', '2')],
  });
  expect(await list().priceOf(part, 'us-east-1')).toMatchObject({
    reason: 'the price list has several prices of BoxUsage:m5.large',
  });
});

test('a denied call names the action', async () => {
  const denied = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
  api.on(GetProductsCommand).rejects(denied);
  await expect(list().priceOf(part, 'us-east-1')).rejects.toThrow('allow pricing:GetProducts');
});

test('what is kept is not asked for again, by whichever process', async () => {
  api.on(GetProductsCommand).resolves({ PriceList: [product('EUC1-BoxUsage:m5.large', '0.115')] });
  const cache = memoryPriceCache();
  const client = new PricingClient({ region: 'us-east-1' });
  const price = await awsPriceList(client, cache).priceOf(part, 'eu-central-1');
  expect(price).toMatchObject({ amount: 0.115 });
  expect(await awsPriceList(client, cache).priceOf(part, 'eu-central-1')).toEqual(price);
  expect(api.commandCalls(GetProductsCommand)).toHaveLength(1);
  await awsPriceList(client, cache).priceOf(part, 'us-east-1');
  expect(api.commandCalls(GetProductsCommand)).toHaveLength(2);
});

test('a cache that fails is done without', async () => {
  api.on(GetProductsCommand).resolves({ PriceList: [product('EUC1-BoxUsage:m5.large', '0.115')] });
  const broken = {
    get: () => Promise.reject(new Error()),
    keep: () => Promise.reject(new Error()),
  };
  const prices = awsPriceList(new PricingClient({ region: 'us-east-1' }), broken);
  expect(await prices.priceOf(part, 'eu-central-1')).toMatchObject({ amount: 0.115 });
});
