/**
 * What is asked of every Pod and every Secret: read from the value in the pass over the records, as
 * there are too many of them to be read again.
 */

import { WireError } from '../../../bytes/wire.ts';
import { openObject } from '../../../kubernetes/decode/open-object.ts';
import type { StoragePlace } from '../../../kubernetes/storage/storage-place.ts';
import { ACCOUNT_TOKEN, RUNNING, WANTED } from './key-table.ts';
import { POD_PHASE, SECRET_TYPE, textIn } from './object-fields.ts';
import type { TextField } from './object-fields.ts';

const RUNNING_PHASE = 'Running';
const ACCOUNT_TOKEN_TYPE = 'kubernetes.io/service-account-token';

/** A question that a text field answers. */
export interface LightQuestion {
  readonly field: TextField;
  /** The bit that is set where the field has this text. */
  readonly text: string;
  readonly flag: number;
}

/** What is asked of the objects of a group; undefined for most groups. */
export function lightQuestion(place: StoragePlace): LightQuestion | undefined {
  if (place.type !== 'resource' || place.group !== '') return undefined;
  if (place.resource === 'pods') return { field: POD_PHASE, text: RUNNING_PHASE, flag: RUNNING };
  if (place.resource !== 'secrets') return undefined;
  return { field: SECRET_TYPE, text: ACCOUNT_TOKEN_TYPE, flag: ACCOUNT_TOKEN };
}

/** The answer for a value in protobuf; what is broken is wanted, to be told of. */
export function answerOf({ field, text, flag }: LightQuestion, value: Uint8Array): number {
  try {
    return textIn(openObject(value).raw, field.numbers) === text ? flag : 0;
  } catch (error) {
    if (error instanceof WireError) return WANTED;
    throw error;
  }
}
