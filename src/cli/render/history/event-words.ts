/** An event in words: what happened, by whom, what of the record is worth saying. */

import type { ObjectEvent } from '../../../operations/kubernetes/history/object-event.ts';
import type { Writer } from '../../../operations/kubernetes/history/writers.ts';
import { formatLeaseId } from '../../../etcd/lease-id.ts';
import type { StoredObject } from '../../../kubernetes/change/object-change.ts';
import { formatCounted } from '../count.ts';

/** `created`, `changed`, `written again`, `deleted`. */
export function eventWord({ event, description }: ObjectEvent): string {
  if (event === 'create') return 'created';
  if (event === 'delete') return 'deleted';
  return description.change === 'rewritten' ? 'written again' : 'changed';
}

/** `by kubectl-edit (Update), kubelet (Update status)`; undefined if nobody is named. */
export function writersText(writers: readonly Writer[]): string | undefined {
  if (writers.length === 0) return undefined;
  return `by ${writers.map(writerText).join(', ')}`;
}

function writerText({ manager, operation, subresource }: Writer): string {
  const how = [operation, subresource].filter((word) => word !== '').join(' ');
  return `${manager === '' ? 'nobody named' : manager}${how === '' ? '' : ` (${how})`}`;
}

/** `version 2, 342 bytes, lease 694d…`. */
export function recordText({ after, before }: ObjectEvent): string {
  if (after === undefined) {
    return before === undefined ? '' : `was version ${String(before.version)}`;
  }
  const { version, valueSize, lease } = after;
  const attached = lease === 0n ? '' : `, lease ${formatLeaseId(lease)}`;
  return `version ${String(version)}, ${formatCounted(valueSize, 'byte')}${attached}`;
}

/** Why what lies there cannot be read; undefined if it can. */
export function problemOf({ description: { before, after } }: ObjectEvent): string | undefined {
  return problemIn(after) ?? problemIn(before);
}

function problemIn(stored: StoredObject | undefined): string | undefined {
  // Until somebody asks for the object, nobody has tried.
  if (stored === undefined || stored.object !== undefined) return undefined;
  const { problem, encryption } = stored;
  if (problem === undefined || encryption === undefined) return problem;
  return `encrypted with ${encryption.provider} ${encryption.keyName}: ${problem}`;
}
