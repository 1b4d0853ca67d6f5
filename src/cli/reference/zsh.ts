/**
 * Completion for zsh: one function a command with the specifications that zsh's own `_arguments`
 * takes (zshcompsys(1), zsh 5.9). In a folder of `$fpath` as `_etcd-snapshot`, or sourced.
 */

import { HELP_COMMAND, everyNode } from './command-tree.ts';
import type { ArgumentNode, CommandNode, OptionNode, ValueNode } from './command-tree.ts';
import { resourceNames } from './resources.ts';

/** The script. */
export function zshScript(tree: CommandNode): string {
  const nodes = everyNode(tree);
  const groups = nodes.filter(({ commands }) => commands.length > 0);
  return [HEAD, commandsFunction(groups), ...nodes.map(commandFunction), TAIL].join('\n');
}

const HEAD = `#compdef etcd-snapshot
# Completion of etcd-snapshot for zsh; made by "etcd-snapshot completion zsh".
#
# In ~/.zshrc, below compinit:   source <(etcd-snapshot completion zsh)
# Or once, to a folder in $fpath:  etcd-snapshot completion zsh > FOLDER/_etcd-snapshot
`;

const TAIL = `if [[ $funcstack[1] == _etcd[-_]snapshot ]]; then
  _etcd_snapshot "$@"
else
  compdef _etcd_snapshot etcd-snapshot
fi
`;

/** Proposes the commands below the one that is named, with what they do. */
function commandsFunction(groups: readonly CommandNode[]): string {
  const entries = groups.map(({ path, commands }) => [
    `    ${quote(path.join(' '))})`,
    '      commands=(',
    ...commands.map(
      (inner) => `        ${quote(`${inner.path.at(-1) ?? ''}:${escapeColon(inner.description)}`)}`,
    ),
    '      )',
    '      ;;',
  ]);
  return [
    '_etcd_snapshot__commands() {',
    '  local -a commands',
    '  case $1 in',
    ...entries.flat(),
    '    *) return 1 ;;',
    '  esac',
    `  if [[ -n $2 ]]; then commands+=(${quote(`${HELP_COMMAND.name}:${HELP_COMMAND.description}`)}); fi`,
    '  _describe -t commands command commands',
    '}',
    '',
  ].join('\n');
}

function commandFunction(node: CommandNode): string {
  const specs = node.options.flatMap(optionSpecs);
  return node.commands.length > 0 ? groupFunction(node, specs) : leafFunction(node, specs);
}

function leafFunction(node: CommandNode, specs: readonly string[]): string {
  const all = [...specs, ...node.arguments.map(argumentSpec)];
  return [`${nameOf(node)}() {`, ...argumentsCall('_arguments -s -S :', all), '}', ''].join('\n');
}

function groupFunction(node: CommandNode, specs: readonly string[]): string {
  const path = node.path.join(' ');
  return [
    `${nameOf(node)}() {`,
    '  local curcontext=$curcontext state line',
    '  local -a asked',
    '  typeset -A opt_args',
    ...argumentsCall('_arguments -C -S :', [...specs, '1: :->command', '*:: :->rest']),
    '  case $state in',
    `    command) _etcd_snapshot__commands ${quote(path)} help ;;`,
    '    rest)',
    '      case $words[1] in',
    ...node.commands.map((inner) => `        ${inner.path.at(-1) ?? ''}) ${nameOf(inner)} ;;`),
    `        ${HELP_COMMAND.name})`,
    `          asked=(${node.path.map(quote).join(' ')} $words[2,CURRENT-1])`,
    '          _etcd_snapshot__commands "${(j: :)asked}"',
    '          ;;',
    '      esac',
    '      ;;',
    '  esac',
    '}',
    '',
  ].join('\n');
}

function argumentsCall(call: string, specs: readonly string[]): string[] {
  const lines = [call, ...specs.map((spec) => `  ${quote(spec)}`)];
  return lines.map((line, index) => `  ${line}${index < lines.length - 1 ? ' \\' : ''}`);
}

/** One for each name: `(-w --write-out)-w+[output format]:format:(text json)`. */
function optionSpecs({ names, description, value, mayRepeat }: OptionNode): string[] {
  const others = mayRepeat || value?.isVariadic === true ? '*' : `(${names.join(' ')})`;
  return names.map((name) => {
    if (value === undefined) return `${others}${name}[${escapeText(description)}]`;
    const joint = name.startsWith('--') ? '=' : '+';
    return `${others}${name}${joint}[${escapeText(description)}]${messageAndAction(value)}`;
  });
}

function argumentSpec(argument: ArgumentNode, index: number): string {
  return `${argument.isVariadic ? '*' : String(index + 1)}${messageAndAction(argument)}`;
}

function messageAndAction(value: ValueNode): string {
  return `:${escapeText(value.name)}:${action(value)}`;
}

function action({ kind, choices }: ValueNode): string {
  switch (kind) {
    case 'choice':
      return `(${choices.map(escapeWord).join(' ')})`;
    case 'resource':
      return `(${resourceNames().map(escapeWord).join(' ')})`;
    case 'file':
      return '_files';
    case 'folder':
      return '_files -/';
    case 'text':
      return ' ';
  }
}

function nameOf({ path }: CommandNode): string {
  return ['_etcd_snapshot', ...path].join('_').replace(/[^A-Za-z0-9_]/g, '_');
}

/** Within a specification: its own signs are brackets and colons. */
function escapeText(text: string): string {
  return text.replace(/[\\:[\]]/g, '\\$&');
}

function escapeColon(text: string): string {
  return text.replace(/[\\:]/g, '\\$&');
}

/** Within a list of choices, which zsh evaluates. */
function escapeWord(word: string): string {
  return word.replace(/[^A-Za-z0-9_.-]/g, '\\$&');
}

function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
