/** One run of the command: arguments in, exit code out. Nothing here touches the process. */

import { Command, CommanderError } from 'commander';

import { bboltCommand } from './commands/bbolt/bbolt.ts';
import { hashKvCommand } from './commands/hashkv.ts';
import { statusCommand } from './commands/status.ts';
import { UsageError } from './context.ts';
import type { Context } from './context.ts';
import { exitCodeOf } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';

/** Runs the command line in a context. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = 0;
  const pending: Promise<void>[] = [];
  const program = createProgram(context, pending, (finished) => {
    code = finished;
  });
  try {
    if (argv.length === 0) {
      await context.stderr.write(program.helpInformation());
      return 2;
    }
    await program.parseAsync(argv, { from: 'user' });
    await Promise.all(pending);
    return code;
  } catch (error) {
    await Promise.all(pending);
    return fail(error, argv, context);
  }
}

/** The program with all its commands; the reference in the docs is made from it. */
export function createProgram(
  context: Context,
  pending: Promise<void>[],
  finish: (code: ExitCode) => void,
): Command {
  const program = new Command('etcd-snapshot')
    .description('Reads, verifies and restores etcd snapshots, offline and without changing them.')
    .version(VERSION, '--version', 'show the version')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText(
      'after',
      '\nExit codes: 0 fine, 1 damaged, 2 could not be done (also wrong usage).',
    );
  for (const create of [statusCommand, hashKvCommand, bboltCommand]) {
    program.addCommand(create(context, finish));
  }
  for (const command of everyCommand(program)) {
    command
      .exitOverride()
      .showSuggestionAfterError()
      .helpOption('-h, --help', 'show this help')
      .configureOutput({
        writeOut: (text) => pending.push(context.stdout.write(text)),
        writeErr: () => undefined,
      });
  }
  return program;
}

/** Release of this package; the same as in package.json (tested). */
const VERSION = '0.1.0';

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap((inner) => everyCommand(inner))];
}

async function fail(error: unknown, argv: readonly string[], context: Context): Promise<ExitCode> {
  // Help and version end the parsing as errors, too.
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const { reportError } = await import('./report.ts');
  const usage = error instanceof CommanderError ? new UsageError(usageText(error)) : error;
  const asJson = argv.some(
    (argument, at) => /^(-w|--write-out)?=?jsonl?$/.test(argument) && at > 0,
  );
  await reportError(context, usage, { asJson });
  return exitCodeOf(error);
}

/** Commander's sentence in our words: `unknown option --min-key; did you mean --min-keys?`. */
function usageText({ message }: CommanderError): string {
  const [sentence, suggestion] = message.replace(/^error: /, '').split('\n');
  const plain = (sentence ?? '').replaceAll("'", '').replace(/\.$/, '');
  const near = /\(Did you mean (.+)\?\)/.exec(suggestion ?? '')?.[1];
  return near === undefined ? plain : `${plain}; did you mean ${near}?`;
}
