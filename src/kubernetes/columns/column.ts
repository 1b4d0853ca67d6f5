/**
 * What kubectl shows of objects of a kind, column by column (kubernetes
 * pkg/printers/internalversion/printers.go, v1.36.3; older servers leave columns out).
 */

import type { JsonObject } from '../../bytes/json.ts';
import { sinceAt, textAt } from './fields.ts';

/** When and how much is looked at. */
export interface CellContext {
  /** Milliseconds since 1970 that ages are counted up to. */
  readonly now: number;
  /** Whether long texts are shown whole. */
  readonly isWide: boolean;
}

/** A column of the table of a kind. */
export interface Column {
  /** As kubectl prints it, in capitals. */
  readonly header: string;
  /** Whether it is shown in wide tables only. */
  readonly isWide: boolean;
  /** Whether it has the name, which a list of several kinds puts the kind in front of. */
  readonly isName: boolean;
  readonly cell: Cell;
}

/** The text of a column of an object; it may have any characters. */
export type Cell = (object: JsonObject, context: CellContext) => string;

/** The columns of kinds, by their resources: `pods`, `deployments.apps`. */
export type ColumnTable = Readonly<Record<string, readonly Column[]>>;

/** A column. */
export function column(header: string, cell: Cell): Column {
  return { header, isWide: false, isName: false, cell };
}

/** A column of wide tables. */
export function wide(header: string, cell: Cell): Column {
  return { header, isWide: true, isName: false, cell };
}

/** The column of the name, maybe with something behind it. */
export function nameColumn(mark: (object: JsonObject) => string = () => ''): Column {
  return {
    header: 'NAME',
    isWide: false,
    isName: true,
    cell: (object) => textAt(object, 'metadata', 'name') + mark(object),
  };
}

/** The name. */
export const NAME: Column = nameColumn();

/** Time since the object was created. */
export const AGE: Column = column('AGE', (object, { now }) =>
  sinceAt(now, object, 'metadata', 'creationTimestamp'),
);
