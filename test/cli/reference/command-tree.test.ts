/** The commands as data. */

import { Argument, Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';

import { commandTree, everyNode } from '../../../src/cli/reference/command-tree.ts';
import { isList, sectionsOf } from '../../../src/cli/reference/help-sections.ts';
import { wholeTree } from '../../../src/cli/reference/pages/files.ts';
import { resourceNames } from '../../../src/cli/reference/resources.ts';
import { valueKind } from '../../../src/cli/reference/value-kind.ts';

const PROGRAM = new Command('program').description('all of it').addCommand(
  new Command('look')
    .description('look into it')
    .addArgument(new Argument('<how>', 'how').choices(['near', 'far']))
    .argument('[file...]', 'files')
    .addOption(new Option('-w, --write-out <format>', 'format').choices(['a', 'b']).default('a'))
    .option('--size <size>', 'a size', Number, 1)
    .option('--witness <path...>', 'files')
    .option('--no-color', 'no colour')
    .addHelpText(
      'after',
      '\nA note\nof two lines.\n\nExamples:\n  look x\n  look y\n\nExit codes: 0 fine,\n1 not.',
    ),
);

describe('commandTree', () => {
  const [look] = commandTree(PROGRAM).commands;

  it('has path, usage, notes, examples and exit codes', () => {
    expect(look).toMatchObject({
      path: ['look'],
      usage: 'program look [options] <how> [file...]',
      description: 'look into it',
      notes: ['A note\nof two lines.'],
      examples: ['look x', 'look y'],
      exitCodes: '0 fine, 1 not',
      commands: [],
    });
  });

  it('has the arguments', () => {
    expect(look?.arguments).toEqual([
      {
        name: 'how',
        kind: 'choice',
        choices: ['near', 'far'],
        isRequired: true,
        isVariadic: false,
        description: 'how',
      },
      {
        name: 'file',
        kind: 'file',
        choices: [],
        isRequired: false,
        isVariadic: true,
        description: 'files',
      },
    ]);
  });

  it('has the options, help too', () => {
    expect(look?.options.map(({ names }) => names.join())).toEqual([
      '-w,--write-out',
      '--size',
      '--witness',
      '--no-color',
      '-h,--help',
    ]);
    expect(look?.options[0]).toMatchObject({
      value: { name: 'format', kind: 'choice', choices: ['a', 'b'] },
      defaultText: 'a',
      mayRepeat: false,
    });
    expect(look?.options[1]).toMatchObject({ value: { kind: 'text' }, defaultText: '1' });
    expect(look?.options[2]).toMatchObject({ value: { kind: 'file', isVariadic: true } });
    expect(look?.options[3]).toMatchObject({ value: undefined, defaultText: undefined });
  });

  it('has every command that there is, with a description', async () => {
    const nodes = everyNode(await wholeTree());
    const names = nodes.map(({ path }) => path.join(' '));
    expect(names).toEqual(expect.arrayContaining(['', 'verify', 'wal', 'wal dump', 'completion']));
    expect(nodes.filter(({ description }) => description === '')).toEqual([]);
  });

  it('has examples of every command that does something', async () => {
    const nodes = everyNode(await wholeTree()).filter(({ commands }) => commands.length === 0);
    expect(nodes.filter(({ examples }) => examples.length === 0)).toEqual([]);
  });
});

describe('sectionsOf', () => {
  it('takes indented blocks behind examples for more of them', () => {
    expect(sectionsOf('Examples:\n  a\n\n  b\n\nAn end.')).toEqual({
      notes: ['An end.'],
      examples: ['a', 'b'],
      exitCodes: undefined,
    });
  });

  it('finds nothing in nothing', () => {
    expect(sectionsOf('\n\n')).toEqual({ notes: [], examples: [], exitCodes: undefined });
  });

  it('tells lists from paragraphs', () => {
    expect(isList('Types:\n  a  one\n  b  two')).toBe(true);
    expect(isList('Two\nlines.')).toBe(false);
  });
});

describe('valueKind', () => {
  it.each([
    ['file', 'file'],
    ['format:file', 'file'],
    ['old', 'file'],
    ['folder', 'folder'],
    ['directory', 'folder'],
    ['resource', 'resource'],
    ['RESOURCE/NAME', 'resource'],
    ['n', 'text'],
    ['profile', 'text'],
  ])('%s is %s', (name, kind) => {
    expect(valueKind(name, [])).toBe(kind);
  });

  it('is a choice where there are some', () => {
    expect(valueKind('file', ['a'])).toBe('choice');
  });
});

it('knows the resources, each once, in order', () => {
  const names = resourceNames();
  expect(names).toEqual(expect.arrayContaining(['configmaps', 'deployments', 'secrets']));
  expect(names).toEqual([...new Set(names)].toSorted());
});
