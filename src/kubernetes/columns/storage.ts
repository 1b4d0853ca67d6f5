/** Columns of storage (see `column.ts`). */

import { isJsonObject } from '../../bytes/json.ts';
import type { JsonObject, JsonValue } from '../../bytes/json.ts';
import { AGE, column, NAME, nameColumn, wide } from './column.ts';
import type { ColumnTable } from './column.ts';
import { at, isSet, listAt, orNone, scalarText, textAt, textOr, textsAt } from './fields.ts';
import { defaultMark } from './network.ts';

/** Access modes and their short forms, in the order in which they are shown. */
const ACCESS_MODES = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
] as const;
const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class';

function accessModes(object: JsonObject, part: 'spec' | 'status'): string {
  const modes = textsAt(object, part, 'accessModes');
  return ACCESS_MODES.filter(([mode]) => modes.includes(mode))
    .map(([, short]) => short)
    .join(',');
}

function phase(object: JsonObject): string {
  const isEnding = textAt(object, 'metadata', 'deletionTimestamp') !== '';
  return isEnding ? 'Terminating' : textAt(object, 'status', 'phase');
}

function storageClass(object: JsonObject): string {
  const beta = at(object, 'metadata', 'annotations', BETA_CLASS);
  return typeof beta === 'string' ? beta : textAt(object, 'spec', 'storageClassName');
}

function claim(volume: JsonObject): string {
  const reference = at(volume, 'spec', 'claimRef');
  if (!isJsonObject(reference)) return '';
  return `${textAt(reference, 'namespace')}/${textAt(reference, 'name')}`;
}

/** A quantity; 0 where there is none. */
function quantity(value: JsonValue | undefined): string {
  return orNone(scalarText(value), '0');
}

/** Of a claim that has no volume, nothing is known. */
function ofVolume(text: (claim: JsonObject) => string): (claim: JsonObject) => string {
  return (object) => (textAt(object, 'spec', 'volumeName') === '' ? '' : text(object));
}

const ATTRIBUTES_CLASS = column('VOLUMEATTRIBUTESCLASS', (object) =>
  textOr('<unset>', object, 'spec', 'volumeAttributesClassName'),
);
const VOLUME_MODE = wide('VOLUMEMODE', (object) => textOr('<unset>', object, 'spec', 'volumeMode'));

function flag(value: boolean): string {
  return value ? 'true' : 'false';
}

function tokenRequests(driver: JsonObject): string {
  const requests = at(driver, 'spec', 'tokenRequests');
  if (!Array.isArray(requests)) return '<unset>';
  return listAt(driver, 'spec', 'tokenRequests')
    .map((request) => textAt(request, 'audience'))
    .join(',');
}

/** Columns of volumes and what serves them. */
export const STORAGE_COLUMNS: ColumnTable = {
  persistentvolumes: [
    NAME,
    column('CAPACITY', (object) => quantity(at(object, 'spec', 'capacity', 'storage'))),
    column('ACCESS MODES', (object) => accessModes(object, 'spec')),
    column('RECLAIM POLICY', (object) => textAt(object, 'spec', 'persistentVolumeReclaimPolicy')),
    column('STATUS', phase),
    column('CLAIM', claim),
    column('STORAGECLASS', storageClass),
    ATTRIBUTES_CLASS,
    column('REASON', (object) => textAt(object, 'status', 'reason')),
    AGE,
    VOLUME_MODE,
  ],
  persistentvolumeclaims: [
    NAME,
    column('STATUS', phase),
    column('VOLUME', (object) => textAt(object, 'spec', 'volumeName')),
    column(
      'CAPACITY',
      ofVolume((object) => quantity(at(object, 'status', 'capacity', 'storage'))),
    ),
    column(
      'ACCESS MODES',
      ofVolume((object) => accessModes(object, 'status')),
    ),
    column('STORAGECLASS', storageClass),
    ATTRIBUTES_CLASS,
    AGE,
    VOLUME_MODE,
  ],
  'storageclasses.storage.k8s.io': [
    nameColumn(
      defaultMark(
        'storageclass.kubernetes.io/is-default-class',
        'storageclass.beta.kubernetes.io/is-default-class',
      ),
    ),
    column('PROVISIONER', (object) => textAt(object, 'provisioner')),
    column('RECLAIMPOLICY', (object) => textOr('Delete', object, 'reclaimPolicy')),
    column('VOLUMEBINDINGMODE', (object) => textOr('Immediate', object, 'volumeBindingMode')),
    column('ALLOWVOLUMEEXPANSION', (object) => flag(isSet(object, 'allowVolumeExpansion'))),
    AGE,
  ],
  'volumeattachments.storage.k8s.io': [
    NAME,
    column('ATTACHER', (object) => textAt(object, 'spec', 'attacher')),
    column('PV', (object) => textAt(object, 'spec', 'source', 'persistentVolumeName')),
    column('NODE', (object) => textAt(object, 'spec', 'nodeName')),
    column('ATTACHED', (object) => flag(isSet(object, 'status', 'attached'))),
    AGE,
  ],
  'volumeattributesclasses.storage.k8s.io': [
    NAME,
    column('DRIVERNAME', (object) => textAt(object, 'driverName')),
    AGE,
  ],
  'csinodes.storage.k8s.io': [
    NAME,
    column('DRIVERS', (object) => String(listAt(object, 'spec', 'drivers').length)),
    AGE,
  ],
  'csidrivers.storage.k8s.io': [
    NAME,
    column('ATTACHREQUIRED', (object) => flag(at(object, 'spec', 'attachRequired') !== false)),
    column('PODINFOONMOUNT', (object) => flag(isSet(object, 'spec', 'podInfoOnMount'))),
    column('STORAGECAPACITY', (object) => flag(isSet(object, 'spec', 'storageCapacity'))),
    column('TOKENREQUESTS', tokenRequests),
    column('REQUIRESREPUBLISH', (object) => flag(isSet(object, 'spec', 'requiresRepublish'))),
    column('MODES', (object) => orNone(textsAt(object, 'spec', 'volumeLifecycleModes').join(','))),
    AGE,
  ],
};
