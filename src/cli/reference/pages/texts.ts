/** Sentences of the reference, made of what a help says in half ones. */

import type { ValueNode } from '../command-tree.ts';

/** What is told of an option or argument. */
interface Told {
  readonly description: string;
  readonly defaultText?: string | undefined;
  readonly isMandatory?: boolean;
}

/** With a capital letter at its beginning and a full stop at its end. */
export function sentence(text: string): string {
  const stop = /[.!?]$/.test(text) ? '' : '.';
  return text.charAt(0).toUpperCase() + text.slice(1) + stop;
}

/** What it is, which choices there are, and what it is when it is not given. */
export function optionDescription(told: Told, value: ValueNode | undefined): string {
  const { description, defaultText, isMandatory = false } = told;
  const choices = value?.choices ?? [];
  return [
    ...(description === '' ? [] : [sentence(description)]),
    ...(choices.length === 0 ? [] : [`One of ${choices.join(', ')}.`]),
    ...(defaultText === undefined ? [] : [`Default: ${defaultText}.`]),
    ...(isMandatory ? ['Required.'] : []),
  ].join(' ');
}
