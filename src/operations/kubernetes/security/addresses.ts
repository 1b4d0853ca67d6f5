/** Addresses of machines: inside of somebody's network, or outside. */

/** IPv4 that is routed nowhere outside: RFC 1918, 6598, 3927, loopback; IPv6: RFC 4193, 4291. */
const PRIVATE =
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|::1$)/i;
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]+)$/i;

/** Longest address, with a zone. */
const LENGTH_MAX = 64;

/** Whether a text is an address of the public internet. */
export function isPublicAddress(text: string): boolean {
  return text.length <= LENGTH_MAX && ADDRESS.test(text) && !PRIVATE.test(text);
}
