import { setFlagsFromString } from 'node:v8';

/**
 * For a stream of records that is over in a second or two. Nearly all objects are short-lived: more room
 * for them makes nothing faster. And code must have run more often than usual before it is optimized:
 * what V8's threads take for that, the cores are missing elsewhere.
 */
export function tuneForStreams(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--invocation-count-for-maglev=3000');
  setFlagsFromString('--invocation-count-for-turbofan=100000');
}
