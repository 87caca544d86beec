import * as z from 'zod';
import { severities } from '../domain/violation/severity.ts';

export const severity = z.enum(severities);
export const severityOrOff = z.enum([...severities, 'off']);
export const text = z.string().trim().min(1);
export const day = z.iso.date('write a date that exists as YYYY-MM-DD');
export const accountId = z
  .string()
  .regex(/^\d{12}$/, 'write the 12 digits of an AWS account, in quotes');
export const region = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'write an AWS region, e.g. eu-central-1');
