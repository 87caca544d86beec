import type { ChangeEvent } from '../../../domain/change/change-event.ts';

/** Services that live resources are read from; as IAM names them, but for Cloud Control and S3 Control. */
export type ReadService =
  | 'cloudcontrol'
  | 'cloudformation'
  | 'config'
  | 'ec2'
  | 'iam'
  | 'kms'
  | 'lambda'
  | 'rds'
  | 'route53'
  | 's3'
  | 's3control'
  | 'sns'
  | 'sqs';

export type Answer = Readonly<Record<string, unknown>>;

/** A service's own read call, for what Cloud Control does not show. */
export interface OwnRead {
  readonly service: ReadService;
  /** The actions of that service after which it is made, separated by spaces. */
  readonly after: string;
  /** Whose client makes the call, where it is another's. */
  readonly through?: ReadService;
  /** The call, as the API and IAM name it. */
  readonly operation: string;
  /** The call as IAM names it, where it is another name. */
  readonly right?: string;
  /**
   * What it is asked: `{a|b}` is the parameter or answer `a` of the change, else `b`; in a list `{*a}` are
   * all parameters of that name. Not asked when one is missing, unless its name ends with `?`.
   */
  readonly ask: Readonly<Record<string, string | number | readonly string[]>>;
  /** The part of the answer that is looked at, by path, or a function that finds it; all of it when absent. No such part: it is gone. */
  readonly found?: string | ((answer: Answer, event: ChangeEvent) => object | undefined);
  /** What holds where there is no such thing; then nothing is taken for gone. */
  readonly absent?: object;
  /** Of a list in pages: the list, the token in the answer and that in the question. */
  readonly pages?: readonly [list: string, next: string, token: string];
  /** Whether it finds the changed thing itself, or what that is a part of. */
  readonly of: 'itself' | 'parent';
}
