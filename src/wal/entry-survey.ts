/**
 * Which entry records of a log are left, and how many, when later entries have replaced earlier
 * ones: a record of an entry takes the place of all entries from its index on (etcd
 * server/storage/wal/wal.go, `ReadAll`, v3.6.14). The log is gone through twice: once to learn of
 * what replaces, once to take what is left.
 */

/** Indices that follow one another: both ends are in it. */
interface Run {
  readonly first: number;
  last: number;
}

export class EntrySurvey {
  /** What is left, apart where entries are missing. */
  readonly #runs: Run[] = [];
  /**
   * Records that replaced others, by their positions among the entry records; both numbers grow,
   * because one that replaces more makes the ones before it of no account.
   */
  readonly #replacing: { readonly position: number; readonly index: number }[] = [];
  #recordCount = 0;

  /** Entry records so far, replaced ones too. */
  get recordCount(): number {
    return this.#recordCount;
  }

  /** Takes the index of the next entry record. */
  take(index: number): void {
    const position = this.#recordCount++;
    const run = this.#runs.at(-1);
    if (run !== undefined && index === run.last + 1) run.last = index;
    else if (run === undefined || index > run.last) this.#runs.push({ first: index, last: index });
    else this.#replace(position, index);
  }

  /** How many entries are left with indices above `after`, up to `last`, and the highest of them. */
  range(after: number, last: number): { readonly count: number; readonly lastIndex: number } {
    let [count, lastIndex] = [0, 0];
    for (const run of this.#runs) {
      const end = Math.min(run.last, last);
      const start = Math.max(run.first, after + 1);
      if (end < start) continue;
      count += end - start + 1;
      lastIndex = end;
    }
    return { count, lastIndex };
  }

  /** Says of the entry records, asked for one by one from the first on, whether they are left. */
  sieve(): (index: number) => boolean {
    let position = 0;
    let next = 0;
    return (index) => {
      while ((this.#replacing[next]?.position ?? Infinity) <= position) next++;
      position++;
      return index < (this.#replacing[next]?.index ?? Infinity);
    };
  }

  #replace(position: number, index: number): void {
    while ((this.#replacing.at(-1)?.index ?? -1) >= index) this.#replacing.pop();
    this.#replacing.push({ position, index });
    while ((this.#runs.at(-1)?.first ?? -1) >= index) this.#runs.pop();
    const run = this.#runs.at(-1);
    if (run !== undefined) run.last = Math.min(run.last, index - 1);
    if (run?.last === index - 1) run.last = index;
    else this.#runs.push({ first: index, last: index });
  }
}
