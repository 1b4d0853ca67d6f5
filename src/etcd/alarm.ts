/**
 * Alarms: the alarm bucket (etcd server/storage/schema/alarm.go and api/etcdserverpb/rpc.proto,
 * AlarmMember, v3.6.14). The key is an encoded AlarmMember, the value is empty.
 */

import { CorruptionError } from '../errors.ts';
import { formatHex } from '../bytes/text.ts';
import { problem } from '../findings.ts';
import { etcd } from '../messages/etcd.js';
import { decodeMessage, toBigInt } from './message.ts';

/** Why a member raised an alarm: its quota is used up, or its data differ from the others'. */
export type AlarmType = 'NONE' | 'NOSPACE' | 'CORRUPT';

/** An alarm that a member raised and nobody has lowered. */
export interface Alarm {
  readonly memberId: bigint;
  readonly type: AlarmType;
}

const TYPES: readonly AlarmType[] = ['NONE', 'NOSPACE', 'CORRUPT'];

/**
 * Decodes an alarm from its key.
 * @throws {CorruptionError} alarm-record.
 */
export function decodeAlarm(key: Uint8Array): Alarm {
  const place = { bucket: ['alarm'], key: formatHex(key) };
  const wrong = (reason: string) => problem('alarm-record', place, { reason });
  const message = decodeMessage(key, (reader) => etcd.AlarmMember.decode(reader), wrong);
  const type = TYPES[message.alarm];
  if (type === undefined) {
    throw new CorruptionError(wrong(`found alarm ${String(message.alarm)}, expected 0, 1 or 2`));
  }
  return { memberId: BigInt.asUintN(64, toBigInt(message.memberID)), type };
}
