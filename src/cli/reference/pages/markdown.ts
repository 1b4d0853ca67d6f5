/** The reference of all commands on one page, in Markdown. */

import { everyNode } from '../command-tree.ts';
import type { CommandNode, OptionNode, ValueNode } from '../command-tree.ts';
import { isList } from '../help-sections.ts';
import { optionDescription, sentence } from './texts.ts';

const PROGRAM = 'etcd-snapshot';

/** The page. */
export function markdownReference(tree: CommandNode): string {
  const nodes = everyNode(tree);
  return `${[
    '# Commands',
    'Made by `npm run reference` of what `--help` says; do not edit. The same is in the manual pages, such as `man etcd-snapshot-verify`.',
    contents(nodes.slice(1)),
    ...nodes.flatMap(commandBlocks),
  ].join('\n\n')}\n`;
}

function contents(nodes: readonly CommandNode[]): string {
  return nodes
    .map((node) => {
      const indent = '  '.repeat(node.path.length - 1);
      const link = `[\`${node.path.join(' ')}\`](#${titleOf(node).replaceAll(' ', '-')})`;
      return `${indent}- ${link}: ${escape(node.description)}`;
    })
    .join('\n');
}

function titleOf({ path }: CommandNode): string {
  return [PROGRAM, ...path].join(' ');
}

function commandBlocks(node: CommandNode): string[] {
  const { exitCodes, examples } = node;
  return [
    `## ${titleOf(node)}`,
    escape(sentence(node.description)),
    fence(node.usage),
    ...table(
      'Argument',
      node.arguments.map((argument) => [shown(argument), argument, argument]),
    ),
    ...table(
      'Option',
      node.options.map((option) => [flagsOf(option), option, option.value]),
    ),
    ...node.notes.map((note) => (isList(note) ? fence(note) : escape(note))),
    ...(exitCodes === undefined ? [] : [`Exit codes: ${escape(exitCodes)}.`]),
    ...(examples.length === 0 ? [] : [fence(examples.join('\n'), 'sh')]),
  ];
}

type Row = readonly [
  name: string,
  told: Parameters<typeof optionDescription>[0],
  value: ValueNode | undefined,
];

function table(title: string, rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(
    ([name, told, value]) => `| ${code(name)} | ${cell(optionDescription(told, value))} |`,
  );
  return [[`| ${title} | |`, '| --- | --- |', ...lines].join('\n')];
}

function shown({ name, isRequired, isVariadic }: ValueNode): string {
  const text = `${name}${isVariadic ? '...' : ''}`;
  return isRequired ? `<${text}>` : `[${text}]`;
}

function flagsOf({ flags }: OptionNode): string {
  return flags;
}

function fence(text: string, language = ''): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function cell(text: string): string {
  return escape(text).replaceAll('|', '\\|');
}

/** Text as it is: no signs of Markdown or HTML in it. */
function escape(text: string): string {
  return text.replace(/[\\`*_<>[\]]/g, '\\$&');
}
