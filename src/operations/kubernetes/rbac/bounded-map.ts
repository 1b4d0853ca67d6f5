/** What was evaluated once, kept as long as there is room. */

/** Permissions that the values of one map hold together. */
const COST_MAX = 500_000;

/** A map that forgets everything when its values have become too many. */
export class BoundedMap<Value> {
  readonly #values = new Map<string, Value>();
  #cost = 0;

  get(id: string): Value | undefined {
    return this.#values.get(id);
  }

  /** Keeps a value that holds as many permissions. */
  set(id: string, value: Value, cost: number): void {
    if (this.#cost > COST_MAX) {
      this.#values.clear();
      this.#cost = 0;
    }
    this.#values.set(id, value);
    this.#cost += cost + 1;
  }
}
