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
export async function sdkRequest<T>(
  invocation: Invocation,
  weather: Weather,
  effect: () => T,
  onLostAnswer: () => void = () => {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await invocation.request(() => troubled(invocation, weather, effect, onLostAnswer));
    } catch (error) {
      const again = error instanceof Error && transient.has(error.name) && attempt < attempts;
      if (!again) throw error;
      await invocation.wait(50 * 2 ** attempt);
    }
  }
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
