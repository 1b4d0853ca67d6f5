/**
 * Examples of `docs/problems/` that no mutation of `fixtures/mutations/` gives: a fixture, what is
 * changed in it, and what is demanded of it. The documentation's test runs each of them.
 */

import type { ProblemCode } from '../../src/findings.ts';
import type { Policies } from '../../src/operations/verify/policies.ts';

/** Bytes as text of one character a byte, and those that take their place: as many. */
export type Change = readonly [from: string, to: string];

/** Policies as data, with the fixture of the baseline instead of what is known of it. */
export interface MadePolicies extends Omit<Policies, 'baseline'> {
  readonly baseline?: { readonly fixture: string; readonly dropMax: number };
}

/** A run of `verify` that gives a code. */
export interface MadeExample {
  readonly code: ProblemCode;
  /** Folder under `fixtures`. */
  readonly fixture: string;
  /** Applied wherever the bytes occur; the trailer is computed anew. */
  readonly changes?: readonly Change[];
  readonly policies?: MadePolicies;
  /** What the source says to have changed while it was read. */
  readonly changed?: string;
}

const BEFORE = 'kubernetes/before';
const HISTORY = 'kubernetes/history';
const RICH = 'etcd/3.6-rich';
const HOURS = 3_600_000;

const DAMAGE: readonly MadeExample[] = [
  {
    code: 'generation-version',
    fixture: HISTORY,
    // Revision 218 and version 2 become revision 218 and version 4.
    changes: [['\x18\xda\x01\x20\x02', '\x18\xda\x01\x20\x04']],
  },
  {
    code: 'tombstone-value',
    fixture: HISTORY,
    // The name gets two bytes shorter, which make a field of their own.
    changes: [
      [
        't\n\x2b/registry/time.example.com/moments/time/now',
        't\n\x29/registry/time.example.com/moments/time/n\x20\x01',
      ],
    ],
  },
  {
    code: 'member-removed',
    fixture: 'etcd/3.6-members',
    changes: [['91359cf665321579removed', '24e37873f56c545eremoved']],
  },
  {
    code: 'member-none',
    fixture: BEFORE,
    // The count in the header of the inline page.
    changes: [[`members${'\0'.repeat(24)}\x02\0\x01\0`, `members${'\0'.repeat(24)}\x02\0\0\0`]],
  },
  {
    code: 'compact-revision',
    fixture: BEFORE,
    // Revision 941 becomes 960 in both.
    changes: [
      ['finishedCompactRev\0\0\0\0\0\0\x03\xad_', 'finishedCompactRev\0\0\0\0\0\0\x03\xc0_'],
      ['scheduledCompactRev\0\0\0\0\0\0\x03\xad_', 'scheduledCompactRev\0\0\0\0\0\0\x03\xc0_'],
    ],
  },
  { code: 'auth-reference', fixture: RICH, changes: [['\x1a\x06writer', '\x1a\x06writes']] },
  { code: 'auth-root', fixture: RICH, changes: [['\x1a\x04root"\x00', '\x1a\x04roou"\x00']] },
  {
    code: 'object-envelope',
    fixture: BEFORE,
    // The length of the type, 15, becomes 255 with the byte behind it.
    changes: [
      [
        '/registry/namespaces/kube-system\x10\x0b\x18\x0b\x20\x01*\xaa\x02k8s\x00\n\x0f\n',
        '/registry/namespaces/kube-system\x10\x0b\x18\x0b\x20\x01*\xaa\x02k8s\x00\n\xff\n',
      ],
    ],
  },
  { code: 'object-encrypted', fixture: BEFORE },
  { code: 'file-changed', fixture: BEFORE, changed: 'modification time' },
];

const DEMANDS: readonly MadeExample[] = [
  { code: 'policy-min-keys', fixture: BEFORE, policies: { minKeys: 1000 } },
  { code: 'policy-min-revision', fixture: BEFORE, policies: { minRevision: 100_000 } },
  {
    code: 'policy-max-age',
    fixture: BEFORE,
    policies: {
      maxAge: { limitMs: 26 * HOURS, now: Date.parse('2026-11-23T06:00:00Z'), modified: undefined },
    },
  },
  {
    code: 'policy-age-source',
    fixture: 'etcd/3.6-basic',
    policies: {
      maxAge: {
        limitMs: 26 * HOURS,
        now: Date.parse('2026-11-23T06:00:00Z'),
        modified: Date.parse('2026-11-23T05:00:00Z'),
      },
    },
  },
  {
    code: 'policy-future-time',
    fixture: BEFORE,
    policies: {
      maxAge: {
        limitMs: 26 * HOURS,
        now: Date.parse('2026-11-21T14:33:08Z'),
        modified: Date.parse('2026-11-21T14:33:08Z'),
      },
    },
  },
  {
    code: 'policy-version',
    fixture: RICH,
    changes: [['storageVersion3.6.0', 'storageVersion3.9.0']],
    policies: { requireVersion: '3.6' },
  },
  { code: 'policy-quota', fixture: BEFORE, policies: { quotaBytes: 1_200_000 } },
  {
    code: 'baseline-revision',
    fixture: BEFORE,
    policies: { baseline: { fixture: 'kubernetes/after', dropMax: 0.5 } },
  },
  {
    code: 'baseline-cluster',
    fixture: HISTORY,
    policies: { baseline: { fixture: BEFORE, dropMax: 0.5 } },
  },
  {
    code: 'baseline-keys',
    fixture: HISTORY,
    policies: { baseline: { fixture: BEFORE, dropMax: 0.5 } },
  },
  {
    code: 'baseline-crds',
    fixture: 'kubernetes/after',
    policies: { baseline: { fixture: BEFORE, dropMax: 0.5 } },
  },
];

/** All examples, each code once. */
export const MADE_EXAMPLES: readonly MadeExample[] = [...DAMAGE, ...DEMANDS];
