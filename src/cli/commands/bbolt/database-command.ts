/** What the subcommands of `bbolt` share: they work on one open database file. */

import { Command } from 'commander';

import type { Database } from '../../../bbolt/database.ts';
import type { Context } from '../../context.ts';
import type { Text } from '../../deliver.ts';
import type { ExitCode } from '../../exit-code.ts';
import { onFile } from '../../one-file.ts';
import { addCommonOptions, addInputOptions } from '../../options.ts';
import type { CommonOptions, InputOptions } from '../../options.ts';

/** Options of every command on a database file. */
export interface DatabaseOptions extends CommonOptions, InputOptions {}

/** What the output and the exit code of a command on a database file are. */
export interface Outcome {
  readonly text: Text;
  /** Known beforehand, or when the text was written. */
  readonly code: ExitCode | (() => Promise<ExitCode>);
}

/** A command on a database file. */
export interface DatabaseCommand<O extends DatabaseOptions> {
  readonly name: string;
  readonly description: string;
  readonly formats: readonly string[];
  readonly examples: readonly string[];
  /** Adds further arguments and options. */
  readonly extend?: (command: Command) => void;
  /** Does the work on the open file; `rest` are the arguments after the file. */
  readonly work: (
    database: Database,
    options: O,
    context: Context,
    rest: readonly string[],
  ) => Promise<Outcome>;
}

/** The command; `finish` is told the exit code. */
export function createCommand<O extends DatabaseOptions>(
  { name, description, formats, examples, extend, work }: DatabaseCommand<O>,
  context: Context,
  finish: (code: ExitCode) => void,
): Command {
  const command = new Command(name)
    .description(description)
    .argument('<file>', 'any bbolt file, or a data directory; - is standard input');
  extend?.(command);
  addInputOptions(addCommonOptions(command, formats, 'simple'));
  const lines = examples.map((line) => `  etcd-snapshot bbolt ${line}`);
  return command
    .addHelpText('after', `\nExamples:\n${lines.join('\n')}`)
    .action(async (file: string, ...rest: unknown[]) => {
      const options = command.opts<O>();
      const further = rest.filter((argument) => typeof argument === 'string');
      const { checkTargets, deliver, inputsOf } = await import('../../deliver.ts');
      await checkTargets([{ option: '--out', path: options.out }], inputsOf([file]));
      finish(
        await onFile(file, options.writeOut, context, async ({ path }) => {
          const { openDatabaseInput } = await import('../../input.ts');
          const database = await openDatabaseInput(path, context, options);
          try {
            const { text, code } = await work(database, options, context, further);
            await deliver(text, options.out, context);
            return typeof code === 'function' ? await code() : code;
          } finally {
            await database.close();
          }
        }),
      );
    });
}
