/** Alarms: each decodes; an active one is worth knowing, because it comes back with a restore. */

import { formatHex } from '../../bytes/text.ts';
import { problemOf } from '../../errors.ts';
import { problem } from '../../findings.ts';
import { decodeAlarm } from '../alarm.ts';
import { formatMemberId } from '../member.ts';
import type { CreateStoreCheck } from './check.ts';

export const checkAlarms: CreateStoreCheck = (_store, report) => ({
  element(bucket, key) {
    if (bucket !== 'alarm') return;
    try {
      const { type, memberId } = decodeAlarm(key);
      const place = { bucket: [bucket], key: formatHex(key) };
      report(problem('alarm-active', place, { type, member: formatMemberId(memberId) }));
    } catch (error) {
      report(problemOf(error));
    }
  },
});
