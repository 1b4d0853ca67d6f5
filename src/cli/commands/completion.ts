/** `etcd-snapshot completion SHELL`: a script by which a shell completes what is being typed. */

import { Argument, Command } from 'commander';

import type { Context } from '../context.ts';
import type { ExitCode } from '../exit-code.ts';
import type { CommandNode } from '../reference/command-tree.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

type Shell = (typeof SHELLS)[number];

const DETAILS = `
The script knows all commands, options and their choices, and asks nothing of etcd-snapshot later.

Examples:
  source <(etcd-snapshot completion bash)
  etcd-snapshot completion zsh > ~/.zsh/completions/_etcd-snapshot
  etcd-snapshot completion fish > ~/.config/fish/completions/etcd-snapshot.fish
`;

/** The command; `finish` is told the exit code, `whole` makes the program with all commands. */
export function completionCommand(
  context: Context,
  finish: (code: ExitCode) => void,
  whole: () => Promise<Command>,
): Command {
  return new Command('completion')
    .description('print a script by which a shell completes commands, options and files')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', DETAILS)
    .action(async (shell: Shell) => {
      const { commandTree } = await import('../reference/command-tree.ts');
      const { deliver } = await import('../deliver.ts');
      await deliver(await scriptOf(shell, commandTree(await whole())), '-', context);
      finish(0);
    });
}

async function scriptOf(shell: Shell, tree: CommandNode): Promise<string> {
  switch (shell) {
    case 'bash':
      return (await import('../reference/bash.ts')).bashScript(tree);
    case 'zsh':
      return (await import('../reference/zsh.ts')).zshScript(tree);
    case 'fish':
      return (await import('../reference/fish.ts')).fishScript(tree);
  }
}
