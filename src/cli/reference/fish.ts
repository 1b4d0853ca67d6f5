/**
 * Completion for fish: a line for each command, option and kind of argument, each with the
 * condition that the line typed so far has come to its command (complete(1), fish 3.0 and newer).
 */

import { HELP_COMMAND, everyNode } from './command-tree.ts';
import type { CommandNode, OptionNode, ValueNode } from './command-tree.ts';
import { resourceNames } from './resources.ts';

/** The script. */
export function fishScript(tree: CommandNode): string {
  const nodes = everyNode(tree);
  return [
    HEAD,
    caseFunction('has_commands', '"$argv[1]"', [
      nodes.filter(({ commands }) => commands.length > 0).map(({ path }) => path.join(' ')),
    ]),
    caseFunction('takes_value', '"$argv[1] $argv[2]"', nodes.map(namesWithValue)),
    STATE,
    'complete -c etcd-snapshot -f',
    ...nodes.flatMap(completions),
    '',
  ].join('\n');
}

const HEAD = `# Completion of etcd-snapshot for fish; made by "etcd-snapshot completion fish".
#
#   etcd-snapshot completion fish > ~/.config/fish/completions/etcd-snapshot.fish
`;

/** A function that is true for some texts; `rows` only say what stands on a line. */
function caseFunction(name: string, subject: string, rows: readonly (readonly string[])[]): string {
  const cases = rows
    .filter((row) => row.length > 0)
    .flatMap((row) => [`        case ${row.map(quote).join(' ')}`, '            return 0']);
  return [
    `function __etcd_snapshot_${name}`,
    `    switch ${subject}`,
    ...cases,
    '    end',
    '    return 1',
    'end',
    '',
  ].join('\n');
}

function namesWithValue({ path, options }: CommandNode): string[] {
  return options
    .filter(({ value }) => value !== undefined)
    .flatMap(({ names }) => names.map((name) => [...path, name].join(' ')));
}

/** Walks the words of the line: the command that it has come to, and how many arguments follow. */
const STATE = `function __etcd_snapshot_is
    set -l path
    set -l position 1
    set -l want 0
    set -l ended 0
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        if test $want = 1
            set want 0
        else if test $ended = 0; and test "$word" = --
            set ended 1
        else if test $ended = 0; and string match -q -- '-?*' "$word"
            if __etcd_snapshot_takes_value "$path" "$word"
                set want 1
            end
        else if __etcd_snapshot_has_commands "$path"
            if test "$word" = ${HELP_COMMAND.name}
                set position help
            else
                set path (string trim "$path $word")
            end
        else if test "$position" != help
            set position (math $position + 1)
        end
    end
    test "$path" = "$argv[1]"; or return 1
    switch "$argv[2]"
        case commands
            return 0
        case options
            test "$position" != help
        case '*+'
            test "$position" != help; and test $position -ge (string trim -c + "$argv[2]")
        case '*'
            test "$position" = "$argv[2]"
    end
end
`;

function completions(node: CommandNode): string[] {
  const { path, commands, options } = node;
  const at = (what: string): string =>
    `complete -c etcd-snapshot -n ${quote(`__etcd_snapshot_is ${quote(path.join(' '))} ${what}`)}`;
  const helped = { path: [HELP_COMMAND.name], description: HELP_COMMAND.description };
  const below = commands.map(
    ({ path: inner, description }) =>
      `${at('commands')} -a ${quote(inner.at(-1) ?? '')} -d ${quote(description)}`,
  );
  const help = `${at('options')} -a ${quote(helped.path.join(' '))} -d ${quote(helped.description)}`;
  return [
    ...below,
    ...(commands.length > 0 ? [help] : []),
    ...options.map((option) => `${at('options')} ${optionWords(option)}`),
    ...node.arguments.map((argument, index) => {
      const place = `${String(index + 1)}${argument.isVariadic ? '+' : ''}`;
      return `${at(place)} ${argumentWords(argument)}`;
    }),
  ];
}

function optionWords({ names, description, value }: OptionNode): string {
  const flags = names.map((name) =>
    name.startsWith('--') ? `-l ${quote(name.slice(2))}` : `-s ${quote(name.slice(1))}`,
  );
  const taken = value === undefined ? [] : [optionValue(value)];
  return [...flags, ...taken, `-d ${quote(description)}`].join(' ');
}

function optionValue(value: ValueNode): string {
  return value.kind === 'file' ? '-r -F' : `-x ${argumentWords(value)}`.trimEnd();
}

function argumentWords({ kind, choices }: ValueNode): string {
  switch (kind) {
    case 'choice':
      return `-a ${quote(choices.map(escapeWord).join(' '))}`;
    case 'resource':
      return `-a ${quote(resourceNames().map(escapeWord).join(' '))}`;
    case 'file':
      return '-F';
    case 'folder':
      return `-a '(__fish_complete_directories)'`;
    case 'text':
      return '';
  }
}

/** Within a list of choices, which fish evaluates. */
function escapeWord(word: string): string {
  return word.replace(/[^A-Za-z0-9_.-]/g, '\\$&');
}

function quote(word: string): string {
  return `'${word.replace(/[\\']/g, '\\$&')}'`;
}
