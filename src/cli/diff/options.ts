/** Options of `diff`, and how their values are parsed. */

import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';

import { CLASS_ORDER } from '../../kubernetes/storage/object-class.ts';
import type { ObjectClass } from '../../kubernetes/storage/object-class.ts';
import {
  CLASS_NAMES,
  parseClasses,
  UnknownClassError,
} from '../../kubernetes/storage/parse-classes.ts';
import type { EncryptionOptions } from '../encryption-options.ts';
import { nearest } from '../../bytes/nearest.ts';
import type { CommonOptions, InputOptions } from '../options.ts';
import type { SelectionOptions } from './selection.ts';

/** Formats of a comparison. */
export const DIFF_FORMATS = ['summary', 'text', 'markdown', 'json', 'jsonl', 'html'] as const;

/** Values of the options of `diff`. */
export interface DiffOptions
  extends CommonOptions, InputOptions, SelectionOptions, EncryptionOptions {
  readonly writeOut: (typeof DIFF_FORMATS)[number];
  readonly prefix?: string;
  readonly noise?: boolean;
  readonly all?: boolean;
  readonly showSecrets?: boolean;
  readonly fingerprintKey?: string;
  readonly k8sPrefix?: readonly string[];
}

/** Adds the options that say what is compared and shown. */
export function addDiffOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--only <classes>',
        'changes of these classes only, such as secrets,rbac,crds',
      ).argParser(parseClassList),
    )
    .addOption(list('-n, --namespace <names>', 'changes in these namespaces only'))
    .addOption(list('--kind <kinds>', 'changes of these kinds or resources only'))
    .addOption(
      list('--exclude <list>', 'leave out classes, kinds, or objects as namespace/name with *'),
    )
    .option('--prefix <key>', 'compare the keys of etcd that begin so only')
    .option('--noise', 'show what is only counted otherwise: leases, events, statuses, …')
    .option('--all', 'write out every line, however many')
    .option('--show-secrets', 'show the values of Secrets, not their size and fingerprint')
    .option('--fingerprint-key <file>', 'key of the fingerprints (default: a new one each run)')
    .addOption(
      list('--k8s-prefix <keys>', "the API servers' --etcd-prefix, if not found", prefixOfKeys),
    );
}

/** As an API server takes its `--etcd-prefix`: with a slash in front, and none at the end. */
function prefixOfKeys(text: string): string {
  return `/${text}`.replace(/^\/+/, '/').replace(/\/+$/, '');
}

/** An option whose value is a list with commas, and that can be given several times. */
function list(
  flags: string,
  description: string,
  read: (item: string) => string = (item) => item,
): Option {
  return new Option(flags, description).argParser(
    (text: string, before: readonly string[] | undefined): readonly string[] => {
      const items = text.split(',').map((item) => item.trim());
      if (items.includes('')) throw new InvalidArgumentError('expected a list with commas.');
      return [...(before ?? []), ...items.map(read)];
    },
  );
}

function parseClassList(
  text: string,
  before: ReadonlySet<ObjectClass> | undefined,
): ReadonlySet<ObjectClass> {
  try {
    return new Set([...(before ?? []), ...parseClasses(text)]);
  } catch (error) {
    if (!(error instanceof UnknownClassError)) throw error;
    const near = nearest(error.given, CLASS_NAMES);
    throw new InvalidArgumentError(`expected some of crds, ${CLASS_ORDER.join(', ')}${near}.`);
  }
}
