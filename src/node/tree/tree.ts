/** What a tree of many small files is to whoever writes one. */

/** A file of a tree. */
export interface TreeFile {
  /** `NAMESPACE/KIND/NAME.yaml`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What has become of the files. */
export interface TreeChanges {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

/** Takes the files of a tree. */
export interface TreeSink {
  /** Whether such a file was put already. */
  has(path: string): boolean;
  /** A file of before stays as it is, because what should be in it now is not known. */
  keep(path: string): void;
  /**
   * Takes files, each once.
   * @throws {TargetError}
   */
  put(files: readonly TreeFile[]): Promise<void>;
  /**
   * The last step: the tree is what was put, and its list says so.
   * @throws {TargetError}
   */
  commit(): Promise<TreeChanges>;
  /** Gives up. A new tree is gone then; one that was there can be brought up to date again. */
  abandon(): Promise<void>;
}
