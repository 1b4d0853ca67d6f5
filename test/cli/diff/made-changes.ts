/** Changes and reports made by hand, of names and values that are out to do harm. */

import type { JsonObject } from '../../../src/bytes/json.ts';
import { encodeText } from '../../../src/bytes/text.ts';
import type { KeyVersion } from '../../../src/etcd/compare/comparison.ts';
import type { ObjectChange, StoredObject } from '../../../src/kubernetes/change/object-change.ts';
import { plainDescriber } from '../../../src/operations/diff/plain.ts';
import type { ChangeLine, DiffReport } from '../../../src/operations/kubernetes/report/report.ts';
import type { DescribedChange, DiffHead, Veil } from '../../../src/cli/render/diff/rendered.ts';

/** Texts that terminals, Markdown, HTML or YAML could take for something else. */
export const HOSTILE: readonly string[] = [
  '</script><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '`` ``` ` <b>',
  '```\n# heading\n```diff',
  '@everyone #1 GH-1 org/repo#2 https://evil.example www.evil.example a@evil.example',
  '![x](https://evil.example/x.png) [y](javascript:alert(1))',
  '| a | b |\n|---|---|',
  '\u001b[31mred\u001b[0m \u202egnp.exe\u2066',
  ':smile: **bold** _it_ ~~no~~ $x$ &lt; &#64;',
  'yes',
  '1e3',
  '__proto__',
  'constructor',
];

/** A config map. */
function configMap(name: string, data: JsonObject): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'shop', managedFields: [{ manager: 'x' }], uid: 'u1' },
    data,
  };
}

/** A side of a change. */
function stored(object: JsonObject | undefined): StoredObject {
  return {
    ...{ apiVersion: 'v1', kind: 'ConfigMap', uid: 'u1', encryption: undefined, object },
    ...{ problem: undefined, unknownFields: 0 },
  };
}

function version(modRevision: number): KeyVersion {
  const value = encodeText('a value');
  return { createRevision: 2, modRevision, version: 1, lease: 0n, valueSize: value.length, value };
}

/** A change of a config map of that name. */
export function madeChange(name: string, before: JsonObject, after: JsonObject): DescribedChange {
  const place = {
    ...({ type: 'resource', prefix: '/registry', group: '', resource: 'configmaps' } as const),
    ...{ kind: 'ConfigMap', namespace: 'shop', name },
  };
  const description: ObjectChange = {
    ...({ change: 'modified', class: 'config', kind: 'ConfigMap', apiVersion: 'v1' } as const),
    ...{ place, namespace: 'shop', name, noise: undefined, isContentKnown: true },
    before: stored(configMap(name, before)),
    after: stored(configMap(name, after)),
    fields: [
      {
        ...({ change: 'changed', steps: [{ name: 'data' }], path: `data[${name}]` } as const),
        ...{ pointer: '/data', before, after, redacted: false },
      },
    ],
  };
  return {
    key: encodeText(`/registry/configmaps/shop/${name}`),
    ...{ before: version(5), after: version(9), isSame: false, change: 'modified', description },
  };
}

/** For each hostile text a change that has it in its name, in a key, and in a value. */
export const HOSTILE_CHANGES: readonly DescribedChange[] = HOSTILE.map((text) =>
  madeChange(
    text,
    Object.fromEntries([
      ['a', 'same'],
      [text, 'old'],
    ]),
    Object.fromEntries([
      ['a', 'same'],
      [text, text],
    ]),
  ),
);

/** What is compared. */
export const HEAD: DiffHead = {
  before: { name: 'before.db', revision: 951, liveKeys: 707 },
  after: { name: 'after.db', revision: 1129, liveKeys: 691 },
  lineage: {
    relation: 'later',
    revisions: { before: 951, after: 1129 },
    ...{ forkRevision: undefined, isSameCluster: true },
  },
  sameKeys: 571,
};

const plain = plainDescriber({
  fingerprint: (value) => String(value.length).padStart(12, '0'),
});

/** Shows what it is given. */
export const NO_VEIL: Veil = {
  object: (object) => object,
  values: (pair) => plain.describeChange(pair),
};

function lineOf(change: DescribedChange, what: readonly string[]): ChangeLine {
  const { namespace, name } = change.description;
  return { sign: '~', object: `${namespace ?? ''}/${name}`, what, change: change.description };
}

/** A report of changes, that says something hostile wherever it says something. */
export function madeReport(
  changes: readonly DescribedChange[],
  what: readonly string[],
): DiffReport {
  const [first = ''] = what;
  return {
    lineage: HEAD.lineage,
    liveKeys: { before: 707, after: 691 },
    highlights: what.map((text) => ({
      ...({ severity: 'alarm', rule: 'made', title: `see ${text}`, details: [text] } as const),
      keys: [text],
    })),
    classes: [
      {
        ...({ class: 'config', label: 'Configuration', added: 0, removed: 0 } as const),
        ...{ modified: changes.length, recreated: 0, rewritten: 0, note: first },
      },
    ],
    noise: new Map([['lease', { added: 1, removed: 2, modified: 3 }]]),
    sections: [
      {
        ...({ class: 'config', label: 'Configuration', more: 7 } as const),
        lines: changes.map((change) => lineOf(change, what)),
      },
    ],
    grants: what.map((sentence) => ({
      ...({ change: 'gained', isEscalation: true, subjects: [], namespaces: undefined } as const),
      ...{ sentence, because: what, keys: [] },
    })),
    definitions: [],
    unknown: [{ reason: first, count: 2 }],
    isDifferent: true,
  };
}
