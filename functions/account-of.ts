import type { Context } from 'aws-lambda';

/** The account a function runs in: the fifth part of its own ARN. */
export function accountOf({ invokedFunctionArn }: Pick<Context, 'invokedFunctionArn'>): string {
  const account = invokedFunctionArn.split(':')[4];
  if (account && /^\d{12}$/.test(account)) return account;
  throw new Error(`no account in the function's ARN ${JSON.stringify(invokedFunctionArn)}`);
}
