/**
 * A colour for each class, for charts. Most are after Paul Tol's "muted" and "bright" schemes, which
 * stay apart for colour-blind eyes (technical note SRON/EPS/TN/09-002, issue 3.2); noise is grey.
 * Nothing is said by colour alone: charts have names in them and a table beside them.
 */

import { CLASS_ORDER } from '../../../kubernetes/storage/object-class.ts';
import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';

/** What text on a colour is to be, for a contrast of 4.5 to 1. */
type Ink = 'black' | 'white';

/** The colours. */
const PALETTE: Readonly<Record<ObjectClass, readonly [fill: string, ink: Ink]>> = {
  secrets: ['#cc6677', 'black'],
  rbac: ['#aa4499', 'white'],
  identity: ['#a8336e', 'white'],
  admission: ['#d6a5cc', 'black'],
  extension: ['#44aa99', 'black'],
  customresources: ['#1f6f63', 'white'],
  workloads: ['#3a6ea5', 'white'],
  pods: ['#88ccee', 'black'],
  config: ['#ddcc77', 'black'],
  network: ['#117733', 'white'],
  storage: ['#a3a33a', 'black'],
  devices: ['#c9d49a', 'black'],
  nodes: ['#6a58c8', 'white'],
  namespaces: ['#9c92d6', 'black'],
  leases: ['#8e939b', 'black'],
  events: ['#c6cad1', 'black'],
  other: ['#5f6670', 'white'],
};

/** Style: for each class what is drawn (`c-pods`) and the square of a legend (`b-pods`). */
export const PALETTE_STYLE: string = CLASS_ORDER.map((name) => {
  const [fill, ink] = PALETTE[name];
  // What lies on a colour moves it away from the ink.
  const [inkColour, veil] = ink === 'black' ? ['#111', '#ffffff38'] : ['#fff', '#00000026'];
  return (
    `.c-${name} { fill: ${fill}; } .c-${name} text { fill: ${inkColour}; } ` +
    `.c-${name} .part { fill: ${veil}; } .b-${name} { background: ${fill}; }\n`
  );
}).join('');
