import type { OfferedProduct } from '../../../domain/change/offered-product.ts';
import { type CsvRow, csvRows } from '../cost/csv-rows.ts';
import type { IsWanted, ReadOffer } from './bulk-json.ts';

/** How the CSV heads what the rows of prices ask for, without spaces and case, and how the API spells it. */
const apiNames: Readonly<Record<string, string>> = {
  usagetype: 'usagetype',
  regioncode: 'regionCode',
  productfamily: 'productFamily',
  instancetype: 'instanceType',
  operatingsystem: 'operatingSystem',
  tenancy: 'tenancy',
  preinstalledsw: 'preInstalledSw',
  capacitystatus: 'capacitystatus',
  volumeapiname: 'volumeApiName',
  deploymentoption: 'deploymentOption',
  databaseengine: 'databaseEngine',
  cacheengine: 'cacheEngine',
  group: 'group',
  operation: 'operation',
  component: 'component',
  instancename: 'instanceName',
};

/**
 * An offer of the AWS Price List bulk API as CSV, streamed: five lines about the offer, a header, then a
 * row for each price.
 */
export async function readBulkCsv(
  chunks: AsyncIterable<Buffer>,
  isWanted: IsWanted,
): Promise<ReadOffer> {
  const reader = new BulkReader(isWanted);
  let loss: string | undefined;
  const onLoss = (reason: string): void => {
    loss ??= reason;
  };
  for await (const rows of csvRows(chunks, onLoss)) for (const row of rows) reader.take(row);
  if (loss !== undefined) throw new Error(`${loss}; fetch the price list again`);
  return reader.result();
}

class BulkReader {
  readonly #isWanted: IsWanted;
  readonly #about = new Map<string, string>();
  readonly #products = new Map<
    string,
    OfferedProduct & { prices: OfferedProduct['prices'][number][] }
  >();
  #columns: ReadonlyMap<string, number> | undefined;
  #attributes: readonly (readonly [name: string, at: number])[] = [];

  constructor(isWanted: IsWanted) {
    this.#isWanted = isWanted;
  }

  take({ cells }: CsvRow): void {
    if (this.#columns !== undefined) this.#price(cells, this.#columns);
    else if (cells[0] === 'SKU') this.#head(cells);
    else this.#about.set(cells[0] ?? '', cells[1] ?? '');
  }

  #head(cells: readonly string[]): void {
    const plain = cells.map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
    this.#columns = new Map(plain.map((name, at) => [name, at]));
    this.#attributes = plain.flatMap((name, at) => {
      const api = apiNames[name];
      return api === undefined ? [] : [[api, at] as const];
    });
  }

  #price(cells: readonly string[], columns: ReadonlyMap<string, number>): void {
    const cell = (name: string) => cells[columns.get(name) ?? -1] ?? '';
    if (cell('termtype') !== 'OnDemand') return;
    const sku = cell('sku');
    const known = this.#products.get(sku);
    const price = {
      unit: cell('unit'),
      amount: Number(cell('priceperunit')),
      currency: cell('currency'),
      from: Number(cell('startingrange') || '0'),
    };
    if (known !== undefined) {
      known.prices.push(price);
      return;
    }
    const attributes = Object.fromEntries(
      this.#attributes.map(([name, at]) => [name, cells[at] ?? '']),
    );
    if (!this.#isWanted(this.#about.get('OfferCode') ?? '', attributes)) return;
    const asOf = this.#about.get('Publication Date')?.slice(0, 10);
    this.#products.set(sku, { attributes, prices: [price], ...(asOf !== undefined && { asOf }) });
  }

  result(): ReadOffer {
    const offer = this.#about.get('OfferCode');
    if (offer === undefined || this.#columns === undefined)
      throw new Error('no price list of AWS: its line OfferCode or its header SKU, … is missing');
    return { offer, products: [...this.#products.values()] };
  }
}
