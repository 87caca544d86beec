/** One piece of input that could not be read. It is counted and shown, never dropped in silence. */
export interface ReadFault {
  /** Where it stands: a file path, an API operation, a queue. */
  readonly source: string;
  /** The place inside the source, e.g. `line 12` or `record 3 of 50`. */
  readonly place?: string;
  /** The field at fault, in the source's own spelling, e.g. `eventTime`. */
  readonly field?: string;
  /** The offending value, cut to 200 characters. */
  readonly value?: string;
  readonly code:
    | 'empty'
    | 'truncated'
    | 'not-json'
    | 'not-a-record'
    | 'missing-field'
    | 'bad-value'
    | 'missing-column'
    | 'unsupported'
    | 'access-denied'
    | 'unreadable';
  /** What is wrong and what to do about it; lower case, no full stop. */
  readonly message: string;
}

/** Is told of what could not be read; the rest is read on. */
export type OnFault = (fault: ReadFault) => void;
