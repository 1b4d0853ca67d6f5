/** The text that stands below the options of a help, taken apart. */

/** What it says. */
export interface HelpSections {
  /** Paragraphs and lists, each without blank lines in it. */
  readonly notes: readonly string[];
  /** Command lines. */
  readonly examples: readonly string[];
  /** Such as `0 equal, 1 different, 2 could not be compared`. */
  readonly exitCodes: string | undefined;
}

const EXAMPLES = /^Examples?:\n/;
const EXIT_CODES = /^Exit codes?: ?/;
/** Every line of it is indented. */
const IS_INDENTED = /^(?: +.*(?:\n|$))+$/;

/** Takes the text apart at its blank lines. */
export function sectionsOf(text: string): HelpSections {
  const notes: string[] = [];
  const examples: string[] = [];
  let exitCodes: string | undefined;
  let isInExamples = false;
  for (const block of text.split(/\n[ \t]*\n/).map((part) => part.replace(/^\n+|\s+$/g, ''))) {
    if (block === '') continue;
    isInExamples = EXAMPLES.test(block) || (isInExamples && IS_INDENTED.test(block));
    if (isInExamples) {
      examples.push(...linesOf(block.replace(EXAMPLES, '')));
    } else if (EXIT_CODES.test(block)) {
      exitCodes = linesOf(block.replace(EXIT_CODES, '')).join(' ').replace(/\.$/, '');
    } else {
      notes.push(block);
    }
  }
  return { notes, examples, exitCodes };
}

/** Whether a note is a heading with indented lines below it, or indented as a whole. */
export function isList(note: string): boolean {
  return /^ /m.test(note);
}

function linesOf(block: string): string[] {
  return block.split('\n').map((line) => line.trim());
}
