/** More actions than any service has; made-up names must not fill memory. */
const mostActions = 4096;
const mostServices = 1024;

/** What is worked out once for each action of a service, of the few hundred that make up nearly all calls. */
export class CallMemo<T> {
  readonly #make: (service: string, action: string) => T;
  readonly #services = new Map<string, Map<string, T>>();

  constructor(make: (service: string, action: string) => T) {
    this.#make = make;
  }

  of(service: string, action: string): T {
    const actions = this.#actionsOf(service);
    let value = actions.get(action);
    if (value === undefined) {
      value = this.#make(service, action);
      if (actions.size >= mostActions) actions.clear();
      actions.set(action, value);
    }
    return value;
  }

  #actionsOf(service: string): Map<string, T> {
    let actions = this.#services.get(service);
    if (actions === undefined) {
      actions = new Map();
      if (this.#services.size >= mostServices) this.#services.clear();
      this.#services.set(service, actions);
    }
    return actions;
  }
}
