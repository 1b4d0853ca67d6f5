/**
 * Objects as a table. Of one resource it has that resource's columns; several resources one after
 * the other have a table each; what is mixed has the columns that all of them have.
 */

import type { JsonObject } from '../../bytes/json.ts';
import { columnsOf } from '../../kubernetes/columns/columns-of.ts';
import type { CellContext, Column } from '../../kubernetes/columns/column.ts';
import { humanDuration } from '../../kubernetes/columns/human-duration.ts';
import { creationTime } from '../../kubernetes/object-time.ts';
import type { ResolvedResource } from '../../kubernetes/names/resolve-resource.ts';
import type { ObjectStore } from '../../operations/kubernetes/objects/object-store.ts';
import { ObjectsError } from '../../operations/kubernetes/objects/objects-error.ts';
import type { ObjectShower } from '../../operations/kubernetes/objects/object-shower.ts';
import type { Found } from '../../operations/kubernetes/objects/select-objects.ts';
import { ColumnTable } from '../render/column-table.ts';
import { REVISION, SIZE, VERSIONS } from './own-columns.ts';
import type { OwnColumn } from './own-columns.ts';

/** How objects are put into tables. */
export interface TableOptions {
  readonly objects: ObjectStore;
  readonly shower: ObjectShower;
  /** Milliseconds since 1970 that ages are counted up to. */
  readonly now: number;
  /** Whether the columns are shown that are long, or not kubectl's. */
  readonly isWide: boolean;
  /** Whether there is an order by what only etcd knows, which is shown then. */
  readonly isSorted: boolean;
  /** Whether objects of several namespaces may come. */
  readonly hasNamespaces: boolean;
  /** The resources that were asked for; none if all objects were. */
  readonly resources: readonly ResolvedResource[];
  /** Told of what cannot be shown; its row has a mark. */
  readonly onUnreadable: (error: ObjectsError) => Promise<void>;
}

/** Stands for what is not known of an object that cannot be read. */
const UNREADABLE = '<unreadable>';

/** A table in hand. */
interface OpenTable {
  readonly table: ColumnTable;
  readonly row: (found: Found) => Promise<string[]>;
}

/** The objects as lines of tables. */
export async function* renderTables(
  batches: AsyncIterable<readonly Found[]>,
  options: TableOptions,
): AsyncGenerator<string> {
  const writer = new TableWriter(options);
  for await (const batch of batches) yield await writer.lines(batch);
}

class TableWriter {
  readonly #options: TableOptions;
  readonly #isMixed: boolean;
  #open: OpenTable | undefined;
  #resource: ResolvedResource | undefined;

  constructor(options: TableOptions) {
    const { resources, isSorted } = options;
    this.#options = options;
    this.#isMixed = resources.length === 0 || (resources.length > 1 && isSorted);
  }

  async lines(batch: readonly Found[]): Promise<string> {
    let text = '';
    let rows: string[][] = [];
    for (const found of batch) {
      if (this.#open === undefined || (!this.#isMixed && found.resource !== this.#resource)) {
        text += this.#open?.table.lines(rows) ?? '';
        if (this.#open !== undefined) text += '\n';
        rows = [];
        this.#resource = found.resource;
        this.#open = this.#isMixed ? this.#mixedTable() : this.#tableOf(found.resource);
      }
      rows.push(await this.#open.row(found));
    }
    return text + (this.#open?.table.lines(rows) ?? '');
  }

  /** A table with the columns of a resource. */
  #tableOf(resource: ResolvedResource): OpenTable {
    const { isWide, isSorted, now, hasNamespaces } = this.#options;
    const columns = columnsOf(resource).filter((column) => isWide || !column.isWide);
    const own = isWide || isSorted ? [SIZE, VERSIONS, REVISION] : [];
    const hasNamespace = hasNamespaces && resource.isNamespaced;
    const headers = [...columns, ...own].map(({ header }) => header);
    const row = async (found: Found): Promise<string[]> => [
      ...(hasNamespace ? [this.#namespace(found)] : []),
      ...(await this.#cells(found, columns, { now, isWide })),
      ...own.map(({ cell }) => cell(found.version)),
    ];
    return { table: new ColumnTable(hasNamespace ? ['NAMESPACE', ...headers] : headers), row };
  }

  /** A table with the columns that objects of all kinds have. */
  #mixedTable(): OpenTable {
    const { isWide, isSorted, hasNamespaces } = this.#options;
    const own: OwnColumn[] = [SIZE, VERSIONS];
    if (isWide || isSorted) own.push(REVISION);
    const headers = ['NAME', ...own.map(({ header }) => header), 'AGE'];
    const row = async (found: Found): Promise<string[]> => [
      ...(hasNamespaces ? [this.#namespace(found)] : []),
      this.#options.shower.name(found),
      ...own.map(({ cell }) => cell(found.version)),
      await this.#age(found),
    ];
    return { table: new ColumnTable(hasNamespaces ? ['NAMESPACE', ...headers] : headers), row };
  }

  async #cells(found: Found, columns: readonly Column[], context: CellContext): Promise<string[]> {
    const object = await this.#object(found);
    const mark = columns.findIndex(({ isName }) => !isName);
    return columns.map(({ isName, cell }, at) => {
      // A list of several kinds says of each row which one it is.
      const isNamed = object === undefined || this.#options.resources.length > 1;
      if (isName && isNamed) return this.#name(found);
      if (object !== undefined) return cell(object, context);
      return at === mark ? UNREADABLE : '';
    });
  }

  #name(found: Found): string {
    const { objects, shower, resources } = this.#options;
    if (resources.length > 1) return shower.name(found);
    return shower.veiledName(objects.placeOf(found.key));
  }

  #namespace({ key }: Found): string {
    const place = this.#options.objects.placeOf(key);
    return place.type === 'resource' ? (place.namespace ?? '') : '';
  }

  async #object(found: Found): Promise<JsonObject | undefined> {
    try {
      return this.#options.shower.object(found);
    } catch (error) {
      if (!(error instanceof ObjectsError)) throw error;
      await this.#options.onUnreadable(error);
      return undefined;
    }
  }

  /** Told by few bytes of the value: decoding all of it takes many times as long. */
  async #age({ key, version, resource }: Found): Promise<string> {
    const { objects, shower, now, onUnreadable } = this.#options;
    const plaintext = objects.plaintext(key, version);
    const time = plaintext && creationTime(plaintext);
    if (time !== undefined) return humanDuration(now - time);
    const stored = objects.decode(key, version);
    if (stored.object !== undefined) return '<unknown>';
    await onUnreadable(shower.unreadable(resource, objects.placeOf(key), stored));
    return UNREADABLE;
  }
}
