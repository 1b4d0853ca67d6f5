/** The files under fixtures/, unpacked in memory. */

import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const ROOT = new URL('../../fixtures/', import.meta.url);

/** Names of the folders of one kind: `etcd/3.7-basic`, … */
export function fixtureNames(kind: 'etcd' | 'kubernetes' | 'datadirs'): string[] {
  return readdirSync(new URL(`${kind}/`, ROOT))
    .filter((name) => readdirSync(new URL(`${kind}/${name}/`, ROOT)).includes('provenance.json'))
    .map((name) => `${kind}/${name}`);
}

/** Names of the files in a folder. */
export function filesOf(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, ROOT));
}

/** A file of a fixture, unpacked where only the packed one is there. */
export function readFixture(folder: string, name: string): Uint8Array {
  const packed = filesOf(folder).includes(`${name}.gz`);
  const bytes = readFileSync(new URL(`${folder}/${name}${packed ? '.gz' : ''}`, ROOT));
  return new Uint8Array(packed ? gunzipSync(bytes) : bytes);
}

/** A JSON file of a fixture; the caller knows its shape. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the shape of a file
export function readFixtureJson<T>(folder: string, name: string): T {
  return JSON.parse(new TextDecoder().decode(readFixture(folder, name))) as T;
}
