/** Paths of fields: for people, and as JSON Pointers (RFC 6901). */

import { escapeControls } from '../../bytes/text.ts';
import type { PathStep } from './object-change.ts';

/** Names that need no quotes between dots. */
const PLAIN_NAME = /^[A-Za-z_$][\w$-]*$/;
/** Values of merge keys that need no quotes. */
const PLAIN_VALUE = /^[\w.:/*@~+-]{1,100}$/;
/** Longest value of a merge key that is written out, in characters. */
const VALUE_MAX = 100;

/** `spec.template.spec.containers[name=app].image`; empty for the whole object. */
export function formatPath(steps: readonly PathStep[]): string {
  let path = '';
  for (const step of steps) {
    if (!('name' in step)) path += `[${formatEntry(step)}]`;
    else if (!PLAIN_NAME.test(step.name)) path += `[${quote(step.name)}]`;
    else path += path === '' ? step.name : `.${step.name}`;
  }
  return path;
}

/** The same as a JSON Pointer. */
export function formatPointer(steps: readonly PathStep[]): string {
  return steps
    .map((step) => {
      if (!('name' in step)) return `/${String(step.index)}`;
      return `/${step.name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    })
    .join('');
}

function formatEntry(step: Exclude<PathStep, { readonly name: string }>): string {
  if (!('mergeKey' in step)) return String(step.index);
  return step.mergeKey.map(([name, value]) => `${name}=${formatValue(value)}`).join(',');
}

function formatValue(value: string): string {
  if (PLAIN_VALUE.test(value)) return value;
  return quote(value.length > VALUE_MAX ? `${value.slice(0, VALUE_MAX)}…` : value);
}

function quote(text: string): string {
  return `"${escapeControls(text).replaceAll('"', '\\"')}"`;
}
