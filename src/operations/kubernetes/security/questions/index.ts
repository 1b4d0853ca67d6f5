/** The questions, in the order in which they are asked. */

import type { Question } from '../question.ts';
import { AdmissionTampering } from './admission.ts';
import { ApiExtensions } from './api-extensions.ts';
import { IssuedCertificates } from './certificates.ts';
import { ClusterAdmins } from './cluster-admins.ts';
import { UsableCredentials } from './credentials.ts';
import { DangerousRights } from './dangerous-rights.ts';
import { DebugTraces } from './debug-traces.ts';
import { Deletions } from './deletions.ts';
import { DirectWrites } from './direct-writes.ts';
import { EncryptionAtRest } from './encryption.ts';
import { LastChanges } from './last-changes.ts';
import { NamespaceRails } from './namespace-rails.ts';
import { NetworkExposure } from './network-exposure.ts';
import { NodeOwners } from './node-owners.ts';
import { Persistence } from './persistence.ts';
import { ServiceAccounts } from './service-accounts.ts';
import { SupplyChain } from './supply-chain.ts';
import { Writers } from './writers.ts';

/** Asks them of nothing yet. */
export function allQuestions(): readonly Question[] {
  return [
    new ClusterAdmins(),
    new DangerousRights(),
    new NodeOwners(),
    new DebugTraces(),
    new EncryptionAtRest(),
    new UsableCredentials(),
    new ServiceAccounts(),
    new AdmissionTampering(),
    new ApiExtensions(),
    new IssuedCertificates(),
    new NetworkExposure(),
    new NamespaceRails(),
    new Persistence(),
    new SupplyChain(),
    new LastChanges(),
    new Writers(),
    new Deletions(),
    new DirectWrites(),
  ];
}
