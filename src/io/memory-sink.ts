/** Sinks in memory, for browsers, tests and small files. */

import { MemorySource } from './memory-source.ts';
import type { ByteSink, DirectorySink } from './sink.ts';
import type { ByteSource } from './source.ts';

/** A file that is made in memory. */
export class MemorySink implements ByteSink {
  readonly name: string;
  #bytes = new Uint8Array(4096);
  #size = 0;

  constructor(name = 'memory') {
    this.name = name;
  }

  /** What the file holds so far; a view, valid until the next write. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- errors become rejections
  async write(offset: number, bytes: Uint8Array): Promise<void> {
    this.#reserve(offset + bytes.length);
    this.#bytes.set(bytes, offset);
    this.#size = Math.max(this.#size, offset + bytes.length);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- errors become rejections
  async resize(size: number): Promise<void> {
    this.#reserve(size);
    this.#bytes.fill(0, size);
    this.#size = size;
  }

  sync(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #reserve(size: number): void {
    if (size <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(size, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#size));
    this.#bytes = larger;
  }
}

/** Files that are made in memory. */
export class MemoryDirectorySink implements DirectorySink {
  readonly name: string;
  readonly #made = new Map<string, MemorySink>();
  #files: ReadonlyMap<string, Uint8Array> | undefined;

  constructor(name = 'memory') {
    this.name = name;
  }

  /** The files by path; undefined before `commit` and after `abandon`. */
  get files(): ReadonlyMap<string, Uint8Array> | undefined {
    return this.#files;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- errors become rejections
  async create(path: string): Promise<ByteSink> {
    if (this.#made.has(path)) throw new Error(`${path} is there already`);
    const sink = new MemorySink(`${this.name}/${path}`);
    this.#made.set(path, sink);
    return sink;
  }

  async copy(from: string, to: string): Promise<void> {
    const sink = await this.create(to);
    await sink.write(0, this.#at(from).bytes);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- errors become rejections
  async open(path: string): Promise<ByteSource> {
    return new MemorySource(this.#at(path).bytes, `${this.name}/${path}`);
  }

  commit(): Promise<void> {
    this.#files = new Map([...this.#made].map(([path, sink]) => [path, sink.bytes.slice()]));
    return Promise.resolve();
  }

  abandon(): Promise<void> {
    if (this.#files === undefined) this.#made.clear();
    return Promise.resolve();
  }

  #at(path: string): MemorySink {
    const sink = this.#made.get(path);
    if (sink === undefined) throw new Error(`${path} was not made`);
    return sink;
  }
}
