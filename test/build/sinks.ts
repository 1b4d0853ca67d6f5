/** Sinks that fail, or that lose what is written to them. */

import type { ByteSink, DirectorySink } from '../../src/io/sink.ts';
import type { ByteSource } from '../../src/io/source.ts';

/** Hands everything on; subclasses do otherwise with some of it. */
class PassingDirectorySink implements DirectorySink {
  readonly name: string;
  protected readonly inner: DirectorySink;

  constructor(inner: DirectorySink) {
    this.name = inner.name;
    this.inner = inner;
  }

  async create(path: string, mode: number): Promise<ByteSink> {
    return this.inner.create(path, mode);
  }

  async copy(from: string, to: string, mode: number): Promise<void> {
    return this.inner.copy(from, to, mode);
  }

  async open(path: string): Promise<ByteSource> {
    return this.inner.open(path);
  }

  async commit(): Promise<void> {
    return this.inner.commit();
  }

  async abandon(): Promise<void> {
    return this.inner.abandon();
  }
}

/** Fails at one operation, counted over everything that is done to it and to its files. */
export class FailingDirectorySink extends PassingDirectorySink {
  #left: number;

  constructor(inner: DirectorySink, failAt: number) {
    super(inner);
    this.#left = failAt;
  }

  override async create(path: string, mode: number): Promise<ByteSink> {
    this.#count();
    const file = await super.create(path, mode);
    const counted = async (work: () => Promise<void>): Promise<void> => {
      this.#count();
      await work();
    };
    return {
      name: file.name,
      write: (offset, bytes) => counted(() => file.write(offset, bytes)),
      resize: (size) => counted(() => file.resize(size)),
      sync: () => counted(() => file.sync()),
      close: () => counted(() => file.close()),
    };
  }

  override async copy(from: string, to: string, mode: number): Promise<void> {
    this.#count();
    return super.copy(from, to, mode);
  }

  override async open(path: string): Promise<ByteSource> {
    this.#count();
    return super.open(path);
  }

  override async commit(): Promise<void> {
    this.#count();
    return super.commit();
  }

  #count(): void {
    if (this.#left-- === 0) throw new Error('no space left on the device');
  }
}

/** Turns one bit of what is read back of the files whose paths begin so. */
export class SpoilingDirectorySink extends PassingDirectorySink {
  readonly #path: string;
  readonly #offset: number;
  #hasSpoiled = false;

  constructor(inner: DirectorySink, path: string, offset: number) {
    super(inner);
    this.#path = path;
    this.#offset = offset;
  }

  /** Whether the bit was read, once the work is over. */
  async hasSpoiled(work: Promise<unknown>): Promise<boolean> {
    await Promise.allSettled([work]);
    return this.#hasSpoiled;
  }

  override async open(path: string): Promise<ByteSource> {
    const source = await super.open(path);
    if (!path.startsWith(this.#path)) return source;
    return {
      name: source.name,
      size: source.size,
      read: async (offset, target) => {
        await source.read(offset, target);
        const at = this.#offset - offset;
        if (at < 0 || at >= target.length) return;
        target[at] = (target[at] ?? 0) ^ 4;
        this.#hasSpoiled = true;
      },
      close: () => source.close(),
    };
  }
}
