/** Columns of configuration, of who may do what, and of what guards it (see `column.ts`). */

import { isJsonObject } from '../../bytes/json.ts';
import type { JsonObject } from '../../bytes/json.ts';
import { AGE, column, NAME, wide } from './column.ts';
import type { Column, ColumnTable } from './column.ts';
import {
  at,
  conditionAt,
  countAt,
  entriesAt,
  listAt,
  orNone,
  scalarText,
  textAt,
  textOr,
} from './fields.ts';
import { humanDuration } from './human-duration.ts';
import { requirementsText } from './selector-text.ts';

/** Wide column of the subjects of a kind. */
function subjects(header: string, kind: string): Column {
  return wide(header, (binding) =>
    listAt(binding, 'subjects')
      .filter((subject) => textAt(subject, 'kind') === kind)
      .map((subject) => {
        const name = textAt(subject, 'name');
        return kind === 'ServiceAccount' ? `${textAt(subject, 'namespace')}/${name}` : name;
      })
      .join(', '),
  );
}

const BINDING: readonly Column[] = [
  NAME,
  column(
    'ROLE',
    (object) => `${textAt(object, 'roleRef', 'kind')}/${textAt(object, 'roleRef', 'name')}`,
  ),
  AGE,
  subjects('USERS', 'User'),
  subjects('GROUPS', 'Group'),
  subjects('SERVICEACCOUNTS', 'ServiceAccount'),
];

function sizeAt(object: JsonObject, name: string): number {
  return entriesAt(object, name).length;
}

function requestCondition(request: JsonObject): string {
  const types = listAt(request, 'status', 'conditions').map((one) => textAt(one, 'type'));
  const decided = types.includes('Denied')
    ? 'Denied'
    : types.includes('Approved')
      ? 'Approved'
      : 'Pending';
  const failed = types.includes('Failed') ? ',Failed' : '';
  const issued = textAt(request, 'status', 'certificate') === '' ? '' : ',Issued';
  return decided + failed + issued;
}

function requestedDuration(request: JsonObject): string {
  const seconds = at(request, 'spec', 'expirationSeconds');
  return typeof seconds === 'number' ? humanDuration(seconds * 1000) : '<none>';
}

const WEBHOOKS: readonly Column[] = [
  NAME,
  column('WEBHOOKS', (object) => String(listAt(object, 'webhooks').length)),
  AGE,
];

function paramKind(policy: JsonObject): string {
  const kind = at(policy, 'spec', 'paramKind');
  if (!isJsonObject(kind)) return '<unset>';
  return `${textAt(kind, 'apiVersion')}/${textAt(kind, 'kind')}`;
}

function policyColumns(header: string, list: string): readonly Column[] {
  return [
    NAME,
    column(header, (object) => String(listAt(object, 'spec', list).length)),
    column('PARAMKIND', paramKind),
    AGE,
  ];
}

const POLICY_BINDING: readonly Column[] = [
  NAME,
  column('POLICYNAME', (object) => textAt(object, 'spec', 'policyName')),
  column('PARAMREF', (object) => {
    const reference = at(object, 'spec', 'paramRef');
    const name = textAt(reference, 'name');
    if (name !== '') return `${orNone(textAt(reference, 'namespace'), '*')}/${name}`;
    const selector = at(reference, 'selector');
    return isJsonObject(selector) ? requirementsText(selector) : '<unset>';
  }),
  AGE,
];

/** A number of how requests are limited; none where they are not. */
function limited(...path: readonly string[]): (level: JsonObject) => string {
  return (level) => orNone(scalarText(at(level, 'spec', 'limited', ...path)));
}

function danglingText(schema: JsonObject): string {
  return orNone(conditionAt(schema, 'Dangling'), '?');
}

function availability(service: JsonObject): string {
  const status = conditionAt(service, 'Available');
  if (status === '' || status === 'True') return orNone(status, 'Unknown');
  const conditions = listAt(service, 'status', 'conditions');
  const found = conditions.find((one) => textAt(one, 'type') === 'Available');
  return `${status} (${textAt(found, 'reason')})`;
}

function serviceReference(service: JsonObject): string {
  const reference = at(service, 'spec', 'service');
  if (!isJsonObject(reference)) return 'Local';
  return `${textAt(reference, 'namespace')}/${textAt(reference, 'name')}`;
}

/** Columns of Secrets, bindings, policies and the like. */
export const ACCESS_COLUMNS: ColumnTable = {
  secrets: [
    NAME,
    column('TYPE', (object) => textAt(object, 'type')),
    column('DATA', (object) => String(sizeAt(object, 'data'))),
    AGE,
  ],
  configmaps: [
    NAME,
    column('DATA', (object) => String(sizeAt(object, 'data') + sizeAt(object, 'binaryData'))),
    AGE,
  ],
  serviceaccounts: [NAME, AGE],
  'rolebindings.rbac.authorization.k8s.io': BINDING,
  'clusterrolebindings.rbac.authorization.k8s.io': BINDING,
  'certificatesigningrequests.certificates.k8s.io': [
    NAME,
    AGE,
    column('SIGNERNAME', (object) => orNone(textAt(object, 'spec', 'signerName'))),
    column('REQUESTOR', (object) => textAt(object, 'spec', 'username')),
    column('REQUESTEDDURATION', requestedDuration),
    column('CONDITION', requestCondition),
  ],
  'clustertrustbundles.certificates.k8s.io': [
    NAME,
    column('SIGNERNAME', (object) => orNone(textAt(object, 'spec', 'signerName'))),
  ],
  'mutatingwebhookconfigurations.admissionregistration.k8s.io': WEBHOOKS,
  'validatingwebhookconfigurations.admissionregistration.k8s.io': WEBHOOKS,
  'validatingadmissionpolicies.admissionregistration.k8s.io': policyColumns(
    'VALIDATIONS',
    'validations',
  ),
  'mutatingadmissionpolicies.admissionregistration.k8s.io': policyColumns('MUTATIONS', 'mutations'),
  'validatingadmissionpolicybindings.admissionregistration.k8s.io': POLICY_BINDING,
  'mutatingadmissionpolicybindings.admissionregistration.k8s.io': POLICY_BINDING,
  'apiservices.apiregistration.k8s.io': [
    NAME,
    column('SERVICE', serviceReference),
    column('AVAILABLE', availability),
    AGE,
  ],
  'flowschemas.flowcontrol.apiserver.k8s.io': [
    NAME,
    column('PRIORITYLEVEL', (object) =>
      textAt(object, 'spec', 'priorityLevelConfiguration', 'name'),
    ),
    column('MATCHINGPRECEDENCE', (object) => countAt(object, 'spec', 'matchingPrecedence')),
    column('DISTINGUISHERMETHOD', (object) =>
      textOr('<none>', object, 'spec', 'distinguisherMethod', 'type'),
    ),
    AGE,
    column('MISSINGPL', danglingText),
  ],
  'prioritylevelconfigurations.flowcontrol.apiserver.k8s.io': [
    NAME,
    column('TYPE', (object) => textAt(object, 'spec', 'type')),
    column('NOMINALCONCURRENCYSHARES', limited('nominalConcurrencyShares')),
    column('QUEUES', limited('limitResponse', 'queuing', 'queues')),
    column('HANDSIZE', limited('limitResponse', 'queuing', 'handSize')),
    column('QUEUELENGTHLIMIT', limited('limitResponse', 'queuing', 'queueLengthLimit')),
    AGE,
  ],
};
