/**
 * Selectors of labels, as kubectl's `-l` takes them (kubernetes apimachinery pkg/labels/selector.go,
 * v0.36.3): `app=web,tier!=cache,track,!canary,env in (prod,test),zone notin (a),size>3`. All of
 * the requirements have to hold; an empty text selects everything.
 */

import { fieldOf, isJsonObject } from '../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';

/** Nothing that is written so is a selector. */
export class LabelSelectorError extends Error {
  override get name(): string {
    return 'LabelSelectorError';
  }
}

/** What one requirement asks of a label. */
export type LabelOperator = 'in' | 'notin' | 'exists' | 'absent' | 'above' | 'below';

/** A requirement on one label. */
export interface LabelRequirement {
  readonly key: string;
  readonly operator: LabelOperator;
  /** None for `exists` and `absent`, one whole number for `above` and `below`. */
  readonly values: readonly string[];
}

/** Requirements that all have to hold. */
export interface LabelSelector {
  readonly requirements: readonly LabelRequirement[];
}

/** Spaces, an operator or a bracket, a word, or what is none of these. */
const TOKEN = /[ \t\r\n]*(==|!=|[=!<>(),]|[^ \t\r\n=!<>(),]+|$)/y;
const END = '';
const SPECIAL = /^(?:==|!=|[=!<>(),]|)$/;

const NAME = /^(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const NAME_MAX = 63;
const DOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const DOMAIN_MAX = 253;
const WHOLE = /^[+-]?\d+$/;

/** What an operator that takes one value is called, and what it asks. */
const EXACT = new Map<string, LabelOperator>([
  ['=', 'in'],
  ['==', 'in'],
  ['!=', 'notin'],
  ['>', 'above'],
  ['<', 'below'],
]);

/**
 * Takes a selector apart.
 * @throws {LabelSelectorError} if it is none.
 */
export function parseLabelSelector(text: string): LabelSelector {
  return { requirements: new SelectorParser(text).parse() };
}

/** Whether an object has the labels that a selector asks for. */
export function matchesLabels({ requirements }: LabelSelector, object: JsonObject): boolean {
  const labels = fieldOf(fieldOf(object, 'metadata'), 'labels');
  return requirements.every((requirement) => isMet(requirement, labels));
}

function isMet(
  { key, operator, values }: LabelRequirement,
  labels: JsonValue | undefined,
): boolean {
  const label = isJsonObject(labels) ? fieldOf(labels, key) : undefined;
  if (typeof label !== 'string') return operator === 'notin' || operator === 'absent';
  switch (operator) {
    case 'exists':
      return true;
    case 'absent':
      return false;
    case 'in':
      return values.includes(label);
    case 'notin':
      return !values.includes(label);
    default:
      return isBeyond(label, operator, values[0] ?? '');
  }
}

/** What is no whole number of 64 bits is neither above nor below one. */
function isBeyond(label: string, operator: 'above' | 'below', limit: string): boolean {
  const found = wholeOf(label);
  const wanted = wholeOf(limit);
  if (found === undefined || wanted === undefined) return false;
  return operator === 'above' ? found > wanted : found < wanted;
}

function wholeOf(text: string): bigint | undefined {
  if (!WHOLE.test(text)) return undefined;
  const number = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return number === BigInt.asIntN(64, number) ? number : undefined;
}

class SelectorParser {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  parse(): LabelRequirement[] {
    const requirements: LabelRequirement[] = [];
    if (this.#next === END) return requirements;
    for (;;) {
      requirements.push(this.#requirement());
      const token = this.#take();
      if (token === END) return requirements;
      if (token !== ',') throw unexpected(token, "',' or the end");
    }
  }

  /** The token that comes next. */
  get #next(): string {
    return this.#tokens[this.#at] ?? END;
  }

  #take(): string {
    const token = this.#next;
    this.#at++;
    return token;
  }

  #requirement(): LabelRequirement {
    const isAbsent = this.#next === '!';
    if (isAbsent) this.#take();
    const key = checkKey(this.#word());
    if (this.#next === ',' || this.#next === END) {
      return { key, operator: isAbsent ? 'absent' : 'exists', values: [] };
    }
    const token = this.#take();
    // kubectl takes `!a=b` for `a=b`; nobody can mean that.
    if (isAbsent) throw unexpected(token, "',' or the end");
    if (token === 'in' || token === 'notin') {
      const values = this.#list();
      return { key, operator: token, values: values.map(checkValue) };
    }
    const operator = EXACT.get(token);
    if (operator === undefined) throw unexpected(token, 'in, notin, =, ==, !=, > or <');
    return { key, operator, values: [this.#value(operator)] };
  }

  #word(): string {
    const token = this.#take();
    if (SPECIAL.test(token)) throw unexpected(token, 'the name of a label');
    return token;
  }

  /** What stands behind `=`; nothing is the empty value. */
  #value(operator: LabelOperator): string {
    const isEmpty = this.#next === ',' || this.#next === END;
    const value = isEmpty ? '' : checkValue(this.#word());
    const isOrder = operator === 'above' || operator === 'below';
    if (isOrder && wholeOf(value) === undefined) throw unexpected(value, 'a whole number');
    return value;
  }

  /** `(a,b)`; what is left out is the empty value. */
  #list(): string[] {
    const opening = this.#take();
    if (opening !== '(') throw unexpected(opening, "'('");
    const values: string[] = [];
    for (;;) {
      const isEmpty = this.#next === ',' || this.#next === ')';
      values.push(isEmpty ? '' : this.#word());
      const token = this.#take();
      if (token === ')') return values;
      if (token !== ',') throw unexpected(token, "',' or ')'");
    }
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (;;) {
    const token = TOKEN.exec(text)?.[1] ?? END;
    if (token === END) return tokens;
    tokens.push(token);
  }
}

function unexpected(found: string, expected: string): LabelSelectorError {
  const what = found === END ? 'the end' : `'${found}'`;
  return new LabelSelectorError(`found ${what}, expected ${expected}`);
}

/** A name of at most 63 characters, maybe with a domain in front. */
function checkKey(key: string): string {
  const slash = key.indexOf('/');
  const domain = slash < 0 ? undefined : key.slice(0, slash);
  const isDomain = domain === undefined || (domain.length <= DOMAIN_MAX && DOMAIN.test(domain));
  if (isDomain && isName(key.slice(slash + 1))) return key;
  throw new LabelSelectorError(`'${key}' cannot be the name of a label`);
}

function checkValue(value: string): string {
  if (value === '' || isName(value)) return value;
  throw new LabelSelectorError(`'${value}' cannot be the value of a label`);
}

function isName(text: string): boolean {
  return text.length <= NAME_MAX && NAME.test(text);
}
