/**
 * What becomes of fields that raft left at zero. The code that gogo/protobuf made for etcd up to 3.6
 * writes them; etcd 3.7 writes what was set (measured with 3.4.23, 3.5.35, 3.6.16 and 3.7.3). That
 * concerns the type of a normal entry, the id of a configuration change and a conf state's
 * auto_leave; all else is set by who makes it, a zero or not.
 */

/** Whether they are there. */
export type Zeros = 'written' | 'omitted';
