/**
 * Where each term of a log begins: two columns of numbers, because a log can be made in which every
 * entry has a term of its own.
 */

export class TermStarts {
  readonly #indexes: number[] = [];
  readonly #terms: number[] = [];

  /** The last term; 0 if there is none. */
  get last(): number {
    return this.#terms.at(-1) ?? 0;
  }

  /** A term begins at an index behind all others. */
  push(term: number, index: number): void {
    this.#terms.push(term);
    this.#indexes.push(index);
  }

  /** Entries from this index on are replaced. */
  cut(index: number): void {
    while ((this.#indexes.at(-1) ?? -1) >= index) {
      this.#indexes.pop();
      this.#terms.pop();
    }
  }

  clear(): void {
    this.#indexes.length = 0;
    this.#terms.length = 0;
  }

  /** The term at an index; undefined before the first. */
  at(index: number): number | undefined {
    return this.#terms[this.#indexes.findLastIndex((start) => start <= index)];
  }
}
