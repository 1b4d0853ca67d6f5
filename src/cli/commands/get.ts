/** `etcd-snapshot get FILE RESOURCE/NAME`: one object out of a snapshot, or some. */

import { Command } from 'commander';

import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import { checkFormat } from '../get/format.ts';
import type { GetOptions } from '../get/options.ts';
import { addObjectOptions } from '../objects/options.ts';
import { addInputOptions, addOutputOptions, formatOption } from '../options.ts';

const DETAILS = `
Resources go by kubectl's names: deployments, deploy, Deployment, deployments.apps; custom
resources by those that their definitions in the snapshot give them.

Formats: yaml and json as kubectl prints them, jsonl with an object a line, name, raw with the bytes
that lie in etcd, and field=PATH with fields by name, [0] and [*]; a name with dots is quoted:
  -w 'field=.metadata.annotations["example.io/owner"]'

Examples:
  etcd-snapshot get backup.db deploy/frontend -n shop
  etcd-snapshot get backup.db deploy/frontend -n shop --at 41200
  etcd-snapshot get backup.db pods -A -w name
  etcd-snapshot get backup.db pods -n shop -w 'field=.spec.containers[*].image'
  etcd-snapshot get backup.db secret/db -n shop --encryption-config enc.yaml --show-secrets
  etcd-snapshot get backup.db --key /my/app/setting -w raw

Exit codes: 0 found, 1 there is no such object, 2 could not be done, as where what is encrypted
cannot be opened.
`;

/** The command; `finish` is told the exit code. */
export function getCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('get')
    .description('get objects out of a snapshot, for Kubernetes as kubectl does')
    .argument('<file>', 'a snapshot, a database file or a data directory; - is standard input')
    .argument('[resource...]', 'TYPE/NAME, TYPE NAME, or TYPE for all of them');
  const format = formatOption()
    .argParser((text) => checkFormat(text))
    .default('yaml');
  format.description = 'output format: yaml, json, jsonl, raw, name or field=PATH';
  addObjectOptions(addInputOptions(addOutputOptions(command, format)));
  return command
    .option('--key <key>', 'what lies under this key of etcd, whatever it is')
    .option('--hex', 'the key is given in hex')
    .option('--show-managed-fields', 'print metadata.managedFields in yaml and json, too')
    .addHelpText('after', DETAILS)
    .action(async (file: string, resources: string[], options: GetOptions) => {
      const { runGet } = await import('../get/run.ts');
      finish(await runGet(file, resources, options, context));
    });
}
