import type { Weather } from './faults.ts';
import type { Invocation } from './lambda.ts';

/** A service's error, named as the service names it. */
export function serviceError(name: string): Error {
  const error = new Error(`${name} (simulated)`);
  error.name = name;
  return error;
}

const attempts = 4;
const transient = new Set(['ThrottlingException', 'TimeoutError']);

/**
 * A request as an SDK client makes it: turned away, lost on the way there or back, and tried again.
 * `onLostAnswer` is told when `effect` was done and nobody heard of it.
 */
export function sdkRequest<T>(
  invocation: Invocation,
  weather: Weather,
  effect: () => T,
  onLostAnswer: () => void = () => {},
): Promise<T> {
  const effectNow = () => troubled(invocation, weather, effect, onLostAnswer);
  return new Promise((resolve, reject) => {
    const attempt = (number: number): void =>
      invocation.ask(effectNow, resolve, (error) => {
        const again = error instanceof Error && transient.has(error.name) && number < attempts;
        if (again) invocation.later(50 * 2 ** number, () => attempt(number + 1));
        else reject(error);
      });
    attempt(1);
  });
}

function troubled<T>(
  invocation: Invocation,
  weather: Weather,
  effect: () => T,
  onLostAnswer: () => void,
): T {
  const { throttled, lostRequest, lostAnswer } = weather.faults;
  const fail = (name: string): never => {
    invocation.disturbed = true;
    throw serviceError(name);
  };
  if (weather.strikes(throttled)) fail('ThrottlingException');
  if (weather.strikes(lostRequest)) fail('TimeoutError');
  const answer = effect();
  if (!weather.strikes(lostAnswer)) return answer;
  onLostAnswer();
  return fail('TimeoutError');
}
