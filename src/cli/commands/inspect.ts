/** `etcd-snapshot inspect FILE`: one page about a snapshot. */

import { Command } from 'commander';

import type { Context } from '../context.ts';
import { addEncryptionOptions } from '../encryption-options.ts';
import type { ExitCode } from '../exit-code.ts';
import { INSPECT_FORMATS } from '../inspect/options.ts';
import type { InspectCommandOptions } from '../inspect/options.ts';
import { addFormatAlias, prefixOption, revisionOption } from '../objects/options.ts';
import { addCommonOptions, addInputOptions } from '../options.ts';

const DETAILS = `
What it says: whose snapshot this is and which versions wrote it, each with how that is known;
nodes and namespaces; what takes the space; what is written most; compaction, free pages, alarms;
what a restore would bring back that is stale; what is encrypted. --security asks what a responder
asks: who is cluster-admin, which Pods can own a node, which webhooks lead outside, and more.

Values of Secrets are in none of it.

Examples:
  etcd-snapshot inspect backup.db
  etcd-snapshot inspect backup.db --security --encryption-config encryption.yaml
  etcd-snapshot inspect backup.db --security -w html --out page.html
  etcd-snapshot inspect /var/lib/etcd -w json

Exit codes: 0 done, whatever it says, 1 the file is damaged, 2 could not be done.
`;

/** The command; `finish` is told the exit code. */
export function inspectCommand(context: Context, finish: (code: ExitCode) => void): Command {
  const command = new Command('inspect')
    .description('say on one page what a snapshot is and what is in it')
    .argument('<file>', 'a snapshot, a database file or a data directory; - is standard input');
  addFormatAlias(addInputOptions(addCommonOptions(command, INSPECT_FORMATS, 'text')))
    .option('--security', 'answer the questions of a responder, too')
    .addOption(revisionOption())
    .addOption(prefixOption());
  return addEncryptionOptions(command)
    .addHelpText('after', DETAILS)
    .action(async (file: string, options: InspectCommandOptions) => {
      const { runInspect } = await import('../inspect/run.ts');
      finish(await runInspect(file, options, context));
    });
}
