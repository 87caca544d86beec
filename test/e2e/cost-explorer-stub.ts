import { createServer } from 'node:http';
import { addDays } from '../../lib/domain/cost/calendar.ts';
import { listen } from './waiting.ts';

/** Cost Explorer, which the emulator does not have. */
interface CostExplorerStub extends Disposable {
  readonly url: string;
  /** Pages that were served. */
  readonly pages: () => number;
}

interface Bill {
  readonly account: string;
  /** What each day costs. */
  readonly usdADay: number;
}

interface Question {
  readonly TimePeriod: { readonly Start: string; readonly End: string };
  readonly NextPageToken?: string;
  /** Bandog asks for usage, and for all that is `Not` usage. */
  readonly Filter?: { readonly Not?: unknown };
}

const target = 'AWSInsightsIndexService.GetCostAndUsage';
const contentType = 'application/x-amz-json-1.1';
const daysAPage = 50;

/** Answers with usage of one service that costs the same each day, in pages. */
export async function startCostExplorer(bill: Bill): Promise<CostExplorerStub> {
  let pages = 0;
  const server = createServer(async (request, response) => {
    const question = JSON.parse(Buffer.concat(await request.toArray()).toString());
    const isKnown = request.headers['x-amz-target'] === target;
    if (isKnown) pages += 1;
    response.writeHead(isKnown ? 200 : 400, { 'content-type': contentType });
    response.end(
      JSON.stringify(isKnown ? answer(question, bill) : { __type: 'UnknownOperationException' }),
    );
  });
  return {
    url: `http://127.0.0.1:${await listen(server)}`,
    pages: () => pages,
    [Symbol.dispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer({ TimePeriod, NextPageToken, Filter }: Question, { account, usdADay }: Bill) {
  const Metrics = { UnblendedCost: { Amount: usdADay.toFixed(2), Unit: 'USD' } };
  const Groups =
    Filter?.Not === undefined
      ? [{ Keys: [account, 'Amazon Simple Storage Service'], Metrics }]
      : [];
  const ResultsByTime = [];
  let Start = NextPageToken ?? TimePeriod.Start;
  while (Start < TimePeriod.End && ResultsByTime.length < daysAPage) {
    const End = addDays(Start, 1);
    ResultsByTime.push({ TimePeriod: { Start, End }, Total: {}, Groups, Estimated: false });
    Start = End;
  }
  return { ResultsByTime, ...(Start < TimePeriod.End && { NextPageToken: Start }) };
}
