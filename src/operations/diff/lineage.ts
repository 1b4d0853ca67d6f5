/** How two stores are related. */

/** What is known of it. */
export interface Lineage {
  /**
   * `later`: after goes on where before ends; `earlier`: the other way round; `same`: neither has
   * what the other has not; `forked`: both went on differently from a common past; `unrelated`: not
   * a record in common; `unknown`: nothing that both retain could be compared.
   */
  readonly relation: 'same' | 'later' | 'earlier' | 'forked' | 'unrelated' | 'unknown';
  readonly revisions: { readonly before: number; readonly after: number };
  /** First revision that differs in stores that forked. */
  readonly forkRevision: number | undefined;
  /** Whether they have a member in common; undefined if a side names none. */
  readonly isSameCluster: boolean | undefined;
}
