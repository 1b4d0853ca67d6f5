/** What a person should read about a comparison of two snapshots of a Kubernetes cluster. */

import type { Noise, ObjectChange } from '../../../kubernetes/change/object-change.ts';
import type { ObjectClass } from '../../../kubernetes/storage/object-class.ts';
import type { Lineage } from '../../diff/lineage.ts';
import type { Grant } from '../rbac/grant.ts';
import type { DefinitionChange } from './definition-facts.ts';

/** Something to look at first. */
export interface Highlight {
  /** `alarm` may be an attack or gives power away; `note` should be known. */
  readonly severity: 'alarm' | 'note';
  /** kebab-case: `cluster-admin`, `external-webhook`, `privileged-pod`. */
  readonly rule: string;
  /** One sentence. */
  readonly title: string;
  /** What it is seen by, a line each; no secret values. */
  readonly details: readonly string[];
  /** Keys of the objects behind it. */
  readonly keys: readonly string[];
}

/** A row of the table of counts. */
export interface ClassCounts {
  readonly class: ObjectClass;
  /** `Secrets`, `RBAC`. */
  readonly label: string;
  readonly added: number;
  readonly removed: number;
  readonly modified: number;
  readonly recreated: number;
  readonly rewritten: number;
  /** `3 Widgets went with widgets.legacy.example.net`. */
  readonly note: string | undefined;
}

/** A change, as a line of a section. */
export interface ChangeLine {
  /** `+` added, `-` removed, `~` modified, `±` recreated, `=` rewritten, `?` not known. */
  readonly sign: '+' | '-' | '~' | '±' | '=' | '?';
  /** `shop/catalog-credentials`, with the kind where the class has several. */
  readonly object: string;
  /** What changed, in a few words each; no secret values. */
  readonly what: readonly string[];
  readonly change: ObjectChange;
}

/** The changes of a class. */
export interface Section {
  readonly class: ObjectClass;
  readonly label: string;
  /** At most `linesMax`, the rest is counted. */
  readonly lines: readonly ChangeLine[];
  readonly more: number;
}

/** Counts of what is not worth a line. */
export type NoiseCounts = ReadonlyMap<Noise, { added: number; removed: number; modified: number }>;

/** The report. */
export interface DiffReport {
  readonly lineage: Lineage;
  readonly liveKeys: { readonly before: number; readonly after: number };
  /** Most severe first. */
  readonly highlights: readonly Highlight[];
  /** In the order of the outputs, those with changes. */
  readonly classes: readonly ClassCounts[];
  readonly noise: NoiseCounts;
  /** In the same order. */
  readonly sections: readonly Section[];
  readonly grants: readonly Grant[];
  /** Custom resource definitions that changed. */
  readonly definitions: readonly DefinitionChange[];
  /** Values that could not be looked at, a sentence each, counted by reason. */
  readonly unknown: readonly { readonly reason: string; readonly count: number }[];
  /** Whether anything but noise differs. */
  readonly isDifferent: boolean;
}
