/** A sink that fails at its N-th operation, counted over all of its files. */

import type { ByteSink, DirectorySink } from '../../src/io/sink.ts';
import type { ByteSource } from '../../src/io/source.ts';

/** Passes everything on to another sink until it fails; `abandon` always works. */
export class FaultySink implements DirectorySink {
  readonly name: string;
  readonly #inner: DirectorySink;
  readonly #reason: Error;
  #left: number;
  hasFailed = false;
  wasAbandoned = false;

  /** Is good for so many operations, and then fails with the reason, every time. */
  constructor(inner: DirectorySink, goodOperations: number, reason: Error) {
    this.name = inner.name;
    this.#inner = inner;
    this.#left = goodOperations;
    this.#reason = reason;
  }

  create(path: string, mode: number): Promise<ByteSink> {
    return this.#pass(async () => this.#file(await this.#inner.create(path, mode)));
  }

  copy(from: string, to: string, mode: number): Promise<void> {
    return this.#pass(() => this.#inner.copy(from, to, mode));
  }

  open(path: string): Promise<ByteSource> {
    return this.#pass(() => this.#inner.open(path));
  }

  commit(): Promise<void> {
    return this.#pass(() => this.#inner.commit());
  }

  abandon(): Promise<void> {
    this.wasAbandoned = true;
    return this.#inner.abandon();
  }

  #file(inner: ByteSink): ByteSink {
    return {
      name: inner.name,
      write: (offset, bytes) => this.#pass(() => inner.write(offset, bytes)),
      resize: (size) => this.#pass(() => inner.resize(size)),
      sync: () => this.#pass(() => inner.sync()),
      close: () => this.#pass(() => inner.close()),
    };
  }

  #pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#left > 0) {
      this.#left--;
      return work();
    }
    this.hasFailed = true;
    return Promise.reject(this.#reason);
  }
}
