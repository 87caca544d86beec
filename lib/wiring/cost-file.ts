import { readCostAnswer } from '../adapters/aws/cost/cost-answer.ts';
import type { ContentCostsOptions } from '../adapters/files/content-costs.ts';
import { costFile } from '../adapters/files/cost-file.ts';
import type { CostSource } from '../ports/cost-source.ts';

/** Costs in a file or a folder: saved Cost Explorer answers, FOCUS, CUR (CSV or Parquet) or plain CSV. */
export const costsIn = (
  path: string,
  options: Omit<ContentCostsOptions, 'readAnswer'> = {},
): CostSource => costFile(path, { ...options, readAnswer: readCostAnswer });
