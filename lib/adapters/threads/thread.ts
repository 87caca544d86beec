// Where every thread starts. The cache of compiled modules is per thread, and must be switched on
// before the modules it is to serve are loaded.
import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';
import type { ThreadData } from './messages.ts';

enableCompileCache();
const { serveJobs } = await import('./serve-jobs.ts');
const { module, bytesAhead }: ThreadData = workerData;
const { work } = await import(module);
serveJobs(work(), bytesAhead);
