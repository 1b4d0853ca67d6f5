/** The uids of all objects: who is there, and who is there twice. */

/** Longest uid that is kept; those of API servers have 36 characters. */
const LENGTH_MAX = 64;

/** Uids with the revisions of their objects. */
export class UidTable {
  readonly #revisions = new Map<string, number>();

  get size(): number {
    return this.#revisions.size;
  }

  /** Adds the uid of an object; gives the revision of another one that has it. */
  add(uid: string, modRevision: number): number | undefined {
    if (uid.length > LENGTH_MAX) return undefined;
    const other = this.#revisions.get(uid);
    if (other === undefined) this.#revisions.set(uid, modRevision);
    return other;
  }

  has(uid: string): boolean {
    return this.#revisions.has(uid);
  }
}
