/**
 * The commands as data: what completion, man pages and the reference in the docs are made of. Read
 * from Commander's own tree, so that a new command is in all of them without a word of its own.
 */

import { EventEmitter } from 'node:events';

import type { Argument, Command, Option } from 'commander';

import { sectionsOf } from './help-sections.ts';
import type { HelpSections } from './help-sections.ts';
import { valueKind } from './value-kind.ts';
import type { ValueKind } from './value-kind.ts';

/** A command with everything that its help says. */
export interface CommandNode extends HelpSections {
  /** Its name and those of the commands that it stands under, without the program's. */
  readonly path: readonly string[];
  readonly description: string;
  /** How it is called, such as `etcd-snapshot wal dump [options] <path>`. */
  readonly usage: string;
  readonly arguments: readonly ArgumentNode[];
  readonly options: readonly OptionNode[];
  /** Commands below it. */
  readonly commands: readonly CommandNode[];
}

/** What can be given as an argument, or as the value of an option. */
export interface ValueNode {
  readonly name: string;
  readonly kind: ValueKind;
  /** All there are; none where anything can be given. */
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  /** Whether several can follow each other. */
  readonly isVariadic: boolean;
}

/** An argument of a command. */
export interface ArgumentNode extends ValueNode {
  readonly description: string;
}

/** An option of a command. */
export interface OptionNode {
  /** As the help has it: `-w, --write-out <format>`. */
  readonly flags: string;
  /** `-w` and `--write-out`. */
  readonly names: readonly string[];
  readonly description: string;
  /** None for a flag. */
  readonly value: ValueNode | undefined;
  /** As the help has it. */
  readonly defaultText: string | undefined;
  readonly isMandatory: boolean;
  /** Whether it may make sense to give it again. */
  readonly mayRepeat: boolean;
}

/** The command that shows help, which every command with others below it has. */
export const HELP_COMMAND = { name: 'help', description: 'show help for a command' } as const;

/** The tree of a program, or of one of its commands. */
export function commandTree(command: Command, above: readonly string[] = []): CommandNode {
  const help = command.createHelp();
  const path = command.parent === null ? [] : [...above, command.name()];
  return {
    path,
    description: command.description(),
    usage: help.commandUsage(command),
    arguments: command.registeredArguments.map(argumentNode),
    options: help.visibleOptions(command).map(optionNode),
    commands: command.commands.map((inner) => commandTree(inner, path)),
    ...sectionsOf(textAfterHelp(command)),
  };
}

/** A command and all below it, in the order of the help. */
export function everyNode(node: CommandNode): CommandNode[] {
  return [node, ...node.commands.flatMap(everyNode)];
}

/** What `addHelpText('after', …)` was given; Commander 14 keeps it as a listener. */
function textAfterHelp(command: Command): string {
  const pieces: string[] = [];
  const write = (piece: string): void => void pieces.push(piece);
  // Its types do not say that it is one.
  const emitter: unknown = command;
  if (!(emitter instanceof EventEmitter)) throw new TypeError('a command emits no events');
  emitter.emit('afterHelp', { error: false, command, write });
  return pieces.join('');
}

function argumentNode(argument: Argument): ArgumentNode {
  const { argChoices: choices = [], required: isRequired, variadic: isVariadic } = argument;
  const name = argument.name();
  const kind = valueKind(name, choices);
  return { name, kind, choices, isRequired, isVariadic, description: argument.description };
}

function optionNode(option: Option): OptionNode {
  const { flags, short, long, description, mandatory: isMandatory } = option;
  return {
    flags,
    names: [short, long].filter((name) => name !== undefined),
    description,
    value: valueNode(option),
    defaultText: defaultText(option),
    isMandatory,
    mayRepeat: option.parseArg !== undefined && option.argChoices === undefined,
  };
}

function valueNode(option: Option): ValueNode | undefined {
  const name = /[<[](.+?)(?:\.\.\.)?[\]>]/.exec(option.flags)?.[1];
  if (name === undefined) return undefined;
  const { argChoices: choices = [], required: isRequired, variadic: isVariadic } = option;
  return { name, kind: valueKind(name, choices), choices, isRequired, isVariadic };
}

/** Flags have none to speak of: without `--all` it is not all, without `--no-color` it is colour. */
function defaultText({ defaultValueDescription, defaultValue }: Option): string | undefined {
  if (defaultValueDescription !== undefined) return defaultValueDescription;
  const value: unknown = defaultValue;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
