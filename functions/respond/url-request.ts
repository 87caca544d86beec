import * as z from 'zod';

/** A request to a function's URL (payload format 2.0). */
export const urlRequest = z.looseObject({
  rawPath: z.string().default('/'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

export type UrlRequest = z.output<typeof urlRequest>;

/** More than any form holds. */
const longestBody = 100_000;

/** The body byte for byte; undefined when it is longer than anything expected. */
export function bodyOf({ body, isBase64Encoded }: UrlRequest): Buffer | undefined {
  return body.length > longestBody
    ? undefined
    : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}
