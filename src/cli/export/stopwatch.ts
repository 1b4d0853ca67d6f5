/** Where the time of a run goes. */

/** What the time is spent with, besides what the library tells of itself. */
export type Lap = 'print' | 'write';

/** Adds up seconds. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #seconds = new Map<Lap, number>();

  /** `now` tells seconds since some moment. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Begins something; what is given ends it. */
  start(lap: Lap): () => void {
    const started = this.#now();
    return () => {
      this.#seconds.set(lap, this.seconds(lap) + this.#now() - started);
    };
  }

  /** Does something. */
  run<T>(lap: Lap, work: () => T): T {
    const stop = this.start(lap);
    try {
      return work();
    } finally {
      stop();
    }
  }

  /** Seconds so far. */
  seconds(lap: Lap): number {
    return this.#seconds.get(lap) ?? 0;
  }
}
