/**
 * Whether a text is a well-formed XML 1.0 document, as far as our reports need it: one root,
 * elements that are closed in turn, attributes once and quoted, character references that name a
 * character, no character that XML forbids.
 */

/** An element as it was read. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
const TAG = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[A-Za-z][\w.-]*="[^"<]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /([A-Za-z][\w.-]*)="([^"]*)"/g;
const TEXT = /[^<]+/y;
const REFERENCE = /&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));|&/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};
/** XML 1.0, production 2, Char. */
const CHARACTERS = /^[\u{9}\u{a}\u{d}\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u;

/**
 * The root element of a document.
 * @throws {SyntaxError} if the text is not well-formed.
 */
export function readXml(document: string): XmlElement {
  expectXml(document.startsWith(DECLARATION), 'no declaration');
  expectXml(CHARACTERS.test(document), 'a character that XML forbids');
  const root: OpenElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (let at = DECLARATION.length; at < document.length;) {
    const parent = open.at(-1);
    TEXT.lastIndex = TAG.lastIndex = at;
    const [text] = TEXT.exec(document) ?? [];
    if (text !== undefined) {
      expectXml(!text.includes(']]>'), 'an end of CDATA in a text');
      parent.text += unescape(text);
      at += text.length;
      continue;
    }
    const tag = TAG.exec(document);
    expectXml(tag !== null, `no tag at ${document.slice(at, at + 60)}`);
    const [all, isEnd, name, attributes, isEmpty] = tag as unknown as [
      string,
      string,
      string,
      string,
      string,
    ];
    at += all.length;
    if (isEnd !== '') {
      expectXml(open.pop()!.name === name, `the end of ${name}, which is not open`);
      continue;
    }
    const element: OpenElement = {
      name,
      attributes: attributesOf(attributes),
      children: [],
      text: '',
    };
    parent.children.push(element);
    if (isEmpty === '') open.push(element);
  }
  expectXml(open.length === 1, 'an element that is not closed');
  expectXml(root.children.length === 1 && root.text.trim() === '', 'not one root');
  return root.children[0]!;
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(ATTRIBUTE)) {
    expectXml(attributes[name!] === undefined, `attribute ${name!} twice`);
    // A line break or tab that is not escaped would be read as a blank.
    expectXml(!/[\t\r\n]/.test(value!), 'a line break in an attribute');
    attributes[name!] = unescape(value!);
  }
  return attributes;
}

function unescape(text: string): string {
  return text.replace(REFERENCE, (_all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name]!;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    const isCharacter = Number.isInteger(code) && CHARACTERS.test(String.fromCodePoint(code));
    expectXml(isCharacter, 'a reference to no character');
    return String.fromCodePoint(code);
  });
}

function expectXml(holds: boolean, what: string): void {
  if (!holds) throw new SyntaxError(what);
}
