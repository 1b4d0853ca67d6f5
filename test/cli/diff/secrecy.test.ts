/** Secrets of any form, wherever a Secret keeps them, are in no output. */

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { createVeil } from '../../../src/cli/diff/veil.ts';
import { ReportIntake } from '../../../src/cli/diff/report-intake.ts';
import { renderHtml } from '../../../src/cli/render/diff/html.ts';
import { renderDiffJson, renderDiffJsonLines } from '../../../src/cli/render/diff/json.ts';
import { renderMarkdown } from '../../../src/cli/render/diff/markdown.ts';
import { renderSummary } from '../../../src/cli/render/diff/summary.ts';
import { renderDiffText } from '../../../src/cli/render/diff/text.ts';
import type { DescribedChange } from '../../../src/cli/render/diff/rendered.ts';
import { encodeText } from '../../../src/bytes/text.ts';
import type { KeyVersion } from '../../../src/etcd/compare/comparison.ts';
import { kubernetesDescriber } from '../../../src/kubernetes/describer.ts';
import { HEAD } from './made-changes.ts';
import { formsOf, SIZE_MIN } from './secret-forms.ts';

const fingerprint = (): string => '0'.repeat(12);
const describer = kubernetesDescriber({ fingerprint });
const veil = createVeil(fingerprint, false);
const KEY = encodeText('/registry/secrets/shop/s');

/** Values that no other text of these outputs has in it by chance. */
const secret = fc
  .oneof(
    fc.uint8Array({ minLength: 8, maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ unit: 'binary', minLength: 8, maxLength: 40 }).map((text) => Buffer.from(text)),
    fc
      .array(
        fc.constantFrom('<b>', '"', "'", '&', '\\n', '\n', '```', '|', '@x', '#1', ': ', 'é'),
        {
          minLength: 8,
        },
      )
      .map((parts) => Buffer.from(parts.join('Zq7'))),
  )
  .filter((value) => value.length >= SIZE_MIN);

function secretObject(value: Buffer): object {
  const data = { password: value.toString('base64') };
  const applied = JSON.stringify({ kind: 'Secret', apiVersion: 'v1', data });
  const name = 'kubectl.kubernetes.io/last-applied-configuration';
  const annotations = { [name]: applied };
  const metadata = { name: 's', namespace: 'shop', uid: 'u', annotations };
  return { kind: 'Secret', apiVersion: 'v1', metadata, type: 'Opaque', data };
}

function versionOf(value: Buffer, revision: number): KeyVersion {
  const bytes = encodeText(JSON.stringify(secretObject(value)));
  const revisions = { createRevision: 2, modRevision: revision, version: revision, lease: 0n };
  return { ...revisions, valueSize: bytes.length, value: bytes };
}

function changeOf(before: Buffer | undefined, after: Buffer | undefined): DescribedChange {
  const pair = {
    ...{ key: KEY, isSame: false },
    before: before && versionOf(before, 3),
    after: after && versionOf(after, 4),
  };
  const description = describer.describeChange(pair);
  return { ...pair, change: description.change, description };
}

async function outputsOf(change: DescribedChange): Promise<string[]> {
  const intake = new ReportIntake({ describer, veil }, { linesMax: 20, showsNoise: false });
  intake.take({ change, isWanted: true });
  const report = intake.finish({ lineage: HEAD.lineage, liveKeys: { before: 1, after: 1 } });
  const rendering = {
    head: HEAD,
    tail: () => ({ differences: 1, noise: new Map(), leftOut: 0 }),
    veil,
  };
  const streams = [renderDiffText(batch(change), HEAD, veil)];
  streams.push(renderDiffJson(batch(change), rendering));
  streams.push(renderDiffJsonLines(batch(change), rendering));
  const texts = [
    renderSummary(report, HEAD, { linesMax: 20, wantsKeys: false }),
    renderMarkdown(report, HEAD, { veil, all: true }),
    [...renderHtml(report, HEAD, veil)].join(''),
  ];
  for (const stream of streams) {
    let text = '';
    for await (const piece of stream) text += piece;
    texts.push(text);
  }
  return texts.map((text) => text.replace(/\s+/g, ' '));
}

async function* batch(change: DescribedChange): AsyncGenerator<DescribedChange[]> {
  yield await Promise.resolve([change]);
}

it('in no format, new, gone or changed', async () => {
  const property = fc.asyncProperty(secret, secret, async (before, after) => {
    for (const [older, newer] of [
      [before, after],
      [undefined, after],
      [before, undefined],
    ]) {
      const told = (await outputsOf(changeOf(older, newer))).join(' ');
      // Nothing of a value is left but what any output has.
      const plain = (await outputsOf(changeOf(older && OTHER, newer && OTHER_NEW))).join(' ');
      const forms = [older, newer].flatMap((value) => (value === undefined ? [] : formsOf(value)));
      expect(forms.filter((form) => told.includes(form) && !plain.includes(form))).toEqual([]);
    }
  });
  await fc.assert(property, { numRuns: 60 });
});

const OTHER = Buffer.from('of no interest');
const OTHER_NEW = Buffer.from('of no interest either');
