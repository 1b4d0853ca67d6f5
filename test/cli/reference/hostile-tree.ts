/** Commands whose texts hold what shells, roff and Markdown take for signs of their own. */

import { Argument, Command, Option } from 'commander';

import { commandTree } from '../../../src/cli/reference/command-tree.ts';
import type { CommandNode } from '../../../src/cli/reference/command-tree.ts';

/** What a value may be that a shell must not run. */
const HOSTILE_CHOICES: readonly string[] = [
  '$(touch pwned)',
  '`touch pwned`',
  "it's",
  '"two words"',
  '*',
  'a:b',
  'a[1]',
  'back\\slash',
];

/** A program with a command below another one. */
export function hostileTree(): CommandNode {
  const inner = new Command('get')
    .description("what's [in] it: <b>it</b> `*[x](y)")
    .argument('<file>', 'a file')
    .addArgument(new Argument('<choice>', '').choices(HOSTILE_CHOICES))
    .argument('[resource]', 'a resource: $(touch pwned)')
    .addOption(new Option('-w, --write-out <format>', "a 'format'").choices(HOSTILE_CHOICES))
    .option('--form <a|b>', 'one of | two')
    .addHelpText('after', '\n.TH "x" \' a\\\n\nExamples:\n  etcd-snapshot top get x\n');
  return commandTree(
    new Command('etcd-snapshot')
      .description("'.br' is no macro")
      .addHelpText('after', '\n.TH "x" \' a\\')
      .addCommand(new Command('top').description('of them').addCommand(inner)),
  );
}
