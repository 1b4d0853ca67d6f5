/**
 * What OpenShift's own API servers store under `/openshift.io` (openshift/api and the registries of
 * openshift-apiserver and oauth-apiserver, 4.16). Its Kubernetes API server stores under
 * `/kubernetes.io` what others store under `/registry`.
 */

import { clusterWide, namespaced } from './stored-resource.ts';
import type { StoredResource } from './stored-resource.ts';

/** Every resource of these servers. */
export const OPENSHIFT_RESOURCES: readonly StoredResource[] = [
  ...namespaced('route.openshift.io', [['routes', 'Route']]),
  ...namespaced('apps.openshift.io', [['deploymentconfigs', 'DeploymentConfig']]),
  ...namespaced('build.openshift.io', [
    ['buildconfigs', 'BuildConfig'],
    ['builds', 'Build'],
  ]),
  ...namespaced('image.openshift.io', [['imagestreams', 'ImageStream']]),
  ...clusterWide('image.openshift.io', [['images', 'Image']]),
  ...namespaced('template.openshift.io', [
    ['templateinstances', 'TemplateInstance'],
    ['templates', 'Template'],
  ]),
  ...clusterWide('template.openshift.io', [['brokertemplateinstances', 'BrokerTemplateInstance']]),
  ...clusterWide('oauth.openshift.io', [
    ['oauthaccesstokens', 'OAuthAccessToken', 'oauth/accesstokens'],
    ['oauthauthorizetokens', 'OAuthAuthorizeToken', 'oauth/authorizetokens'],
    ['oauthclientauthorizations', 'OAuthClientAuthorization', 'oauth/clientauthorizations'],
    ['oauthclients', 'OAuthClient', 'oauth/clients'],
  ]),
  ...clusterWide('user.openshift.io', [
    ['groups', 'Group'],
    ['identities', 'Identity', 'useridentities'],
    ['users', 'User'],
  ]),
  ...clusterWide('quota.openshift.io', [['clusterresourcequotas', 'ClusterResourceQuota']]),
];
