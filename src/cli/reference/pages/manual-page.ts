/**
 * A manual page of one command, in the macros of man(7) that both groff and mandoc know. It has no
 * date: the same commands give the same bytes on any day.
 */

import { HELP_COMMAND, everyNode } from '../command-tree.ts';
import type { ArgumentNode, CommandNode, OptionNode, ValueNode } from '../command-tree.ts';
import { isList } from '../help-sections.ts';
import { optionDescription, sentence } from './texts.ts';

const PROGRAM = 'etcd-snapshot';

/** Name of the page, such as `etcd-snapshot-wal-dump`. */
export function pageName({ path }: CommandNode): string {
  return [PROGRAM, ...path].join('-');
}

/** The page, as roff. */
export function manualPage(node: CommandNode, tree: CommandNode, version: string): string {
  const name = pageName(node);
  const title = `.TH "${roff(name.toUpperCase())}" 1 "" "${roff(`${PROGRAM} ${version}`)}" ""`;
  return `${[
    `.\\" Made by "npm run reference"; do not edit.`,
    title,
    '.SH NAME',
    `${roff(name)} \\- ${roff(withoutStop(node.description))}`,
    '.SH SYNOPSIS',
    ...synopsis(node),
    '.SH DESCRIPTION',
    text(sentence(node.description)),
    ...section('ARGUMENTS', node.arguments.flatMap(argumentLines)),
    ...section('COMMANDS', commandLines(node)),
    ...section('OPTIONS', node.options.flatMap(optionLines)),
    ...section('NOTES', node.notes.flatMap(noteLines)),
    ...section('EXIT STATUS', node.exitCodes === undefined ? [] : [text(sentence(node.exitCodes))]),
    ...section('EXAMPLES', node.examples.length === 0 ? [] : verbatim(node.examples)),
    ...section('SEE ALSO', [seeAlso(node, tree)]),
  ].join('\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`.SH ${title}`, ...lines];
}

function synopsis({ usage, commands }: CommandNode): string[] {
  const words = usage.split(' ');
  const nameWords = words.findIndex((word) => /^[<[]/.test(word));
  const at = nameWords < 0 ? words.length : nameWords;
  const rest = words.slice(at).map(roff).join(' ');
  const lines = [`.B ${roff(words.slice(0, at).join(' '))}`, ...(rest === '' ? [] : [rest])];
  if (commands.length === 0) return lines;
  return [
    ...lines,
    '.br',
    `.B ${roff(`${words.slice(0, at).join(' ')} ${HELP_COMMAND.name}`)}`,
    '[command]',
  ];
}

function argumentLines(argument: ArgumentNode): string[] {
  return [
    '.TP',
    `\\fI${roff(argument.name)}\\fR${argument.isVariadic ? ' ...' : ''}`,
    text(optionDescription(argument, argument)),
  ];
}

function commandLines({ commands }: CommandNode): string[] {
  return commands.flatMap((inner) => [
    '.TP',
    `.BR ${roff(pageName(inner))} (1)`,
    text(sentence(inner.description)),
  ]);
}

function optionLines(option: OptionNode): string[] {
  const names = option.names.map((name) => `\\fB${roff(name)}\\fR`).join(', ');
  const value = option.value === undefined ? '' : ` ${valueText(option.value)}`;
  return ['.TP', `${names}${value}`, text(optionDescription(option, option.value))];
}

function valueText({ name, isRequired, isVariadic }: ValueNode): string {
  const shown = `\\fI${roff(name)}\\fR${isVariadic ? '...' : ''}`;
  return isRequired ? shown : `[${shown}]`;
}

function noteLines(note: string, index: number): string[] {
  if (isList(note)) return [...(index === 0 ? [] : ['.PP']), ...verbatim(note.split('\n'), '')];
  return [...(index === 0 ? [] : ['.PP']), text(note.replaceAll('\n', ' '))];
}

/** Lines as they are, indented. */
function verbatim(lines: readonly string[], indent = '.RS 4'): string[] {
  const end = indent === '' ? [] : ['.RE'];
  return [...(indent === '' ? [] : [indent]), '.nf', ...lines.map(text), '.fi', ...end];
}

/** The command above, those beside it, those below. */
function seeAlso(node: CommandNode, tree: CommandNode): string {
  const isAbove = (other: CommandNode): boolean =>
    other.path.length === node.path.length - 1 && isStart(other.path, node.path);
  const isBeside = (other: CommandNode): boolean =>
    other !== node &&
    other.path.length === node.path.length &&
    node.path.length > 1 &&
    isStart(other.path.slice(0, -1), node.path);
  const isBelow = (other: CommandNode): boolean =>
    other.path.length === node.path.length + 1 && isStart(node.path, other.path);
  return everyNode(tree)
    .filter((other) => isAbove(other) || isBeside(other) || isBelow(other))
    .map((other) => `.BR ${roff(pageName(other))} (1)`)
    .join(',\n');
}

function isStart(start: readonly string[], path: readonly string[]): boolean {
  return start.every((name, index) => path[index] === name);
}

function withoutStop(description: string): string {
  return description.replace(/\.$/, '');
}

/** A line of text: nothing in it is taken for a request. */
function text(line: string): string {
  return roff(line).replace(/^(?=[.'])/, '\\&');
}

/** Characters as they are: hyphens that can be copied, and what roff would take for its own. */
function roff(line: string): string {
  return line
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('"', '\\(dq')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll('`', '\\(ga')
    .replace(/[^\x00-\x7f]/gu, (character) => `\\[u${codeOf(character)}]`);
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
