/**
 * Strings as Go's encoding/json writes them where HTML is escaped, which is what it does unless told
 * otherwise (encoding/json/encode.go, appendString, go1.25). Before go1.22 U+0008 and U+000C had no
 * short form: etcdctl 3.4.23 writes `\u0008` and `\u000c`, which mean the same.
 */

/** What Go escapes and JSON.stringify does not. */
const ESCAPED = /[<>&\u2028\u2029]/g;

/** A string of JSON, with its quotes; `text` has no half surrogates. */
export function formatGoString(text: string): string {
  return JSON.stringify(text).replace(
    ESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
