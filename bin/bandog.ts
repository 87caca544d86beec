#!/usr/bin/env node
// The cache of compiled modules must be switched on before the modules it is to serve are loaded.
import { enableCompileCache } from 'node:module';

enableCompileCache();
// Threads take longer to start than all else.
const { threadsAhead } = await import('../lib/wiring/threads-ahead.ts');
const threads = await threadsAhead(process.argv);
const { main } = await import('./main.ts');
await main(process.argv, threads);
