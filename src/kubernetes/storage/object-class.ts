/** The classes that objects are grouped by where a person reads about them. */

/** A class, as the outputs name it. */
export type ObjectClass =
  | 'secrets'
  | 'rbac'
  | 'identity'
  | 'admission'
  | 'extension'
  | 'customresources'
  | 'workloads'
  | 'pods'
  | 'config'
  | 'network'
  | 'storage'
  | 'devices'
  | 'nodes'
  | 'namespaces'
  | 'leases'
  | 'events'
  | 'other';
