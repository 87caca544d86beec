/** What to do where the SDK found no credentials. */
export const noCredentials =
  'no AWS credentials were found: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with `aws sso login`';

const accessErrors = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'AuthorizationErrorException',
  'UnauthorizedOperation',
]);

/**
 * The error of an API call that failed for good, with a sentence that names the IAM action and what
 * it was called on. The SDK's own error stays as its cause.
 */
export function failedCall(error: unknown, action: string, on: string): Error {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const sentence = accessErrors.has(name)
    ? `${action} on ${on} was denied; allow ${action} for this role (${message})`
    : `${action} on ${on} failed: ${name === 'CredentialsProviderError' ? noCredentials : `${name}: ${message}`}`;
  return new Error(sentence, { cause: error });
}

/** Whether an error of `failedCall` says that the role lacks a permission. */
export const wasDenied = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof Error && accessErrors.has(error.cause.name);
