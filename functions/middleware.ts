import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod';

/** What a function has at hand besides its event. */
interface Tools {
  readonly context: Context;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

interface FunctionSpec<Event, Result> {
  /** Folder under `functions/`; the `service` of its log lines and metrics. */
  readonly name: string;
  /** What the event must look like. */
  readonly schema: z.ZodType<Event>;
  /** What ties its log lines to those of others. @default the request id */
  readonly correlationId?: (event: Event) => string;
  readonly run: (event: Event, tools: Tools) => Promise<Result>;
}

/**
 * The one stack every function runs in: structured log, metrics, the event parsed at the edge. An
 * error is logged and thrown on, so that Lambda retries and at last hands over to the dead letters.
 */
export function watchdogFunction<Event, Result>(spec: FunctionSpec<Event, Result>) {
  const logger = new Logger({ serviceName: spec.name });
  const metrics = new Metrics({ namespace: 'Bandog', serviceName: spec.name });
  return middy<Event>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(logMetrics(metrics))
    .use({
      onError: ({ error }) => logger.error(`${spec.name} failed`, { error }),
    })
    .use({
      before: (request) => {
        request.event = parse(spec, request.event);
        const { event, context } = request;
        logger.setCorrelationId(spec.correlationId?.(event) ?? context.awsRequestId);
      },
    })
    .handler((event, context) => spec.run(event, { context, logger, metrics }));
}

function parse<Event>({ name, schema }: FunctionSpec<Event, unknown>, event: unknown): Event {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  throw new TypeError(
    `${name} was given an event it does not take: ${z.prettifyError(parsed.error)}`,
  );
}
