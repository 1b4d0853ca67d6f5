import { expect, test } from 'vitest';

import { classifyKey } from '../../../src/kubernetes/storage/key-class.ts';
import { bytesOf } from '../../build/database.ts';

test.each([
  ['/registry/events/default/pod.17', 'events'],
  ['/registry/events/', 'events'],
  ['/registry/masterleases/10.0.0.1', 'masterleases'],
  ['/registry/events', undefined],
  ['/registry/eventsources/default/a', undefined],
  ['/registry/events.k8s.io/events/default/a', undefined],
  ['/registry/argoproj.io/events/default/a', undefined],
  ['/registry/leases/kube-node-lease/node', undefined],
  ['/other/registry/events/default/a', undefined],
  ['registry/events/default/a', undefined],
  ['', undefined],
])('%s', (key, expected) => {
  expect(classifyKey(bytesOf(key))).toBe(expected);
});
