#!/usr/bin/env node
// The cache of compiled modules must be switched on before the modules it is to serve are loaded.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./main.ts');
