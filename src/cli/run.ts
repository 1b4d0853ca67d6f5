/** One run of the command: arguments in, exit code out. Nothing here touches the process. */

import { Command, CommanderError, Help } from 'commander';

import { UsageError } from './context.ts';
import type { Context } from './context.ts';
import { exitCodeOf } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import { VERSION } from './version.ts';

/** Makes a command; `finish` is told the exit code, `whole` makes the program with all commands. */
type CreateCommand = (
  context: Context,
  finish: (code: ExitCode) => void,
  whole: () => Promise<Command>,
) => Command;

const ABOUT = 'About the command:';

type LoadCommand = () => Promise<CreateCommand>;

/**
 * All commands by name, under the headings of the help and in its order; their modules are loaded as
 * they are needed.
 */
const GROUPS: readonly (readonly [
  heading: string,
  commands: readonly (readonly [string, LoadCommand])[],
])[] = [
  [
    'Is it good?',
    [
      ['verify', async () => (await import('./commands/verify.ts')).verifyCommand],
      ['status', async () => (await import('./commands/status.ts')).statusCommand],
      ['hashkv', async () => (await import('./commands/hashkv.ts')).hashKvCommand],
    ],
  ],
  [
    'What is in it, and what happened:',
    [
      ['inspect', async () => (await import('./commands/inspect.ts')).inspectCommand],
      ['list', async () => (await import('./commands/list.ts')).listCommand],
      ['get', async () => (await import('./commands/get.ts')).getCommand],
      ['history', async () => (await import('./commands/history.ts')).historyCommand],
      ['timeline', async () => (await import('./commands/timeline.ts')).timelineCommand],
      ['diff', async () => (await import('./commands/diff.ts')).diffCommand],
      ['keys', async () => (await import('./commands/keys.ts')).keysCommand],
    ],
  ],
  [
    'Bring it back:',
    [
      ['recover', async () => (await import('./commands/recover.ts')).recoverCommand],
      ['export', async () => (await import('./commands/export.ts')).exportCommand],
      ['restore', async () => (await import('./commands/restore.ts')).restoreCommand],
      ['salvage', async () => (await import('./commands/salvage.ts')).salvageCommand],
    ],
  ],
  [
    'The file itself:',
    [
      ['defrag', async () => (await import('./commands/defrag.ts')).defragCommand],
      ['wal', async () => (await import('./commands/wal/wal.ts')).walCommand],
      ['bbolt', async () => (await import('./commands/bbolt/bbolt.ts')).bboltCommand],
    ],
  ],
  [
    ABOUT,
    [['completion', async () => (await import('./commands/completion.ts')).completionCommand]],
  ],
];

/** Runs the command line in a context. */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = 0;
  const pending: Promise<void>[] = [];
  const program = await createProgram(argv[0], context, {
    pending,
    finish: (finished) => {
      code = finished;
    },
  });
  try {
    if (argv.length === 0) {
      await context.stderr.write(program.helpInformation());
      return 2;
    }
    await program.parseAsync(expandHelp(argv, program), { from: 'user' });
    await Promise.all(pending);
    return code;
  } catch (error) {
    return fail((await firstFailure(pending)) ?? error, argv, context);
  }
}

/** Help that nobody reads to its end is no mistake of the command line. */
async function firstFailure(pending: readonly Promise<void>[]): Promise<unknown> {
  const settled = await Promise.allSettled(pending);
  return settled.find((one) => one.status === 'rejected')?.reason as unknown;
}

/**
 * The program with the command that is named first, or with all of them if that is none: for help,
 * for mistakes, and for what is made of them: completion, man pages, the reference in the docs.
 */
export async function createProgram(
  first: string | undefined,
  context: Context,
  { pending, finish }: { pending: Promise<void>[]; finish: (code: ExitCode) => void },
): Promise<Command> {
  const program = new Command('etcd-snapshot')
    .description(
      'Reads, verifies, compares and restores etcd snapshots, offline and without changing them.',
    )
    .version(VERSION, '--version', 'show the version')
    .addHelpCommand(
      new Command('help')
        .argument('[command]')
        .description('show help for a command')
        .helpGroup(ABOUT),
    )
    .configureHelp({ subcommandTerm: termOf })
    .addHelpText(
      'after',
      '\nExit codes: 0 fine, 1 damaged or different, 2 could not be done (also wrong usage).',
    );
  const whole = (): Promise<Command> => createProgram(undefined, context, { pending, finish });
  const isNamed = GROUPS.some(([, commands]) => commands.some(([name]) => name === first));
  for (const [heading, commands] of GROUPS) {
    for (const [name, load] of commands) {
      if (isNamed && name !== first) continue;
      const create = await load();
      program.addCommand(create(context, finish, whole).helpGroup(heading));
    }
  }
  for (const command of everyCommand(program)) {
    command
      .exitOverride()
      .showSuggestionAfterError()
      .helpOption('-h, --help', 'show this help')
      .configureOutput({
        writeOut: (text) => {
          const written = context.stdout.write(text);
          // Heard of when the parsing is over.
          written.catch(() => undefined);
          pending.push(written);
        },
        writeErr: () => undefined,
      });
  }
  return program;
}

/** A command and its arguments; that there are options goes without saying. */
function termOf(command: Command): string {
  return new Help().subcommandTerm(command).replace(' [options]', '');
}

/** `help bbolt page` is `bbolt page --help`; Commander itself looks one level deep only. */
function expandHelp(argv: readonly string[], program: Command): readonly string[] {
  const [first, ...names] = argv;
  if (first !== 'help' || names.some((name) => name.startsWith('-'))) return argv;
  let command = program;
  for (const name of names) {
    const inner = command.commands.find((candidate) => candidate.name() === name);
    if (inner === undefined) throw new UsageError(`unknown command ${name}`);
    command = inner;
  }
  return [...names, '--help'];
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap((inner) => everyCommand(inner))];
}

async function fail(error: unknown, argv: readonly string[], context: Context): Promise<ExitCode> {
  // Help and version end the parsing as errors, too.
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const { reportError } = await import('./report.ts');
  const usage = error instanceof CommanderError ? new UsageError(usageText(error)) : error;
  await reportError(context, usage, { asJson: asksForJson(argv) });
  return exitCodeOf(error);
}

/** Also where the arguments could not be parsed. */
function asksForJson(argv: readonly string[]): boolean {
  return argv.some((argument, at) => {
    const isValue = /^(-[wo]|--write-out|--output)$/.test(argv[at - 1] ?? '');
    return (isValue ? /^jsonl?$/ : /^(-[wo]|--(write-out|output)=)jsonl?$/).test(argument);
  });
}

/** Commander's sentences and ours for them; arguments can hold anything, line feeds too. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/\n\(Did you mean (.+)\?\)$/, '; did you mean $1?'],
  [
    /^option '(?:-., )?(--[\w-]+) .*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s,
    '$1: found $2, expected $3',
  ],
  [/^option '(?:-., )?(--[\w-]+) .*' argument '(.*)' is invalid\. (.*)\.$/s, '$1: found $2, $3'],
  [/^option '(?:-., )?(--[\w-]+) .*' argument missing$/, '$1: its value is missing'],
  [
    /^command-argument value '(.*)' is invalid for argument '(\w+)'\. Allowed choices are (.*)\.$/s,
    '$2: found $1, expected $3',
  ],
  [/^command-argument value '(.*)' is invalid for argument '(\w+)'\. (.*)\.$/s, '$2: found $1, $3'],
  [/^required option '(--[\w-]+) .*' not specified$/, '$1 is missing'],
  [/^missing required argument '(\w+)'$/, 'the argument <$1> is missing'],
  [
    /^too many arguments for '(\w+)'\. Expected (\d+) arguments? but got (\d+)\.$/,
    '$1: too many arguments: found $3, expected $2',
  ],
  [/^unknown (option|command) '(.*?)'(?=$|; did)/s, 'unknown $1 $2'],
];

/** Commander's sentence in our words: `unknown option --min-key; did you mean --min-keys?`. */
function usageText({ code, message }: CommanderError): string {
  if (code === 'commander.help') return 'a command is missing; see --help';
  return SENTENCES.reduce(
    (text, [theirs, ours]) => text.replace(theirs, ours),
    message.replace(/^error: /, ''),
  );
}
