/**
 * The description of a cluster that is to be restored:
 *
 *     token: etcd-20261121          # optional: made up and printed
 *     members:
 *       - name: cp1
 *         peerURLs: [https://10.0.0.1:2380]
 *       - name: cp4
 *         peerURLs: [https://10.0.0.4:2380]
 *         learner: true             # optional: follows without a vote
 */

import type { NewMember } from '../../etcd/cluster/new-cluster.ts';
import { UsageError } from '../context.ts';
import { nearest } from '../../bytes/nearest.ts';
import { readingReason, readSmallFile } from '../small-file.ts';

/** What a file describes. */
export interface ClusterDescription {
  readonly token: string | undefined;
  readonly members: readonly NewMember[];
}

const TOP_KEYS = ['token', 'members'];
const MEMBER_KEYS = ['name', 'peerURLs', 'learner'];
/** More than any cluster takes; the parser needs a hundred times as much. */
const FILE_BYTES_MAX = 1024 * 1024;
/**
 * Names become folders, and stand in `--initial-cluster` as `NAME=URL,…`; hidden ones could be taken
 * for what an interrupted run left.
 */
const MEMBER_NAME = /^(?!\.)[^/\\=,\u0000-\u001f\u007f]{1,200}$/;
/** Bytes that a file system takes for the name of a folder. */
const FOLDER_BYTES_MAX = 255;

type Fail = (text: string) => UsageError;

/**
 * Reads a description.
 * @throws {UsageError} if it is not there, or describes no cluster.
 */
export async function readClusterFile(path: string): Promise<ClusterDescription> {
  const fail: Fail = (text) => new UsageError(`${path}: ${text}`);
  const text = await readText(path, fail);
  const { parse, YAMLError } = await import('yaml');
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 0, logLevel: 'error' });
  } catch (error) {
    if (error instanceof YAMLError && error.code === 'MULTIPLE_DOCS') {
      throw fail('expected one document, found several');
    }
    const isOfFile = error instanceof YAMLError || error instanceof ReferenceError;
    // Below the first line is the place once more, drawn.
    if (isOfFile) throw fail((error.message.split('\n')[0] ?? '').replace(/:$/, ''));
    throw error;
  }
  return describe(data, fail);
}

async function readText(path: string, fail: Fail): Promise<string> {
  const bytes = await readSmallFile(path, FILE_BYTES_MAX).catch((error: unknown) => {
    throw fail(`the description of the cluster cannot be read: ${readingReason(error)}`);
  });
  if (bytes !== undefined) return bytes.toString('utf8');
  throw fail(`more than ${String(FILE_BYTES_MAX)} bytes do not describe a cluster`);
}

function describe(data: unknown, fail: Fail): ClusterDescription {
  const { token, members } = expectObject(data, TOP_KEYS, 'the file', fail);
  if (token !== undefined && typeof token !== 'string') throw fail('token: expected a text');
  if (!Array.isArray(members) || members.length === 0) {
    throw fail('members: expected a list of members');
  }
  const described = members.map((member: unknown, at) =>
    describeMember(member, `members[${String(at)}]`, fail),
  );
  const names = described.map(({ name }) => name);
  const doubled = names.find((name, at) => names.indexOf(name) !== at);
  if (doubled !== undefined) throw fail(`members: ${doubled} is there twice`);
  return { token, members: described };
}

function describeMember(data: unknown, where: string, fail: Fail): NewMember {
  const { name, peerURLs, learner = false } = expectObject(data, MEMBER_KEYS, where, fail);
  const isName = typeof name === 'string' && MEMBER_NAME.test(name);
  if (!isName || Buffer.byteLength(name) > FOLDER_BYTES_MAX) {
    throw fail(`${where}.name: expected a name that can be a folder's, without = and ,`);
  }
  const isList = Array.isArray(peerURLs) && peerURLs.length > 0;
  if (!isList || !peerURLs.every((url): url is string => typeof url === 'string')) {
    throw fail(`${where}.peerURLs: expected a list of URLs`);
  }
  if (typeof learner !== 'boolean') throw fail(`${where}.learner: expected true or false`);
  return { name, peerUrls: peerURLs, isLearner: learner };
}

function expectObject(
  data: unknown,
  keys: readonly string[],
  where: string,
  fail: Fail,
): Readonly<Record<string, unknown>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw fail(`${where}: expected ${keys.join(', ')}`);
  }
  const unknown = Object.keys(data).find((key) => !keys.includes(key));
  if (unknown === undefined) return data as Readonly<Record<string, unknown>>;
  throw fail(`${where}: unknown key ${unknown}${nearest(unknown, keys)}`);
}
