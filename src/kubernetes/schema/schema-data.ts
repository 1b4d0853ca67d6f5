/** Generated. */
export const SCHEMA_TEXT: string = `
@k8s.io.api.admission.v1 admission.k8s.io/v1
AdmissionRequest uid:1s kind:2<61.GroupVersionKind> resource:3<61.GroupVersionResource> subResource:4se requestKind:13<61.GroupVersionKind>pe requestResource:14<61.GroupVersionResource>pe requestSubResource:15se name:5se namespace:6se operation:7s userInfo:8<11.UserInfo> object:9<63.RawExtension>e oldObject:10<63.RawExtension>e dryRun:11bpe options:12<63.RawExtension>e
AdmissionResponse uid:1s allowed:2b status:3<61.Status>pe patch:4ye patchType:5spe auditAnnotations:6s%e warnings:7s*e
AdmissionReview request:1<AdmissionRequest>pe response:2<AdmissionResponse>pe
@k8s.io.api.admission.v1beta1 admission.k8s.io/v1beta1
AdmissionRequest uid:1s kind:2<61.GroupVersionKind> resource:3<61.GroupVersionResource> subResource:4se requestKind:13<61.GroupVersionKind>pe requestResource:14<61.GroupVersionResource>pe requestSubResource:15se name:5se namespace:6se operation:7s userInfo:8<11.UserInfo> object:9<63.RawExtension>e oldObject:10<63.RawExtension>e dryRun:11bpe options:12<63.RawExtension>e
AdmissionResponse uid:1s allowed:2b status:3<61.Status>pe patch:4ye patchType:5spe auditAnnotations:6s%e warnings:7s*e
AdmissionReview request:1<AdmissionRequest>pe response:2<AdmissionResponse>pe
@k8s.io.api.admissionregistration.v1 admissionregistration.k8s.io/v1
ApplyConfiguration expression:1se
AuditAnnotation key:1s valueExpression:2s
ExpressionWarning fieldRef:2s warning:3s
JSONPatch expression:1se
MatchCondition name:1s expression:2s
MatchResources namespaceSelector:1<61.LabelSelector>pe objectSelector:2<61.LabelSelector>pe resourceRules:3<NamedRuleWithOperations>*e excludeResourceRules:4<NamedRuleWithOperations>*e matchPolicy:7spe
MutatingAdmissionPolicy metadata:1<61.ObjectMeta>e spec:2<MutatingAdmissionPolicySpec>e
MutatingAdmissionPolicyBinding metadata:1<61.ObjectMeta>e spec:2<MutatingAdmissionPolicyBindingSpec>e
MutatingAdmissionPolicyBindingList metadata:1<61.ListMeta>e items:2<MutatingAdmissionPolicyBinding>*
MutatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe
MutatingAdmissionPolicyList metadata:1<61.ListMeta>e items:2<MutatingAdmissionPolicy>*
MutatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe variables:3<Variable>*e mutations:4<Mutation>*e failurePolicy:5spe matchConditions:6<MatchCondition>*e reinvocationPolicy:7se
MutatingWebhook name:1s clientConfig:2<WebhookClientConfig> rules:3<RuleWithOperations>*e failurePolicy:4spe matchPolicy:9spe namespaceSelector:5<61.LabelSelector>pe objectSelector:11<61.LabelSelector>pe sideEffects:6sp timeoutSeconds:7ipe admissionReviewVersions:8s* reinvocationPolicy:10spe matchConditions:12<MatchCondition>*e
MutatingWebhookConfiguration metadata:1<61.ObjectMeta>e webhooks:2<MutatingWebhook>*e
MutatingWebhookConfigurationList metadata:1<61.ListMeta>e items:2<MutatingWebhookConfiguration>*
Mutation patchType:2s applyConfiguration:3<ApplyConfiguration>pe jsonPatch:4<JSONPatch>pe
NamedRuleWithOperations resourceNames:1s*e :2<RuleWithOperations>n
ParamKind apiVersion:1se kind:2se
ParamRef name:1se namespace:2se selector:3<61.LabelSelector>pe parameterNotFoundAction:4spe
Rule apiGroups:1s*e apiVersions:2s*e resources:3s*e scope:4spe
RuleWithOperations operations:1s*e :2<Rule>n
ServiceReference namespace:1s name:2s path:3spe port:4ipe
TypeChecking expressionWarnings:1<ExpressionWarning>*e
ValidatingAdmissionPolicy metadata:1<61.ObjectMeta>e spec:2<ValidatingAdmissionPolicySpec>e status:3<ValidatingAdmissionPolicyStatus>e
ValidatingAdmissionPolicyBinding metadata:1<61.ObjectMeta>e spec:2<ValidatingAdmissionPolicyBindingSpec>e
ValidatingAdmissionPolicyBindingList metadata:1<61.ListMeta>e items:2<ValidatingAdmissionPolicyBinding>*
ValidatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe validationActions:4s*e
ValidatingAdmissionPolicyList metadata:1<61.ListMeta>e items:2<ValidatingAdmissionPolicy>*
ValidatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe validations:3<Validation>*e failurePolicy:4spe auditAnnotations:5<AuditAnnotation>*e matchConditions:6<MatchCondition>*e variables:7<Variable>*e
ValidatingAdmissionPolicyStatus observedGeneration:1le typeChecking:2<TypeChecking>pe conditions:3<61.Condition>*e
ValidatingWebhook name:1s clientConfig:2<WebhookClientConfig> rules:3<RuleWithOperations>*e failurePolicy:4spe matchPolicy:9spe namespaceSelector:5<61.LabelSelector>pe objectSelector:10<61.LabelSelector>pe sideEffects:6sp timeoutSeconds:7ipe admissionReviewVersions:8s* matchConditions:11<MatchCondition>*e
ValidatingWebhookConfiguration metadata:1<61.ObjectMeta>e webhooks:2<ValidatingWebhook>*e
ValidatingWebhookConfigurationList metadata:1<61.ListMeta>e items:2<ValidatingWebhookConfiguration>*
Validation expression:1s message:2se reason:3spe messageExpression:4se
Variable name:1s expression:2s
WebhookClientConfig url:3spe service:1<ServiceReference>pe caBundle:2ye
@k8s.io.api.admissionregistration.v1alpha1 admissionregistration.k8s.io/v1alpha1
ApplyConfiguration expression:1se
AuditAnnotation key:1s valueExpression:2s
ExpressionWarning fieldRef:2s warning:3s
JSONPatch expression:1se
MatchCondition name:1s expression:2s
MatchResources namespaceSelector:1<61.LabelSelector>pe objectSelector:2<61.LabelSelector>pe resourceRules:3<NamedRuleWithOperations>*e excludeResourceRules:4<NamedRuleWithOperations>*e matchPolicy:7spe
MutatingAdmissionPolicy metadata:1<61.ObjectMeta>e spec:2<MutatingAdmissionPolicySpec>e
MutatingAdmissionPolicyBinding metadata:1<61.ObjectMeta>e spec:2<MutatingAdmissionPolicyBindingSpec>e
MutatingAdmissionPolicyBindingList metadata:1<61.ListMeta>e items:2<MutatingAdmissionPolicyBinding>*
MutatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe
MutatingAdmissionPolicyList metadata:1<61.ListMeta>e items:2<MutatingAdmissionPolicy>*
MutatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe variables:3<Variable>*e mutations:4<Mutation>*e failurePolicy:5spe matchConditions:6<MatchCondition>*e reinvocationPolicy:7se
Mutation patchType:2s applyConfiguration:3<ApplyConfiguration>pe jsonPatch:4<JSONPatch>pe
NamedRuleWithOperations resourceNames:1s*e :2<2.RuleWithOperations>n
ParamKind apiVersion:1se kind:2se
ParamRef name:1se namespace:2se selector:3<61.LabelSelector>pe parameterNotFoundAction:4spe
TypeChecking expressionWarnings:1<ExpressionWarning>*e
ValidatingAdmissionPolicy metadata:1<61.ObjectMeta>e spec:2<ValidatingAdmissionPolicySpec>e status:3<ValidatingAdmissionPolicyStatus>e
ValidatingAdmissionPolicyBinding metadata:1<61.ObjectMeta>e spec:2<ValidatingAdmissionPolicyBindingSpec>e
ValidatingAdmissionPolicyBindingList metadata:1<61.ListMeta>e items:2<ValidatingAdmissionPolicyBinding>*
ValidatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe validationActions:4s*e
ValidatingAdmissionPolicyList metadata:1<61.ListMeta>e items:2<ValidatingAdmissionPolicy>*
ValidatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe validations:3<Validation>*e failurePolicy:4spe auditAnnotations:5<AuditAnnotation>*e matchConditions:6<MatchCondition>*e variables:7<Variable>*e
ValidatingAdmissionPolicyStatus observedGeneration:1le typeChecking:2<TypeChecking>pe conditions:3<61.Condition>*e
Validation expression:1s message:2se reason:3spe messageExpression:4se
Variable name:1s expression:2s
@k8s.io.api.admissionregistration.v1beta1 admissionregistration.k8s.io/v1beta1
ApplyConfiguration expression:1se
AuditAnnotation key:1s valueExpression:2s
ExpressionWarning fieldRef:2s warning:3s
JSONPatch expression:1se
MatchCondition name:1s expression:2s
MatchResources namespaceSelector:1<61.LabelSelector>pe objectSelector:2<61.LabelSelector>pe resourceRules:3<NamedRuleWithOperations>*e excludeResourceRules:4<NamedRuleWithOperations>*e matchPolicy:7spe
MutatingAdmissionPolicy metadata:1<61.ObjectMeta>e spec:2<MutatingAdmissionPolicySpec>e
MutatingAdmissionPolicyBinding metadata:1<61.ObjectMeta>e spec:2<MutatingAdmissionPolicyBindingSpec>e
MutatingAdmissionPolicyBindingList metadata:1<61.ListMeta>e items:2<MutatingAdmissionPolicyBinding>*
MutatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe
MutatingAdmissionPolicyList metadata:1<61.ListMeta>e items:2<MutatingAdmissionPolicy>*
MutatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe variables:3<Variable>*e mutations:4<Mutation>*e failurePolicy:5spe matchConditions:6<MatchCondition>*e reinvocationPolicy:7se
MutatingWebhook name:1s clientConfig:2<WebhookClientConfig> rules:3<2.RuleWithOperations>*e failurePolicy:4spe matchPolicy:9spe namespaceSelector:5<61.LabelSelector>pe objectSelector:11<61.LabelSelector>pe sideEffects:6spe timeoutSeconds:7ipe admissionReviewVersions:8s*e reinvocationPolicy:10spe matchConditions:12<MatchCondition>*e
MutatingWebhookConfiguration metadata:1<61.ObjectMeta>e webhooks:2<MutatingWebhook>*e
MutatingWebhookConfigurationList metadata:1<61.ListMeta>e items:2<MutatingWebhookConfiguration>*
Mutation patchType:2s applyConfiguration:3<ApplyConfiguration>pe jsonPatch:4<JSONPatch>pe
NamedRuleWithOperations resourceNames:1s*e :2<2.RuleWithOperations>n
ParamKind apiVersion:1se kind:2se
ParamRef name:1se namespace:2se selector:3<61.LabelSelector>pe parameterNotFoundAction:4spe
ServiceReference namespace:1s name:2s path:3spe port:4ipe
TypeChecking expressionWarnings:1<ExpressionWarning>*e
ValidatingAdmissionPolicy metadata:1<61.ObjectMeta>e spec:2<ValidatingAdmissionPolicySpec>e status:3<ValidatingAdmissionPolicyStatus>e
ValidatingAdmissionPolicyBinding metadata:1<61.ObjectMeta>e spec:2<ValidatingAdmissionPolicyBindingSpec>e
ValidatingAdmissionPolicyBindingList metadata:1<61.ListMeta>e items:2<ValidatingAdmissionPolicyBinding>*
ValidatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe validationActions:4s*e
ValidatingAdmissionPolicyList metadata:1<61.ListMeta>e items:2<ValidatingAdmissionPolicy>*
ValidatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe validations:3<Validation>*e failurePolicy:4spe auditAnnotations:5<AuditAnnotation>*e matchConditions:6<MatchCondition>*e variables:7<Variable>*e
ValidatingAdmissionPolicyStatus observedGeneration:1le typeChecking:2<TypeChecking>pe conditions:3<61.Condition>*e
ValidatingWebhook name:1s clientConfig:2<WebhookClientConfig> rules:3<2.RuleWithOperations>*e failurePolicy:4spe matchPolicy:9spe namespaceSelector:5<61.LabelSelector>pe objectSelector:10<61.LabelSelector>pe sideEffects:6spe timeoutSeconds:7ipe admissionReviewVersions:8s*e matchConditions:11<MatchCondition>*e
ValidatingWebhookConfiguration metadata:1<61.ObjectMeta>e webhooks:2<ValidatingWebhook>*e
ValidatingWebhookConfigurationList metadata:1<61.ListMeta>e items:2<ValidatingWebhookConfiguration>*
Validation expression:1s message:2se reason:3spe messageExpression:4se
Variable name:1s expression:2s
WebhookClientConfig url:3spe service:1<ServiceReference>pe caBundle:2ye
@k8s.io.api.apidiscovery.v2 apidiscovery.k8s.io/v2
APIGroupDiscovery metadata:1<61.ObjectMeta>e versions:2<APIVersionDiscovery>*e
APIGroupDiscoveryList metadata:1<61.ListMeta>e items:2<APIGroupDiscovery>*
APIResourceDiscovery resource:1s responseKind:2<61.GroupVersionKind>pe scope:3s singularResource:4s verbs:5s* shortNames:6s*e categories:7s*e subresources:8<APISubresourceDiscovery>*e
APISubresourceDiscovery subresource:1s responseKind:2<61.GroupVersionKind>pe acceptedTypes:3<61.GroupVersionKind>*e verbs:4s*
APIVersionDiscovery version:1s resources:2<APIResourceDiscovery>*e freshness:3se
@k8s.io.api.apidiscovery.v2beta1 apidiscovery.k8s.io/v2beta1
APIGroupDiscovery metadata:1<61.ObjectMeta>e versions:2<APIVersionDiscovery>*e
APIGroupDiscoveryList metadata:1<61.ListMeta>e items:2<APIGroupDiscovery>*
APIResourceDiscovery resource:1s responseKind:2<61.GroupVersionKind>pe scope:3s singularResource:4s verbs:5s* shortNames:6s*e categories:7s*e subresources:8<APISubresourceDiscovery>*e
APISubresourceDiscovery subresource:1s responseKind:2<61.GroupVersionKind>pe acceptedTypes:3<61.GroupVersionKind>*e verbs:4s*
APIVersionDiscovery version:1s resources:2<APIResourceDiscovery>*e freshness:3se
@k8s.io.api.apiserverinternal.v1alpha1 internal.apiserver.k8s.io/v1alpha1
ServerStorageVersion apiServerID:1se encodingVersion:2se decodableVersions:3s*e servedVersions:4s*e
StorageVersion metadata:1<61.ObjectMeta>e spec:2<StorageVersionSpec> status:3<StorageVersionStatus>
StorageVersionCondition type:1s status:2s observedGeneration:3le lastTransitionTime:4<61.Time>e reason:5s message:6se
StorageVersionList metadata:1<61.ListMeta>e items:2<StorageVersion>*
StorageVersionSpec
StorageVersionStatus storageVersions:1<ServerStorageVersion>*e commonEncodingVersion:2spe conditions:3<StorageVersionCondition>*e
@k8s.io.api.apps.v1 apps/v1
ControllerRevision metadata:1<61.ObjectMeta>e data:2<63.RawExtension>e revision:3l
ControllerRevisionList metadata:1<61.ListMeta>e items:2<ControllerRevision>*
DaemonSet metadata:1<61.ObjectMeta>e spec:2<DaemonSetSpec>e status:3<DaemonSetStatus>e
DaemonSetCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
DaemonSetList metadata:1<61.ListMeta>e items:2<DaemonSet>*
DaemonSetSpec selector:1<61.LabelSelector>p template:2<26.PodTemplateSpec> updateStrategy:3<DaemonSetUpdateStrategy>e minReadySeconds:4ie revisionHistoryLimit:6ipe
DaemonSetStatus currentNumberScheduled:1i numberMisscheduled:2i desiredNumberScheduled:3i numberReady:4i observedGeneration:5le updatedNumberScheduled:6ie numberAvailable:7ie numberUnavailable:8ie collisionCount:9ipe conditions:10<DaemonSetCondition>*e
DaemonSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateDaemonSet>pe
Deployment metadata:1<61.ObjectMeta>e spec:2<DeploymentSpec>e status:3<DeploymentStatus>e
DeploymentCondition type:1s status:2s lastUpdateTime:6<61.Time>e lastTransitionTime:7<61.Time>e reason:4se message:5se
DeploymentList metadata:1<61.ListMeta>e items:2<Deployment>*
DeploymentSpec replicas:1ipe selector:2<61.LabelSelector>p template:3<26.PodTemplateSpec> strategy:4<DeploymentStrategy>e minReadySeconds:5ie revisionHistoryLimit:6ipe paused:7be progressDeadlineSeconds:9ipe
DeploymentStatus observedGeneration:1le replicas:2ie updatedReplicas:3ie readyReplicas:7ie availableReplicas:4ie unavailableReplicas:5ie terminatingReplicas:9ipe conditions:6<DeploymentCondition>*e collisionCount:8ipe
DeploymentStrategy type:1se rollingUpdate:2<RollingUpdateDeployment>pe
ReplicaSet metadata:1<61.ObjectMeta>e spec:2<ReplicaSetSpec>e status:3<ReplicaSetStatus>e
ReplicaSetCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
ReplicaSetList metadata:1<61.ListMeta>e items:2<ReplicaSet>*
ReplicaSetSpec replicas:1ipe minReadySeconds:4ie selector:2<61.LabelSelector>p template:3<26.PodTemplateSpec>e
ReplicaSetStatus replicas:1i fullyLabeledReplicas:2ie readyReplicas:4ie availableReplicas:5ie terminatingReplicas:7ipe observedGeneration:3le conditions:6<ReplicaSetCondition>*e
RollingUpdateDaemonSet maxUnavailable:1<65.IntOrString>pe maxSurge:2<65.IntOrString>pe
RollingUpdateDeployment maxUnavailable:1<65.IntOrString>pe maxSurge:2<65.IntOrString>pe
RollingUpdateStatefulSetStrategy partition:1ipe maxUnavailable:2<65.IntOrString>pe
StatefulSet metadata:1<61.ObjectMeta>e spec:2<StatefulSetSpec>e status:3<StatefulSetStatus>e
StatefulSetCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
StatefulSetList metadata:1<61.ListMeta>e items:2<StatefulSet>*
StatefulSetOrdinals start:1i
StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:1se whenScaled:2se
StatefulSetSpec replicas:1ipe selector:2<61.LabelSelector>p template:3<26.PodTemplateSpec> volumeClaimTemplates:4<26.PersistentVolumeClaim>*e serviceName:5s podManagementPolicy:6se updateStrategy:7<StatefulSetUpdateStrategy>e revisionHistoryLimit:8ipe minReadySeconds:9ie persistentVolumeClaimRetentionPolicy:10<StatefulSetPersistentVolumeClaimRetentionPolicy>pe ordinals:11<StatefulSetOrdinals>pe
StatefulSetStatus observedGeneration:1le replicas:2i readyReplicas:3ie currentReplicas:4ie updatedReplicas:5ie currentRevision:6se updateRevision:7se collisionCount:9ipe conditions:10<StatefulSetCondition>*e availableReplicas:11i
StatefulSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateStatefulSetStrategy>pe
@k8s.io.api.apps.v1beta1 apps/v1beta1
ControllerRevision metadata:1<61.ObjectMeta>e data:2<63.RawExtension>e revision:3l
ControllerRevisionList metadata:1<61.ListMeta>e items:2<ControllerRevision>*
Deployment metadata:1<61.ObjectMeta>e spec:2<DeploymentSpec>e status:3<DeploymentStatus>e
DeploymentCondition type:1s status:2s lastUpdateTime:6<61.Time>e lastTransitionTime:7<61.Time>e reason:4se message:5se
DeploymentList metadata:1<61.ListMeta>e items:2<Deployment>*
DeploymentRollback name:1s updatedAnnotations:2s%e rollbackTo:3<RollbackConfig>
DeploymentSpec replicas:1ipe selector:2<61.LabelSelector>pe template:3<26.PodTemplateSpec> strategy:4<DeploymentStrategy>e minReadySeconds:5ie revisionHistoryLimit:6ipe paused:7be rollbackTo:8<RollbackConfig>pe progressDeadlineSeconds:9ipe
DeploymentStatus observedGeneration:1le replicas:2ie updatedReplicas:3ie readyReplicas:7ie availableReplicas:4ie unavailableReplicas:5ie terminatingReplicas:9ipe conditions:6<DeploymentCondition>*e collisionCount:8ipe
DeploymentStrategy type:1se rollingUpdate:2<RollingUpdateDeployment>pe
RollbackConfig revision:1le
RollingUpdateDeployment maxUnavailable:1<65.IntOrString>pe maxSurge:2<65.IntOrString>pe
RollingUpdateStatefulSetStrategy partition:1ipe maxUnavailable:2<65.IntOrString>pe
Scale metadata:1<61.ObjectMeta>e spec:2<ScaleSpec>e status:3<ScaleStatus>e
ScaleSpec replicas:1ie
ScaleStatus replicas:1i selector:2s%e targetSelector:3se
StatefulSet metadata:1<61.ObjectMeta>e spec:2<StatefulSetSpec>e status:3<StatefulSetStatus>e
StatefulSetCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
StatefulSetList metadata:1<61.ListMeta>e items:2<StatefulSet>*
StatefulSetOrdinals start:1i
StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:1se whenScaled:2se
StatefulSetSpec replicas:1ipe selector:2<61.LabelSelector>pe template:3<26.PodTemplateSpec> volumeClaimTemplates:4<26.PersistentVolumeClaim>*e serviceName:5s podManagementPolicy:6se updateStrategy:7<StatefulSetUpdateStrategy>e revisionHistoryLimit:8ipe minReadySeconds:9ie persistentVolumeClaimRetentionPolicy:10<StatefulSetPersistentVolumeClaimRetentionPolicy>pe ordinals:11<StatefulSetOrdinals>pe
StatefulSetStatus observedGeneration:1lpe replicas:2i readyReplicas:3ie currentReplicas:4ie updatedReplicas:5ie currentRevision:6se updateRevision:7se collisionCount:9ipe conditions:10<StatefulSetCondition>*e availableReplicas:11i
StatefulSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateStatefulSetStrategy>pe
@k8s.io.api.apps.v1beta2 apps/v1beta2
ControllerRevision metadata:1<61.ObjectMeta>e data:2<63.RawExtension>e revision:3l
ControllerRevisionList metadata:1<61.ListMeta>e items:2<ControllerRevision>*
DaemonSet metadata:1<61.ObjectMeta>e spec:2<DaemonSetSpec>e status:3<DaemonSetStatus>e
DaemonSetCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
DaemonSetList metadata:1<61.ListMeta>e items:2<DaemonSet>*
DaemonSetSpec selector:1<61.LabelSelector>p template:2<26.PodTemplateSpec> updateStrategy:3<DaemonSetUpdateStrategy>e minReadySeconds:4ie revisionHistoryLimit:6ipe
DaemonSetStatus currentNumberScheduled:1i numberMisscheduled:2i desiredNumberScheduled:3i numberReady:4i observedGeneration:5le updatedNumberScheduled:6ie numberAvailable:7ie numberUnavailable:8ie collisionCount:9ipe conditions:10<DaemonSetCondition>*e
DaemonSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateDaemonSet>pe
Deployment metadata:1<61.ObjectMeta>e spec:2<DeploymentSpec>e status:3<DeploymentStatus>e
DeploymentCondition type:1s status:2s lastUpdateTime:6<61.Time>e lastTransitionTime:7<61.Time>e reason:4se message:5se
DeploymentList metadata:1<61.ListMeta>e items:2<Deployment>*
DeploymentSpec replicas:1ipe selector:2<61.LabelSelector>p template:3<26.PodTemplateSpec> strategy:4<DeploymentStrategy>e minReadySeconds:5ie revisionHistoryLimit:6ipe paused:7be progressDeadlineSeconds:9ipe
DeploymentStatus observedGeneration:1le replicas:2ie updatedReplicas:3ie readyReplicas:7ie availableReplicas:4ie unavailableReplicas:5ie terminatingReplicas:9ipe conditions:6<DeploymentCondition>*e collisionCount:8ipe
DeploymentStrategy type:1se rollingUpdate:2<RollingUpdateDeployment>pe
ReplicaSet metadata:1<61.ObjectMeta>e spec:2<ReplicaSetSpec>e status:3<ReplicaSetStatus>e
ReplicaSetCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
ReplicaSetList metadata:1<61.ListMeta>e items:2<ReplicaSet>*
ReplicaSetSpec replicas:1ipe minReadySeconds:4ie selector:2<61.LabelSelector>p template:3<26.PodTemplateSpec>e
ReplicaSetStatus replicas:1i fullyLabeledReplicas:2ie readyReplicas:4ie availableReplicas:5ie terminatingReplicas:7ipe observedGeneration:3le conditions:6<ReplicaSetCondition>*e
RollingUpdateDaemonSet maxUnavailable:1<65.IntOrString>pe maxSurge:2<65.IntOrString>pe
RollingUpdateDeployment maxUnavailable:1<65.IntOrString>pe maxSurge:2<65.IntOrString>pe
RollingUpdateStatefulSetStrategy partition:1ipe maxUnavailable:2<65.IntOrString>pe
Scale metadata:1<61.ObjectMeta>e spec:2<ScaleSpec>e status:3<ScaleStatus>e
ScaleSpec replicas:1ie
ScaleStatus replicas:1i selector:2s%e targetSelector:3se
StatefulSet metadata:1<61.ObjectMeta>e spec:2<StatefulSetSpec>e status:3<StatefulSetStatus>e
StatefulSetCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
StatefulSetList metadata:1<61.ListMeta>e items:2<StatefulSet>*
StatefulSetOrdinals start:1i
StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:1se whenScaled:2se
StatefulSetSpec replicas:1ipe selector:2<61.LabelSelector>p template:3<26.PodTemplateSpec> volumeClaimTemplates:4<26.PersistentVolumeClaim>*e serviceName:5s podManagementPolicy:6se updateStrategy:7<StatefulSetUpdateStrategy>e revisionHistoryLimit:8ipe minReadySeconds:9ie persistentVolumeClaimRetentionPolicy:10<StatefulSetPersistentVolumeClaimRetentionPolicy>pe ordinals:11<StatefulSetOrdinals>pe
StatefulSetStatus observedGeneration:1le replicas:2i readyReplicas:3ie currentReplicas:4ie updatedReplicas:5ie currentRevision:6se updateRevision:7se collisionCount:9ipe conditions:10<StatefulSetCondition>*e availableReplicas:11i
StatefulSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateStatefulSetStrategy>pe
@k8s.io.api.authentication.v1 authentication.k8s.io/v1
BoundObjectReference kind:1se apiVersion:2se name:3se uid:4se
ExtraValue= :1s*
SelfSubjectReview metadata:1<61.ObjectMeta>e status:2<SelfSubjectReviewStatus>e
SelfSubjectReviewStatus userInfo:1<UserInfo>e
TokenRequest metadata:1<61.ObjectMeta>e spec:2<TokenRequestSpec> status:3<TokenRequestStatus>e
TokenRequestSpec audiences:1s* expirationSeconds:4lp boundObjectRef:3<BoundObjectReference>p
TokenRequestStatus token:1s expirationTimestamp:2<61.Time>
TokenReview metadata:1<61.ObjectMeta>e spec:2<TokenReviewSpec> status:3<TokenReviewStatus>e
TokenReviewSpec token:1se audiences:2s*e
TokenReviewStatus authenticated:1be user:2<UserInfo>e audiences:4s*e error:3se
UserInfo username:1se uid:2se groups:3s*e extra:4<ExtraValue>%e
@k8s.io.api.authentication.v1alpha1 authentication.k8s.io/v1alpha1
SelfSubjectReview metadata:1<61.ObjectMeta>e status:2<SelfSubjectReviewStatus>e
SelfSubjectReviewStatus userInfo:1<11.UserInfo>e
@k8s.io.api.authentication.v1beta1 authentication.k8s.io/v1beta1
ExtraValue= :1s*
SelfSubjectReview metadata:1<61.ObjectMeta>e status:2<SelfSubjectReviewStatus>e
SelfSubjectReviewStatus userInfo:1<11.UserInfo>e
TokenReview metadata:1<61.ObjectMeta>e spec:2<TokenReviewSpec> status:3<TokenReviewStatus>e
TokenReviewSpec token:1se audiences:2s*e
TokenReviewStatus authenticated:1be user:2<UserInfo>e audiences:4s*e error:3se
UserInfo username:1se uid:2se groups:3s*e extra:4<ExtraValue>%e
@k8s.io.api.authorization.v1 authorization.k8s.io/v1
ExtraValue= :1s*
FieldSelectorAttributes rawSelector:1se requirements:2<61.FieldSelectorRequirement>*e
LabelSelectorAttributes rawSelector:1se requirements:2<61.LabelSelectorRequirement>*e
LocalSubjectAccessReview metadata:1<61.ObjectMeta>e spec:2<SubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
NonResourceAttributes path:1se verb:2se
NonResourceRule verbs:1s* nonResourceURLs:2s*e
ResourceAttributes namespace:1se verb:2se group:3se version:4se resource:5se subresource:6se name:7se fieldSelector:8<FieldSelectorAttributes>pe labelSelector:9<LabelSelectorAttributes>pe
ResourceRule verbs:1s* apiGroups:2s*e resources:3s*e resourceNames:4s*e
SelfSubjectAccessReview metadata:1<61.ObjectMeta>e spec:2<SelfSubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
SelfSubjectAccessReviewSpec resourceAttributes:1<ResourceAttributes>pe nonResourceAttributes:2<NonResourceAttributes>pe
SelfSubjectRulesReview metadata:1<61.ObjectMeta>e spec:2<SelfSubjectRulesReviewSpec> status:3<SubjectRulesReviewStatus>e
SelfSubjectRulesReviewSpec namespace:1se
SubjectAccessReview metadata:1<61.ObjectMeta>e spec:2<SubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
SubjectAccessReviewSpec resourceAttributes:1<ResourceAttributes>pe nonResourceAttributes:2<NonResourceAttributes>pe user:3se groups:4s*e extra:5<ExtraValue>%e uid:6se
SubjectAccessReviewStatus allowed:1b denied:4be reason:2se evaluationError:3se
SubjectRulesReviewStatus resourceRules:1<ResourceRule>* nonResourceRules:2<NonResourceRule>* incomplete:3b evaluationError:4se
@k8s.io.api.authorization.v1beta1 authorization.k8s.io/v1beta1
ExtraValue= :1s*
LocalSubjectAccessReview metadata:1<61.ObjectMeta>e spec:2<SubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
NonResourceAttributes path:1se verb:2se
NonResourceRule verbs:1s* nonResourceURLs:2s*e
ResourceAttributes namespace:1se verb:2se group:3se version:4se resource:5se subresource:6se name:7se fieldSelector:8<14.FieldSelectorAttributes>pe labelSelector:9<14.LabelSelectorAttributes>pe
ResourceRule verbs:1s* apiGroups:2s*e resources:3s*e resourceNames:4s*e
SelfSubjectAccessReview metadata:1<61.ObjectMeta>e spec:2<SelfSubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
SelfSubjectAccessReviewSpec resourceAttributes:1<ResourceAttributes>pe nonResourceAttributes:2<NonResourceAttributes>pe
SelfSubjectRulesReview metadata:1<61.ObjectMeta>e spec:2<SelfSubjectRulesReviewSpec> status:3<SubjectRulesReviewStatus>e
SelfSubjectRulesReviewSpec namespace:1se
SubjectAccessReview metadata:1<61.ObjectMeta>e spec:2<SubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
SubjectAccessReviewSpec resourceAttributes:1<ResourceAttributes>pe nonResourceAttributes:2<NonResourceAttributes>pe user:3se group:4s*e extra:5<ExtraValue>%e uid:6se
SubjectAccessReviewStatus allowed:1b denied:4be reason:2se evaluationError:3se
SubjectRulesReviewStatus resourceRules:1<ResourceRule>* nonResourceRules:2<NonResourceRule>* incomplete:3b evaluationError:4se
@k8s.io.api.autoscaling.v1 autoscaling/v1
ContainerResourceMetricSource name:1s targetAverageUtilization:2ipe targetAverageValue:3<60.Quantity>pe container:5s
ContainerResourceMetricStatus name:1s currentAverageUtilization:2ipe currentAverageValue:3<60.Quantity> container:4s
CrossVersionObjectReference kind:1s name:2s apiVersion:3se
ExternalMetricSource metricName:1s metricSelector:2<61.LabelSelector>pe targetValue:3<60.Quantity>pe targetAverageValue:4<60.Quantity>pe
ExternalMetricStatus metricName:1s metricSelector:2<61.LabelSelector>pe currentValue:3<60.Quantity> currentAverageValue:4<60.Quantity>pe
HorizontalPodAutoscaler metadata:1<61.ObjectMeta>e spec:2<HorizontalPodAutoscalerSpec>e status:3<HorizontalPodAutoscalerStatus>e
HorizontalPodAutoscalerCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
HorizontalPodAutoscalerList metadata:1<61.ListMeta>e items:2<HorizontalPodAutoscaler>*
HorizontalPodAutoscalerSpec scaleTargetRef:1<CrossVersionObjectReference> minReplicas:2ipe maxReplicas:3i targetCPUUtilizationPercentage:4ipe
HorizontalPodAutoscalerStatus observedGeneration:1lpe lastScaleTime:2<61.Time>pe currentReplicas:3i desiredReplicas:4i currentCPUUtilizationPercentage:5ipe
MetricSpec type:1s object:2<ObjectMetricSource>pe pods:3<PodsMetricSource>pe resource:4<ResourceMetricSource>pe containerResource:7<ContainerResourceMetricSource>pe external:5<ExternalMetricSource>pe
MetricStatus type:1s object:2<ObjectMetricStatus>pe pods:3<PodsMetricStatus>pe resource:4<ResourceMetricStatus>pe containerResource:7<ContainerResourceMetricStatus>pe external:5<ExternalMetricStatus>pe
ObjectMetricSource target:1<CrossVersionObjectReference> metricName:2s targetValue:3<60.Quantity> selector:4<61.LabelSelector>pe averageValue:5<60.Quantity>pe
ObjectMetricStatus target:1<CrossVersionObjectReference> metricName:2s currentValue:3<60.Quantity> selector:4<61.LabelSelector>pe averageValue:5<60.Quantity>pe
PodsMetricSource metricName:1s targetAverageValue:2<60.Quantity> selector:3<61.LabelSelector>pe
PodsMetricStatus metricName:1s currentAverageValue:2<60.Quantity> selector:3<61.LabelSelector>pe
ResourceMetricSource name:1s targetAverageUtilization:2ipe targetAverageValue:3<60.Quantity>pe
ResourceMetricStatus name:1s currentAverageUtilization:2ipe currentAverageValue:3<60.Quantity>
Scale metadata:1<61.ObjectMeta>e spec:2<ScaleSpec>e status:3<ScaleStatus>e
ScaleSpec replicas:1ie
ScaleStatus replicas:1i selector:2se
@k8s.io.api.autoscaling.v2 autoscaling/v2
ContainerResourceMetricSource name:1s target:2<MetricTarget> container:3s
ContainerResourceMetricStatus name:1s current:2<MetricValueStatus> container:3s
CrossVersionObjectReference kind:1s name:2s apiVersion:3se
ExternalMetricSource metric:1<MetricIdentifier> target:2<MetricTarget>
ExternalMetricStatus metric:1<MetricIdentifier> current:2<MetricValueStatus>
HPAScalingPolicy type:1s value:2i periodSeconds:3i
HPAScalingRules stabilizationWindowSeconds:3ipe selectPolicy:1spe policies:2<HPAScalingPolicy>*e tolerance:4<60.Quantity>pe
HorizontalPodAutoscaler metadata:1<61.ObjectMeta>e spec:2<HorizontalPodAutoscalerSpec>e status:3<HorizontalPodAutoscalerStatus>e
HorizontalPodAutoscalerBehavior scaleUp:1<HPAScalingRules>pe scaleDown:2<HPAScalingRules>pe
HorizontalPodAutoscalerCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
HorizontalPodAutoscalerList metadata:1<61.ListMeta>e items:2<HorizontalPodAutoscaler>*
HorizontalPodAutoscalerSpec scaleTargetRef:1<CrossVersionObjectReference> minReplicas:2ipe maxReplicas:3i metrics:4<MetricSpec>*e behavior:5<HorizontalPodAutoscalerBehavior>pe
HorizontalPodAutoscalerStatus observedGeneration:1lpe lastScaleTime:2<61.Time>pe currentReplicas:3ie desiredReplicas:4i currentMetrics:5<MetricStatus>* conditions:6<HorizontalPodAutoscalerCondition>*e
MetricIdentifier name:1s selector:2<61.LabelSelector>pe
MetricSpec type:1s object:2<ObjectMetricSource>pe pods:3<PodsMetricSource>pe resource:4<ResourceMetricSource>pe containerResource:7<ContainerResourceMetricSource>pe external:5<ExternalMetricSource>pe
MetricStatus type:1s object:2<ObjectMetricStatus>pe pods:3<PodsMetricStatus>pe resource:4<ResourceMetricStatus>pe containerResource:7<ContainerResourceMetricStatus>pe external:5<ExternalMetricStatus>pe
MetricTarget type:1s value:2<60.Quantity>pe averageValue:3<60.Quantity>pe averageUtilization:4ipe
MetricValueStatus value:1<60.Quantity>pe averageValue:2<60.Quantity>pe averageUtilization:3ipe
ObjectMetricSource describedObject:1<CrossVersionObjectReference> target:2<MetricTarget> metric:3<MetricIdentifier>
ObjectMetricStatus metric:1<MetricIdentifier> current:2<MetricValueStatus> describedObject:3<CrossVersionObjectReference>
PodsMetricSource metric:1<MetricIdentifier> target:2<MetricTarget>
PodsMetricStatus metric:1<MetricIdentifier> current:2<MetricValueStatus>
ResourceMetricSource name:1s target:2<MetricTarget>
ResourceMetricStatus name:1s current:2<MetricValueStatus>
@k8s.io.api.batch.v1 batch/v1
CronJob metadata:1<61.ObjectMeta>e spec:2<CronJobSpec>e status:3<CronJobStatus>e
CronJobList metadata:1<61.ListMeta>e items:2<CronJob>*
CronJobSpec schedule:1s timeZone:8spe startingDeadlineSeconds:2lpe concurrencyPolicy:3se suspend:4bpe jobTemplate:5<JobTemplateSpec> successfulJobsHistoryLimit:6ipe failedJobsHistoryLimit:7ipe
CronJobStatus active:1<26.ObjectReference>*e lastScheduleTime:4<61.Time>pe lastSuccessfulTime:5<61.Time>pe
Job metadata:1<61.ObjectMeta>e spec:2<JobSpec>e status:3<JobStatus>e
JobCondition type:1s status:2s lastProbeTime:3<61.Time>e lastTransitionTime:4<61.Time>e reason:5se message:6se
JobList metadata:1<61.ListMeta>e items:2<Job>*
JobSpec parallelism:1ipe completions:2ipe activeDeadlineSeconds:3lpe podFailurePolicy:11<PodFailurePolicy>pe successPolicy:16<SuccessPolicy>pe backoffLimit:7ipe backoffLimitPerIndex:12ipe maxFailedIndexes:13ipe selector:4<61.LabelSelector>pe manualSelector:5bpe template:6<26.PodTemplateSpec> ttlSecondsAfterFinished:8ipe completionMode:9spe suspend:10bpe podReplacementPolicy:14spe managedBy:15spe
JobStatus conditions:1<JobCondition>*e startTime:2<61.Time>pe completionTime:3<61.Time>pe active:4ie succeeded:5ie failed:6ie terminating:11ipe completedIndexes:7se failedIndexes:10spe uncountedTerminatedPods:8<UncountedTerminatedPods>pe ready:9ipe
JobTemplateSpec metadata:1<61.ObjectMeta>e spec:2<JobSpec>e
PodFailurePolicy rules:1<PodFailurePolicyRule>*
PodFailurePolicyOnExitCodesRequirement containerName:1spe operator:2s values:3i*
PodFailurePolicyOnPodConditionsPattern type:1s status:2s
PodFailurePolicyRule action:1s onExitCodes:2<PodFailurePolicyOnExitCodesRequirement>pe onPodConditions:3<PodFailurePolicyOnPodConditionsPattern>*e
SuccessPolicy rules:1<SuccessPolicyRule>*
SuccessPolicyRule succeededIndexes:1spe succeededCount:2ipe
UncountedTerminatedPods succeeded:1s*e failed:2s*e
@k8s.io.api.batch.v1beta1 batch/v1beta1
CronJob metadata:1<61.ObjectMeta>e spec:2<CronJobSpec>e status:3<CronJobStatus>e
CronJobList metadata:1<61.ListMeta>e items:2<CronJob>*
CronJobSpec schedule:1s timeZone:8spe startingDeadlineSeconds:2lpe concurrencyPolicy:3se suspend:4bpe jobTemplate:5<JobTemplateSpec> successfulJobsHistoryLimit:6ipe failedJobsHistoryLimit:7ipe
CronJobStatus active:1<26.ObjectReference>*e lastScheduleTime:4<61.Time>pe lastSuccessfulTime:5<61.Time>pe
JobTemplateSpec metadata:1<61.ObjectMeta>e spec:2<18.JobSpec>e
@k8s.io.api.certificates.v1 certificates.k8s.io/v1
CertificateSigningRequest metadata:1<61.ObjectMeta>e spec:2<CertificateSigningRequestSpec> status:3<CertificateSigningRequestStatus>e
CertificateSigningRequestCondition type:1s status:6s reason:2se message:3se lastUpdateTime:4<61.Time>e lastTransitionTime:5<61.Time>e
CertificateSigningRequestList metadata:1<61.ListMeta>e items:2<CertificateSigningRequest>*
CertificateSigningRequestSpec request:1y signerName:7s expirationSeconds:8ipe usages:5s*e username:2se uid:3se groups:4s*e extra:6<ExtraValue>%e
CertificateSigningRequestStatus conditions:1<CertificateSigningRequestCondition>*e certificate:2ye
ExtraValue= :1s*
@k8s.io.api.certificates.v1alpha1 certificates.k8s.io/v1alpha1
ClusterTrustBundle metadata:1<61.ObjectMeta>e spec:2<ClusterTrustBundleSpec>
ClusterTrustBundleList metadata:1<61.ListMeta>e items:2<ClusterTrustBundle>*
ClusterTrustBundleSpec signerName:1se trustBundle:2s
@k8s.io.api.certificates.v1beta1 certificates.k8s.io/v1beta1
CertificateSigningRequest metadata:1<61.ObjectMeta>e spec:2<CertificateSigningRequestSpec> status:3<CertificateSigningRequestStatus>e
CertificateSigningRequestCondition type:1s status:6s reason:2se message:3se lastUpdateTime:4<61.Time>e lastTransitionTime:5<61.Time>e
CertificateSigningRequestList metadata:1<61.ListMeta>e items:2<CertificateSigningRequest>*
CertificateSigningRequestSpec request:1y signerName:7spe expirationSeconds:8ipe usages:5s*e username:2se uid:3se groups:4s*e extra:6<ExtraValue>%e
CertificateSigningRequestStatus conditions:1<CertificateSigningRequestCondition>*e certificate:2ye
ClusterTrustBundle metadata:1<61.ObjectMeta>e spec:2<ClusterTrustBundleSpec>
ClusterTrustBundleList metadata:1<61.ListMeta>e items:2<ClusterTrustBundle>*
ClusterTrustBundleSpec signerName:1se trustBundle:2s
ExtraValue= :1s*
PodCertificateRequest metadata:1<61.ObjectMeta>e spec:2<PodCertificateRequestSpec> status:3<PodCertificateRequestStatus>e
PodCertificateRequestList metadata:1<61.ListMeta>e items:2<PodCertificateRequest>*
PodCertificateRequestSpec signerName:1s podName:2s podUID:3s serviceAccountName:4s serviceAccountUID:5s nodeName:6s nodeUID:7s maxExpirationSeconds:8ipe pkixPublicKey:9y proofOfPossession:10y stubPKCS10Request:12y unverifiedUserAnnotations:11s%e
PodCertificateRequestStatus conditions:1<61.Condition>*e certificateChain:2se notBefore:4<61.Time>pe beginRefreshAt:5<61.Time>pe notAfter:6<61.Time>pe
@k8s.io.api.coordination.v1 coordination.k8s.io/v1
Lease metadata:1<61.ObjectMeta>e spec:2<LeaseSpec>e
LeaseList metadata:1<61.ListMeta>e items:2<Lease>*
LeaseSpec holderIdentity:1spe leaseDurationSeconds:2ipe acquireTime:3<61.MicroTime>pe renewTime:4<61.MicroTime>pe leaseTransitions:5ipe strategy:6spe preferredHolder:7spe
@k8s.io.api.coordination.v1alpha2 coordination.k8s.io/v1alpha2
LeaseCandidate metadata:1<61.ObjectMeta>e spec:2<LeaseCandidateSpec>e
LeaseCandidateList metadata:1<61.ListMeta>e items:2<LeaseCandidate>*
LeaseCandidateSpec leaseName:1s pingTime:2<61.MicroTime>pe renewTime:3<61.MicroTime>pe binaryVersion:4s emulationVersion:5se strategy:6se
@k8s.io.api.coordination.v1beta1 coordination.k8s.io/v1beta1
Lease metadata:1<61.ObjectMeta>e spec:2<LeaseSpec>e
LeaseCandidate metadata:1<61.ObjectMeta>e spec:2<LeaseCandidateSpec>e
LeaseCandidateList metadata:1<61.ListMeta>e items:2<LeaseCandidate>*
LeaseCandidateSpec leaseName:1s pingTime:2<61.MicroTime>pe renewTime:3<61.MicroTime>pe binaryVersion:4s emulationVersion:5se strategy:6se
LeaseList metadata:1<61.ListMeta>e items:2<Lease>*
LeaseSpec holderIdentity:1spe leaseDurationSeconds:2ipe acquireTime:3<61.MicroTime>pe renewTime:4<61.MicroTime>pe leaseTransitions:5ipe strategy:6spe preferredHolder:7spe
@k8s.io.api.core.v1 v1
AWSElasticBlockStoreVolumeSource volumeID:1s fsType:2se partition:3ie readOnly:4be
Affinity nodeAffinity:1<NodeAffinity>pe podAffinity:2<PodAffinity>pe podAntiAffinity:3<PodAntiAffinity>pe
AppArmorProfile type:1s localhostProfile:2spe
AttachedVolume name:1s devicePath:2s
AvoidPods preferAvoidPods:1<PreferAvoidPodsEntry>*e
AzureDiskVolumeSource diskName:1s diskURI:2s cachingMode:3spe fsType:4spe readOnly:5bpe kind:6spe
AzureFilePersistentVolumeSource secretName:1s shareName:2s readOnly:3be secretNamespace:4sp
AzureFileVolumeSource secretName:1s shareName:2s readOnly:3be
Binding metadata:1<61.ObjectMeta>e target:2<ObjectReference>
CSIPersistentVolumeSource driver:1s volumeHandle:2s readOnly:3be fsType:4se volumeAttributes:5s%e controllerPublishSecretRef:6<SecretReference>pe nodeStageSecretRef:7<SecretReference>pe nodePublishSecretRef:8<SecretReference>pe controllerExpandSecretRef:9<SecretReference>pe nodeExpandSecretRef:10<SecretReference>pe
CSIVolumeSource driver:1s readOnly:2bpe fsType:3spe volumeAttributes:4s%e nodePublishSecretRef:5<LocalObjectReference>pe
Capabilities add:1s*e drop:2s*e
CephFSPersistentVolumeSource monitors:1s* path:2se user:3se secretFile:4se secretRef:5<SecretReference>pe readOnly:6be
CephFSVolumeSource monitors:1s* path:2se user:3se secretFile:4se secretRef:5<LocalObjectReference>pe readOnly:6be
CinderPersistentVolumeSource volumeID:1s fsType:2se readOnly:3be secretRef:4<SecretReference>pe
CinderVolumeSource volumeID:1s fsType:2se readOnly:3be secretRef:4<LocalObjectReference>pe
ClientIPConfig timeoutSeconds:1ipe
ClusterTrustBundleProjection name:1spe signerName:2spe labelSelector:3<61.LabelSelector>pe optional:5bpe path:4s
ComponentCondition type:1s status:2s message:3se error:4se
ComponentStatus metadata:1<61.ObjectMeta>e conditions:2<ComponentCondition>*e
ComponentStatusList metadata:1<61.ListMeta>e items:2<ComponentStatus>*
ConfigMap metadata:1<61.ObjectMeta>e immutable:4bpe data:2s%e binaryData:3y%e
ConfigMapEnvSource :1<LocalObjectReference>n optional:2bpe
ConfigMapKeySelector :1<LocalObjectReference>n key:2s optional:3bpe
ConfigMapList metadata:1<61.ListMeta>e items:2<ConfigMap>*
ConfigMapNodeConfigSource namespace:1s name:2s uid:3se resourceVersion:4se kubeletConfigKey:5s
ConfigMapProjection :1<LocalObjectReference>n items:2<KeyToPath>*e optional:4bpe
ConfigMapVolumeSource :1<LocalObjectReference>n items:2<KeyToPath>*e defaultMode:3ipe optional:4bpe
Container name:1s image:2se command:3s*e args:4s*e workingDir:5se ports:6<ContainerPort>*e envFrom:19<EnvFromSource>*e env:7<EnvVar>*e resources:8<ResourceRequirements>e resizePolicy:23<ContainerResizePolicy>*e restartPolicy:24spe restartPolicyRules:25<ContainerRestartRule>*e volumeMounts:9<VolumeMount>*e volumeDevices:21<VolumeDevice>*e livenessProbe:10<Probe>pe readinessProbe:11<Probe>pe startupProbe:22<Probe>pe lifecycle:12<Lifecycle>pe terminationMessagePath:13se terminationMessagePolicy:20se imagePullPolicy:14se securityContext:15<SecurityContext>pe stdin:16be stdinOnce:17be tty:18be
ContainerExtendedResourceRequest containerName:1s resourceName:2s requestName:3s
ContainerImage names:1s* sizeBytes:2le
ContainerPort name:1se hostPort:2ie containerPort:3i protocol:4se hostIP:5se
ContainerResizePolicy resourceName:1s restartPolicy:2s
ContainerRestartRule action:1se exitCodes:2<ContainerRestartRuleOnExitCodes>pe
ContainerRestartRuleOnExitCodes operator:1se values:2i*e
ContainerState waiting:1<ContainerStateWaiting>pe running:2<ContainerStateRunning>pe terminated:3<ContainerStateTerminated>pe
ContainerStateRunning startedAt:1<61.Time>e
ContainerStateTerminated exitCode:1i signal:2ie reason:3se message:4se startedAt:5<61.Time>e finishedAt:6<61.Time>e containerID:7se
ContainerStateWaiting reason:1se message:2se
ContainerStatus name:1s state:2<ContainerState>e lastState:3<ContainerState>e ready:4b restartCount:5i image:6s imageID:7s containerID:8se started:9bpe allocatedResources:10<60.Quantity>%e resources:11<ResourceRequirements>pe volumeMounts:12<VolumeMountStatus>*e user:13<ContainerUser>pe allocatedResourcesStatus:14<ResourceStatus>*e stopSignal:15spe
ContainerUser linux:1<LinuxContainerUser>pe
DaemonEndpoint Port:1i
DownwardAPIProjection items:1<DownwardAPIVolumeFile>*e
DownwardAPIVolumeFile path:1s fieldRef:2<ObjectFieldSelector>pe resourceFieldRef:3<ResourceFieldSelector>pe mode:4ipe
DownwardAPIVolumeSource items:1<DownwardAPIVolumeFile>*e defaultMode:2ipe
EmptyDirVolumeSource medium:1se sizeLimit:2<60.Quantity>pe
EndpointAddress ip:1s hostname:3se nodeName:4spe targetRef:2<ObjectReference>pe
EndpointPort name:1se port:2i protocol:3se appProtocol:4spe
EndpointSubset addresses:1<EndpointAddress>*e notReadyAddresses:2<EndpointAddress>*e ports:3<EndpointPort>*e
Endpoints metadata:1<61.ObjectMeta>e subsets:2<EndpointSubset>*e
EndpointsList metadata:1<61.ListMeta>e items:2<Endpoints>*
EnvFromSource prefix:1se configMapRef:2<ConfigMapEnvSource>pe secretRef:3<SecretEnvSource>pe
EnvVar name:1s value:2se valueFrom:3<EnvVarSource>pe
EnvVarSource fieldRef:1<ObjectFieldSelector>pe resourceFieldRef:2<ResourceFieldSelector>pe configMapKeyRef:3<ConfigMapKeySelector>pe secretKeyRef:4<SecretKeySelector>pe fileKeyRef:5<FileKeySelector>pe
EphemeralContainer :1<EphemeralContainerCommon>n targetContainerName:2se
EphemeralContainerCommon name:1s image:2se command:3s*e args:4s*e workingDir:5se ports:6<ContainerPort>*e envFrom:19<EnvFromSource>*e env:7<EnvVar>*e resources:8<ResourceRequirements>e resizePolicy:23<ContainerResizePolicy>*e restartPolicy:24spe restartPolicyRules:25<ContainerRestartRule>*e volumeMounts:9<VolumeMount>*e volumeDevices:21<VolumeDevice>*e livenessProbe:10<Probe>pe readinessProbe:11<Probe>pe startupProbe:22<Probe>pe lifecycle:12<Lifecycle>pe terminationMessagePath:13se terminationMessagePolicy:20se imagePullPolicy:14se securityContext:15<SecurityContext>pe stdin:16be stdinOnce:17be tty:18be
EphemeralVolumeSource volumeClaimTemplate:1<PersistentVolumeClaimTemplate>pe
Event metadata:1<61.ObjectMeta> involvedObject:2<ObjectReference> reason:3se message:4se source:5<EventSource>e firstTimestamp:6<61.Time>e lastTimestamp:7<61.Time>e count:8ie type:9se eventTime:10<61.MicroTime>e series:11<EventSeries>pe action:12se related:13<ObjectReference>pe reportingComponent:14s reportingInstance:15s
EventList metadata:1<61.ListMeta>e items:2<Event>*
EventSeries count:1ie lastObservedTime:2<61.MicroTime>e
EventSource component:1se host:2se
ExecAction command:1s*e
FCVolumeSource targetWWNs:1s*e lun:2ipe fsType:3se readOnly:4be wwids:5s*e
FileKeySelector volumeName:1s path:2s key:3s optional:4bpe
FlexPersistentVolumeSource driver:1s fsType:2se secretRef:3<SecretReference>pe readOnly:4be options:5s%e
FlexVolumeSource driver:1s fsType:2se secretRef:3<LocalObjectReference>pe readOnly:4be options:5s%e
FlockerVolumeSource datasetName:1se datasetUUID:2se
GCEPersistentDiskVolumeSource pdName:1s fsType:2se partition:3ie readOnly:4be
GRPCAction port:1i service:2sp
GitRepoVolumeSource repository:1s revision:2se directory:3se
GlusterfsPersistentVolumeSource endpoints:1s path:2s readOnly:3be endpointsNamespace:4spe
GlusterfsVolumeSource endpoints:1s path:2s readOnly:3be
HTTPGetAction path:1se port:2<65.IntOrString> host:3se scheme:4se httpHeaders:5<HTTPHeader>*e
HTTPHeader name:1s value:2s
HostAlias ip:1s hostnames:2s*e
HostIP ip:1s
HostPathVolumeSource path:1s type:2spe
ISCSIPersistentVolumeSource targetPortal:1s iqn:2s lun:3i iscsiInterface:4se fsType:5se readOnly:6be portals:7s*e chapAuthDiscovery:8be chapAuthSession:11be secretRef:10<SecretReference>pe initiatorName:12spe
ISCSIVolumeSource targetPortal:1s iqn:2s lun:3i iscsiInterface:4se fsType:5se readOnly:6be portals:7s*e chapAuthDiscovery:8be chapAuthSession:11be secretRef:10<LocalObjectReference>pe initiatorName:12spe
ImageVolumeSource reference:1se pullPolicy:2se
ImageVolumeStatus imageRef:1se
KeyToPath key:1s path:2s mode:3ipe
Lifecycle postStart:1<LifecycleHandler>pe preStop:2<LifecycleHandler>pe stopSignal:3spe
LifecycleHandler exec:1<ExecAction>pe httpGet:2<HTTPGetAction>pe tcpSocket:3<TCPSocketAction>pe sleep:4<SleepAction>pe
LimitRange metadata:1<61.ObjectMeta>e spec:2<LimitRangeSpec>e
LimitRangeItem type:1s max:2<60.Quantity>%e min:3<60.Quantity>%e default:4<60.Quantity>%e defaultRequest:5<60.Quantity>%e maxLimitRequestRatio:6<60.Quantity>%e
LimitRangeList metadata:1<61.ListMeta>e items:2<LimitRange>*
LimitRangeSpec limits:1<LimitRangeItem>*
LinuxContainerUser uid:1l gid:2l supplementalGroups:3l*e
List metadata:1<61.ListMeta>e items:2<63.RawExtension>*
LoadBalancerIngress ip:1se hostname:2se ipMode:3spe ports:4<PortStatus>*e
LoadBalancerStatus ingress:1<LoadBalancerIngress>*e
LocalObjectReference name:1se
LocalVolumeSource path:1s fsType:2spe
ModifyVolumeStatus targetVolumeAttributesClassName:1se status:2s
NFSVolumeSource server:1s path:2s readOnly:3be
Namespace metadata:1<61.ObjectMeta>e spec:2<NamespaceSpec>e status:3<NamespaceStatus>e
NamespaceCondition type:1s status:2s lastTransitionTime:4<61.Time>e reason:5se message:6se
NamespaceList metadata:1<61.ListMeta>e items:2<Namespace>*
NamespaceSpec finalizers:1s*e
NamespaceStatus phase:1se conditions:2<NamespaceCondition>*e
Node metadata:1<61.ObjectMeta>e spec:2<NodeSpec>e status:3<NodeStatus>e
NodeAddress type:1s address:2s
NodeAffinity requiredDuringSchedulingIgnoredDuringExecution:1<NodeSelector>pe preferredDuringSchedulingIgnoredDuringExecution:2<PreferredSchedulingTerm>*e
NodeAllocatableResourceClaimStatus resourceClaimName:1s containers:2s*e resources:3<60.Quantity>%
NodeCondition type:1s status:2s lastHeartbeatTime:3<61.Time>e lastTransitionTime:4<61.Time>e reason:5se message:6se
NodeConfigSource configMap:2<ConfigMapNodeConfigSource>pe
NodeConfigStatus assigned:1<NodeConfigSource>pe active:2<NodeConfigSource>pe lastKnownGood:3<NodeConfigSource>pe error:4se
NodeDaemonEndpoints kubeletEndpoint:1<DaemonEndpoint>e
NodeFeatures supplementalGroupsPolicy:1bpe
NodeList metadata:1<61.ListMeta>e items:2<Node>*
NodeProxyOptions path:1se
NodeRuntimeHandler name:1s features:2<NodeRuntimeHandlerFeatures>pe
NodeRuntimeHandlerFeatures recursiveReadOnlyMounts:1bpe userNamespaces:2bpe
NodeSelector nodeSelectorTerms:1<NodeSelectorTerm>*
NodeSelectorRequirement key:1s operator:2s values:3s*e
NodeSelectorTerm matchExpressions:1<NodeSelectorRequirement>*e matchFields:2<NodeSelectorRequirement>*e
NodeSpec podCIDR:1se podCIDRs:7s*e providerID:3se unschedulable:4be taints:5<Taint>*e configSource:6<NodeConfigSource>pe externalID:2se
NodeStatus capacity:1<60.Quantity>%e allocatable:2<60.Quantity>%e phase:3se conditions:4<NodeCondition>*e addresses:5<NodeAddress>*e daemonEndpoints:6<NodeDaemonEndpoints>e nodeInfo:7<NodeSystemInfo>e images:8<ContainerImage>*e volumesInUse:9s*e volumesAttached:10<AttachedVolume>*e config:11<NodeConfigStatus>pe runtimeHandlers:12<NodeRuntimeHandler>*e features:13<NodeFeatures>pe declaredFeatures:14s*e
NodeSwapStatus capacity:1lpe
NodeSystemInfo machineID:1s systemUUID:2s bootID:3s kernelVersion:4s osImage:5s containerRuntimeVersion:6s kubeletVersion:7s kubeProxyVersion:8s operatingSystem:9s architecture:10s swap:11<NodeSwapStatus>pe
ObjectFieldSelector apiVersion:1se fieldPath:2s
ObjectReference kind:1se namespace:2se name:3se uid:4se apiVersion:5se resourceVersion:6se fieldPath:7se
PersistentVolume metadata:1<61.ObjectMeta>e spec:2<PersistentVolumeSpec>e status:3<PersistentVolumeStatus>e
PersistentVolumeClaim metadata:1<61.ObjectMeta>e spec:2<PersistentVolumeClaimSpec>e status:3<PersistentVolumeClaimStatus>e
PersistentVolumeClaimCondition type:1s status:2s lastProbeTime:3<61.Time>e lastTransitionTime:4<61.Time>e reason:5se message:6se
PersistentVolumeClaimList metadata:1<61.ListMeta>e items:2<PersistentVolumeClaim>*
PersistentVolumeClaimSpec accessModes:1s*e selector:4<61.LabelSelector>pe resources:2<VolumeResourceRequirements>e volumeName:3se storageClassName:5spe volumeMode:6spe dataSource:7<TypedLocalObjectReference>pe dataSourceRef:8<TypedObjectReference>pe volumeAttributesClassName:9spe
PersistentVolumeClaimStatus phase:1se accessModes:2s*e capacity:3<60.Quantity>%e conditions:4<PersistentVolumeClaimCondition>*e allocatedResources:5<60.Quantity>%e allocatedResourceStatuses:7s%e currentVolumeAttributesClassName:8spe modifyVolumeStatus:9<ModifyVolumeStatus>pe
PersistentVolumeClaimTemplate metadata:1<61.ObjectMeta>e spec:2<PersistentVolumeClaimSpec>
PersistentVolumeClaimVolumeSource claimName:1s readOnly:2be
PersistentVolumeList metadata:1<61.ListMeta>e items:2<PersistentVolume>*
PersistentVolumeSource gcePersistentDisk:1<GCEPersistentDiskVolumeSource>pe awsElasticBlockStore:2<AWSElasticBlockStoreVolumeSource>pe hostPath:3<HostPathVolumeSource>pe glusterfs:4<GlusterfsPersistentVolumeSource>pe nfs:5<NFSVolumeSource>pe rbd:6<RBDPersistentVolumeSource>pe iscsi:7<ISCSIPersistentVolumeSource>pe cinder:8<CinderPersistentVolumeSource>pe cephfs:9<CephFSPersistentVolumeSource>pe fc:10<FCVolumeSource>pe flocker:11<FlockerVolumeSource>pe flexVolume:12<FlexPersistentVolumeSource>pe azureFile:13<AzureFilePersistentVolumeSource>pe vsphereVolume:14<VsphereVirtualDiskVolumeSource>pe quobyte:15<QuobyteVolumeSource>pe azureDisk:16<AzureDiskVolumeSource>pe photonPersistentDisk:17<PhotonPersistentDiskVolumeSource>pe portworxVolume:18<PortworxVolumeSource>pe scaleIO:19<ScaleIOPersistentVolumeSource>pe local:20<LocalVolumeSource>pe storageos:21<StorageOSPersistentVolumeSource>pe csi:22<CSIPersistentVolumeSource>pe
PersistentVolumeSpec capacity:1<60.Quantity>%e :2<PersistentVolumeSource>n accessModes:3s*e claimRef:4<ObjectReference>pe persistentVolumeReclaimPolicy:5se storageClassName:6se mountOptions:7s*e volumeMode:8spe nodeAffinity:9<VolumeNodeAffinity>pe volumeAttributesClassName:10spe
PersistentVolumeStatus phase:1se message:2se reason:3se lastPhaseTransitionTime:4<61.Time>pe
PhotonPersistentDiskVolumeSource pdID:1s fsType:2se
Pod metadata:1<61.ObjectMeta>e spec:2<PodSpec>e status:3<PodStatus>e
PodAffinity requiredDuringSchedulingIgnoredDuringExecution:1<PodAffinityTerm>*e preferredDuringSchedulingIgnoredDuringExecution:2<WeightedPodAffinityTerm>*e
PodAffinityTerm labelSelector:1<61.LabelSelector>pe namespaces:2s*e topologyKey:3s namespaceSelector:4<61.LabelSelector>pe matchLabelKeys:5s*e mismatchLabelKeys:6s*e
PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:1<PodAffinityTerm>*e preferredDuringSchedulingIgnoredDuringExecution:2<WeightedPodAffinityTerm>*e
PodAttachOptions stdin:1be stdout:2be stderr:3be tty:4be container:5se
PodCertificateProjection signerName:1se keyType:2se maxExpirationSeconds:3ipe credentialBundlePath:4se keyPath:5se certificateChainPath:6se userAnnotations:7s%e
PodCondition type:1s observedGeneration:7le status:2s lastProbeTime:3<61.Time>e lastTransitionTime:4<61.Time>e reason:5se message:6se
PodDNSConfig nameservers:1s*e searches:2s*e options:3<PodDNSConfigOption>*e
PodDNSConfigOption name:1se value:2spe
PodExecOptions stdin:1be stdout:2be stderr:3be tty:4be container:5se command:6s*
PodExtendedResourceClaimStatus requestMappings:1<ContainerExtendedResourceRequest>* resourceClaimName:2s
PodIP ip:1s
PodList metadata:1<61.ListMeta>e items:2<Pod>*
PodLogOptions container:1se follow:2be previous:3be sinceSeconds:4lpe sinceTime:5<61.Time>pe timestamps:6be tailLines:7lpe limitBytes:8lpe insecureSkipTLSVerifyBackend:9be stream:10spe
PodOS name:1s
PodPortForwardOptions ports:1i*e
PodProxyOptions path:1se
PodReadinessGate conditionType:1s
PodResourceClaim name:1s resourceClaimName:3spe resourceClaimTemplateName:4spe
PodResourceClaimStatus name:1s resourceClaimName:2spe
PodSchedulingGate name:1s
PodSchedulingGroup podGroupName:1spe
PodSecurityContext seLinuxOptions:1<SELinuxOptions>pe windowsOptions:8<WindowsSecurityContextOptions>pe runAsUser:2lpe runAsGroup:6lpe runAsNonRoot:3bpe supplementalGroups:4l*e supplementalGroupsPolicy:12spe fsGroup:5lpe sysctls:7<Sysctl>*e fsGroupChangePolicy:9spe seccompProfile:10<SeccompProfile>pe appArmorProfile:11<AppArmorProfile>pe seLinuxChangePolicy:13spe
PodSignature podController:1<61.OwnerReference>pe
PodSpec volumes:1<Volume>*e initContainers:20<Container>*e containers:2<Container>* ephemeralContainers:34<EphemeralContainer>*e restartPolicy:3se terminationGracePeriodSeconds:4lpe activeDeadlineSeconds:5lpe dnsPolicy:6se nodeSelector:7s%e serviceAccountName:8se serviceAccount:9se automountServiceAccountToken:21bpe nodeName:10se hostNetwork:11be hostPID:12be hostIPC:13be shareProcessNamespace:27bpe securityContext:14<PodSecurityContext>pe imagePullSecrets:15<LocalObjectReference>*e hostname:16se subdomain:17se affinity:18<Affinity>pe schedulerName:19se tolerations:22<Toleration>*e hostAliases:23<HostAlias>*e priorityClassName:24se priority:25ipe dnsConfig:26<PodDNSConfig>pe readinessGates:28<PodReadinessGate>*e runtimeClassName:29spe enableServiceLinks:30bpe preemptionPolicy:31spe overhead:32<60.Quantity>%e topologySpreadConstraints:33<TopologySpreadConstraint>*e setHostnameAsFQDN:35bpe os:36<PodOS>pe hostUsers:37bpe schedulingGates:38<PodSchedulingGate>*e resourceClaims:39<PodResourceClaim>*e resources:40<ResourceRequirements>pe hostnameOverride:41spe schedulingGroup:43<PodSchedulingGroup>pe
PodStatus observedGeneration:17le phase:1se conditions:2<PodCondition>*e message:3se reason:4se nominatedNodeName:11se hostIP:5se hostIPs:16<HostIP>*e podIP:6se podIPs:12<PodIP>*e startTime:7<61.Time>pe initContainerStatuses:10<ContainerStatus>*e containerStatuses:8<ContainerStatus>*e qosClass:9se ephemeralContainerStatuses:13<ContainerStatus>*e resize:14se resourceClaimStatuses:15<PodResourceClaimStatus>*e extendedResourceClaimStatus:18<PodExtendedResourceClaimStatus>pe allocatedResources:19<60.Quantity>%e resources:20<ResourceRequirements>pe nodeAllocatableResourceClaimStatuses:21<NodeAllocatableResourceClaimStatus>*e
PodStatusResult metadata:1<61.ObjectMeta>e status:2<PodStatus>e
PodTemplate metadata:1<61.ObjectMeta>e template:2<PodTemplateSpec>e
PodTemplateList metadata:1<61.ListMeta>e items:2<PodTemplate>*
PodTemplateSpec metadata:1<61.ObjectMeta>e spec:2<PodSpec>e
PortStatus port:1i protocol:2s error:3spe
PortworxVolumeSource volumeID:1s fsType:2se readOnly:3be
Preconditions uid:1spe
PreferAvoidPodsEntry podSignature:1<PodSignature> evictionTime:2<61.Time>e reason:3se message:4se
PreferredSchedulingTerm weight:1i preference:2<NodeSelectorTerm>
Probe :1<ProbeHandler>n initialDelaySeconds:2ie timeoutSeconds:3ie periodSeconds:4ie successThreshold:5ie failureThreshold:6ie terminationGracePeriodSeconds:7lpe
ProbeHandler exec:1<ExecAction>pe httpGet:2<HTTPGetAction>pe tcpSocket:3<TCPSocketAction>pe grpc:4<GRPCAction>pe
ProjectedVolumeSource sources:1<VolumeProjection>* defaultMode:2ipe
QuobyteVolumeSource registry:1s volume:2s readOnly:3be user:4se group:5se tenant:6se
RBDPersistentVolumeSource monitors:1s* image:2s fsType:3se pool:4se user:5se keyring:6se secretRef:7<SecretReference>pe readOnly:8be
RBDVolumeSource monitors:1s* image:2s fsType:3se pool:4se user:5se keyring:6se secretRef:7<LocalObjectReference>pe readOnly:8be
RangeAllocation metadata:1<61.ObjectMeta>e range:2s data:3y
ReplicationController metadata:1<61.ObjectMeta>e spec:2<ReplicationControllerSpec>e status:3<ReplicationControllerStatus>e
ReplicationControllerCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
ReplicationControllerList metadata:1<61.ListMeta>e items:2<ReplicationController>*
ReplicationControllerSpec replicas:1ipe minReadySeconds:4ie selector:2s%e template:3<PodTemplateSpec>pe
ReplicationControllerStatus replicas:1i fullyLabeledReplicas:2ie readyReplicas:4ie availableReplicas:5ie observedGeneration:3le conditions:6<ReplicationControllerCondition>*e
ResourceClaim name:1s request:2se
ResourceFieldSelector containerName:1se resource:2s divisor:3<60.Quantity>e
ResourceHealth resourceID:1s health:2se message:6spe
ResourceQuota metadata:1<61.ObjectMeta>e spec:2<ResourceQuotaSpec>e status:3<ResourceQuotaStatus>e
ResourceQuotaList metadata:1<61.ListMeta>e items:2<ResourceQuota>*
ResourceQuotaSpec hard:1<60.Quantity>%e scopes:2s*e scopeSelector:3<ScopeSelector>pe
ResourceQuotaStatus hard:1<60.Quantity>%e used:2<60.Quantity>%e
ResourceRequirements limits:1<60.Quantity>%e requests:2<60.Quantity>%e claims:3<ResourceClaim>*e
ResourceStatus name:1s resources:2<ResourceHealth>*e
SELinuxOptions user:1se role:2se type:3se level:4se
ScaleIOPersistentVolumeSource gateway:1s system:2s secretRef:3<SecretReference>p sslEnabled:4be protectionDomain:5se storagePool:6se storageMode:7se volumeName:8se fsType:9se readOnly:10be
ScaleIOVolumeSource gateway:1s system:2s secretRef:3<LocalObjectReference>p sslEnabled:4be protectionDomain:5se storagePool:6se storageMode:7se volumeName:8se fsType:9se readOnly:10be
ScopeSelector matchExpressions:1<ScopedResourceSelectorRequirement>*e
ScopedResourceSelectorRequirement scopeName:1s operator:2s values:3s*e
SeccompProfile type:1s localhostProfile:2spe
Secret metadata:1<61.ObjectMeta>e immutable:5bpe data:2y%e stringData:4s%e type:3se
SecretEnvSource :1<LocalObjectReference>n optional:2bpe
SecretKeySelector :1<LocalObjectReference>n key:2s optional:3bpe
SecretList metadata:1<61.ListMeta>e items:2<Secret>*
SecretProjection :1<LocalObjectReference>n items:2<KeyToPath>*e optional:4bpe
SecretReference name:1se namespace:2se
SecretVolumeSource secretName:1se items:2<KeyToPath>*e defaultMode:3ipe optional:4bpe
SecurityContext capabilities:1<Capabilities>pe privileged:2bpe seLinuxOptions:3<SELinuxOptions>pe windowsOptions:10<WindowsSecurityContextOptions>pe runAsUser:4lpe runAsGroup:8lpe runAsNonRoot:5bpe readOnlyRootFilesystem:6bpe allowPrivilegeEscalation:7bpe procMount:9spe seccompProfile:11<SeccompProfile>pe appArmorProfile:12<AppArmorProfile>pe
SerializedReference reference:1<ObjectReference>e
Service metadata:1<61.ObjectMeta>e spec:2<ServiceSpec>e status:3<ServiceStatus>e
ServiceAccount metadata:1<61.ObjectMeta>e secrets:2<ObjectReference>*e imagePullSecrets:3<LocalObjectReference>*e automountServiceAccountToken:4bpe
ServiceAccountList metadata:1<61.ListMeta>e items:2<ServiceAccount>*
ServiceAccountTokenProjection audience:1se expirationSeconds:2lpe path:3s
ServiceList metadata:1<61.ListMeta>e items:2<Service>*
ServicePort name:1se protocol:2se appProtocol:6spe port:3i targetPort:4<65.IntOrString>e nodePort:5ie
ServiceProxyOptions path:1se
ServiceSpec ports:1<ServicePort>*e selector:2s%e clusterIP:3se clusterIPs:18s*e type:4se externalIPs:5s*e sessionAffinity:7se loadBalancerIP:8se loadBalancerSourceRanges:9s*e externalName:10se externalTrafficPolicy:11se healthCheckNodePort:12ie publishNotReadyAddresses:13be sessionAffinityConfig:14<SessionAffinityConfig>pe ipFamilies:19s*e ipFamilyPolicy:17spe allocateLoadBalancerNodePorts:20bpe loadBalancerClass:21spe internalTrafficPolicy:22spe trafficDistribution:23spe
ServiceStatus loadBalancer:1<LoadBalancerStatus>e conditions:2<61.Condition>*e
SessionAffinityConfig clientIP:1<ClientIPConfig>pe
SleepAction seconds:1l
StorageOSPersistentVolumeSource volumeName:1se volumeNamespace:2se fsType:3se readOnly:4be secretRef:5<ObjectReference>pe
StorageOSVolumeSource volumeName:1se volumeNamespace:2se fsType:3se readOnly:4be secretRef:5<LocalObjectReference>pe
Sysctl name:1s value:2s
TCPSocketAction port:1<65.IntOrString> host:2se
Taint key:1s value:2se effect:3s timeAdded:4<61.Time>pe
Toleration key:1se operator:2se value:3se effect:4se tolerationSeconds:5lpe
TopologySelectorLabelRequirement key:1s values:2s*
TopologySelectorTerm matchLabelExpressions:1<TopologySelectorLabelRequirement>*e
TopologySpreadConstraint maxSkew:1i topologyKey:2s whenUnsatisfiable:3s labelSelector:4<61.LabelSelector>pe minDomains:5ipe nodeAffinityPolicy:6spe nodeTaintsPolicy:7spe matchLabelKeys:8s*e
TypedLocalObjectReference apiGroup:1sp kind:2s name:3s
TypedObjectReference apiGroup:1sp kind:2s name:3s namespace:4spe
Volume name:1s :2<VolumeSource>n
VolumeDevice name:1s devicePath:2s
VolumeMount name:1s readOnly:2be recursiveReadOnly:7spe mountPath:3s subPath:4se mountPropagation:5spe subPathExpr:6se
VolumeMountStatus name:1s mountPath:2s readOnly:3be recursiveReadOnly:4spe volumeStatus:5<VolumeStatus>pe
VolumeNodeAffinity required:1<NodeSelector>pe
VolumeProjection secret:1<SecretProjection>pe downwardAPI:2<DownwardAPIProjection>pe configMap:3<ConfigMapProjection>pe serviceAccountToken:4<ServiceAccountTokenProjection>pe clusterTrustBundle:5<ClusterTrustBundleProjection>pe podCertificate:6<PodCertificateProjection>pe
VolumeResourceRequirements limits:1<60.Quantity>%e requests:2<60.Quantity>%e
VolumeSource hostPath:1<HostPathVolumeSource>pe emptyDir:2<EmptyDirVolumeSource>pe gcePersistentDisk:3<GCEPersistentDiskVolumeSource>pe awsElasticBlockStore:4<AWSElasticBlockStoreVolumeSource>pe gitRepo:5<GitRepoVolumeSource>pe secret:6<SecretVolumeSource>pe nfs:7<NFSVolumeSource>pe iscsi:8<ISCSIVolumeSource>pe glusterfs:9<GlusterfsVolumeSource>pe persistentVolumeClaim:10<PersistentVolumeClaimVolumeSource>pe rbd:11<RBDVolumeSource>pe flexVolume:12<FlexVolumeSource>pe cinder:13<CinderVolumeSource>pe cephfs:14<CephFSVolumeSource>pe flocker:15<FlockerVolumeSource>pe downwardAPI:16<DownwardAPIVolumeSource>pe fc:17<FCVolumeSource>pe azureFile:18<AzureFileVolumeSource>pe configMap:19<ConfigMapVolumeSource>pe vsphereVolume:20<VsphereVirtualDiskVolumeSource>pe quobyte:21<QuobyteVolumeSource>pe azureDisk:22<AzureDiskVolumeSource>pe photonPersistentDisk:23<PhotonPersistentDiskVolumeSource>pe projected:26<ProjectedVolumeSource>pe portworxVolume:24<PortworxVolumeSource>pe scaleIO:25<ScaleIOVolumeSource>pe storageos:27<StorageOSVolumeSource>pe csi:28<CSIVolumeSource>pe ephemeral:29<EphemeralVolumeSource>pe image:30<ImageVolumeSource>pe
VolumeStatus image:1<ImageVolumeStatus>pe
VsphereVirtualDiskVolumeSource volumePath:1s fsType:2se storagePolicyName:3se storagePolicyID:4se
WeightedPodAffinityTerm weight:1i podAffinityTerm:2<PodAffinityTerm>
WindowsSecurityContextOptions gmsaCredentialSpecName:1spe gmsaCredentialSpec:2spe runAsUserName:3spe hostProcess:4bpe
@k8s.io.api.discovery.v1 discovery.k8s.io/v1
Endpoint addresses:1s* conditions:2<EndpointConditions>e hostname:3spe targetRef:4<26.ObjectReference>pe deprecatedTopology:5s%e nodeName:6spe zone:7spe hints:8<EndpointHints>pe
EndpointConditions ready:1bpe serving:2bpe terminating:3bpe
EndpointHints forZones:1<ForZone>*e forNodes:2<ForNode>*e
EndpointPort name:1spe protocol:2spe port:3ipe appProtocol:4spe
EndpointSlice metadata:1<61.ObjectMeta>e addressType:4s endpoints:2<Endpoint>* ports:3<EndpointPort>*
EndpointSliceList metadata:1<61.ListMeta>e items:2<EndpointSlice>*
ForNode name:1s
ForZone name:1s
@k8s.io.api.discovery.v1beta1 discovery.k8s.io/v1beta1
Endpoint addresses:1s* conditions:2<EndpointConditions>e hostname:3spe targetRef:4<26.ObjectReference>pe topology:5s%e nodeName:6spe hints:7<EndpointHints>pe
EndpointConditions ready:1bpe serving:2bpe terminating:3bpe
EndpointHints forZones:1<ForZone>*e forNodes:2<ForNode>*e
EndpointPort name:1spe protocol:2spe port:3ipe appProtocol:4spe
EndpointSlice metadata:1<61.ObjectMeta>e addressType:4s endpoints:2<Endpoint>* ports:3<EndpointPort>*
EndpointSliceList metadata:1<61.ListMeta>e items:2<EndpointSlice>*
ForNode name:1s
ForZone name:1s
@k8s.io.api.events.v1 events.k8s.io/v1
Event metadata:1<61.ObjectMeta> eventTime:2<61.MicroTime> series:3<EventSeries>pe reportingController:4se reportingInstance:5se action:6se reason:7se regarding:8<26.ObjectReference>e related:9<26.ObjectReference>pe note:10se type:11se deprecatedSource:12<26.EventSource>e deprecatedFirstTimestamp:13<61.Time>e deprecatedLastTimestamp:14<61.Time>e deprecatedCount:15ie
EventList metadata:1<61.ListMeta>e items:2<Event>*
EventSeries count:1i lastObservedTime:2<61.MicroTime>
@k8s.io.api.events.v1beta1 events.k8s.io/v1beta1
Event metadata:1<61.ObjectMeta> eventTime:2<61.MicroTime> series:3<EventSeries>pe reportingController:4se reportingInstance:5se action:6se reason:7se regarding:8<26.ObjectReference>e related:9<26.ObjectReference>pe note:10se type:11se deprecatedSource:12<26.EventSource>e deprecatedFirstTimestamp:13<61.Time>e deprecatedLastTimestamp:14<61.Time>e deprecatedCount:15ie
EventList metadata:1<61.ListMeta>e items:2<Event>*
EventSeries count:1i lastObservedTime:2<61.MicroTime>
@k8s.io.api.extensions.v1beta1 extensions/v1beta1
DaemonSet metadata:1<61.ObjectMeta>e spec:2<DaemonSetSpec>e status:3<DaemonSetStatus>e
DaemonSetCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
DaemonSetList metadata:1<61.ListMeta>e items:2<DaemonSet>*
DaemonSetSpec selector:1<61.LabelSelector>pe template:2<26.PodTemplateSpec> updateStrategy:3<DaemonSetUpdateStrategy>e minReadySeconds:4ie templateGeneration:5le revisionHistoryLimit:6ipe
DaemonSetStatus currentNumberScheduled:1i numberMisscheduled:2i desiredNumberScheduled:3i numberReady:4i observedGeneration:5le updatedNumberScheduled:6ie numberAvailable:7ie numberUnavailable:8ie collisionCount:9ipe conditions:10<DaemonSetCondition>*e
DaemonSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateDaemonSet>pe
Deployment metadata:1<61.ObjectMeta>e spec:2<DeploymentSpec>e status:3<DeploymentStatus>e
DeploymentCondition type:1s status:2s lastUpdateTime:6<61.Time>e lastTransitionTime:7<61.Time>e reason:4se message:5se
DeploymentList metadata:1<61.ListMeta>e items:2<Deployment>*
DeploymentRollback name:1s updatedAnnotations:2s%e rollbackTo:3<RollbackConfig>
DeploymentSpec replicas:1ipe selector:2<61.LabelSelector>pe template:3<26.PodTemplateSpec> strategy:4<DeploymentStrategy>e minReadySeconds:5ie revisionHistoryLimit:6ipe paused:7be rollbackTo:8<RollbackConfig>pe progressDeadlineSeconds:9ipe
DeploymentStatus observedGeneration:1le replicas:2ie updatedReplicas:3ie readyReplicas:7ie availableReplicas:4ie unavailableReplicas:5ie terminatingReplicas:9ipe conditions:6<DeploymentCondition>*e collisionCount:8ipe
DeploymentStrategy type:1se rollingUpdate:2<RollingUpdateDeployment>pe
HTTPIngressPath path:1se pathType:3spe backend:2<IngressBackend>
HTTPIngressRuleValue paths:1<HTTPIngressPath>*
IPBlock cidr:1s except:2s*e
Ingress metadata:1<61.ObjectMeta>e spec:2<IngressSpec>e status:3<IngressStatus>e
IngressBackend serviceName:1se servicePort:2<65.IntOrString>e resource:3<26.TypedLocalObjectReference>pe
IngressList metadata:1<61.ListMeta>e items:2<Ingress>*
IngressLoadBalancerIngress ip:1se hostname:2se ports:4<IngressPortStatus>*e
IngressLoadBalancerStatus ingress:1<IngressLoadBalancerIngress>*e
IngressPortStatus port:1i protocol:2s error:3spe
IngressRule host:1se :2<IngressRuleValue>n
IngressRuleValue http:1<HTTPIngressRuleValue>pe
IngressSpec ingressClassName:4spe backend:1<IngressBackend>pe tls:2<IngressTLS>*e rules:3<IngressRule>*e
IngressStatus loadBalancer:1<IngressLoadBalancerStatus>e
IngressTLS hosts:1s*e secretName:2se
NetworkPolicy metadata:1<61.ObjectMeta>e spec:2<NetworkPolicySpec>e
NetworkPolicyEgressRule ports:1<NetworkPolicyPort>*e to:2<NetworkPolicyPeer>*e
NetworkPolicyIngressRule ports:1<NetworkPolicyPort>*e from:2<NetworkPolicyPeer>*e
NetworkPolicyList metadata:1<61.ListMeta>e items:2<NetworkPolicy>*
NetworkPolicyPeer podSelector:1<61.LabelSelector>pe namespaceSelector:2<61.LabelSelector>pe ipBlock:3<IPBlock>pe
NetworkPolicyPort protocol:1spe port:2<65.IntOrString>pe endPort:3ipe
NetworkPolicySpec podSelector:1<61.LabelSelector> ingress:2<NetworkPolicyIngressRule>*e egress:3<NetworkPolicyEgressRule>*e policyTypes:4s*e
ReplicaSet metadata:1<61.ObjectMeta>e spec:2<ReplicaSetSpec>e status:3<ReplicaSetStatus>e
ReplicaSetCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
ReplicaSetList metadata:1<61.ListMeta>e items:2<ReplicaSet>*
ReplicaSetSpec replicas:1ipe minReadySeconds:4ie selector:2<61.LabelSelector>pe template:3<26.PodTemplateSpec>e
ReplicaSetStatus replicas:1i fullyLabeledReplicas:2ie readyReplicas:4ie availableReplicas:5ie terminatingReplicas:7ipe observedGeneration:3le conditions:6<ReplicaSetCondition>*e
RollbackConfig revision:1le
RollingUpdateDaemonSet maxUnavailable:1<65.IntOrString>pe maxSurge:2<65.IntOrString>pe
RollingUpdateDeployment maxUnavailable:1<65.IntOrString>pe maxSurge:2<65.IntOrString>pe
Scale metadata:1<61.ObjectMeta>e spec:2<ScaleSpec>e status:3<ScaleStatus>e
ScaleSpec replicas:1ie
ScaleStatus replicas:1i selector:2s%e targetSelector:3se
@k8s.io.api.flowcontrol.v1 flowcontrol.apiserver.k8s.io/v1
ExemptPriorityLevelConfiguration nominalConcurrencyShares:1ipe lendablePercent:2ipe
FlowDistinguisherMethod type:1s
FlowSchema metadata:1<61.ObjectMeta>e spec:2<FlowSchemaSpec>e status:3<FlowSchemaStatus>e
FlowSchemaCondition type:1se status:2se lastTransitionTime:3<61.Time>e reason:4se message:5se
FlowSchemaList metadata:1<61.ListMeta>e items:2<FlowSchema>*
FlowSchemaSpec priorityLevelConfiguration:1<PriorityLevelConfigurationReference> matchingPrecedence:2i distinguisherMethod:3<FlowDistinguisherMethod>pe rules:4<PolicyRulesWithSubjects>*e
FlowSchemaStatus conditions:1<FlowSchemaCondition>*e
GroupSubject name:1s
LimitResponse type:1s queuing:2<QueuingConfiguration>pe
LimitedPriorityLevelConfiguration nominalConcurrencyShares:1ip limitResponse:2<LimitResponse>e lendablePercent:3ipe borrowingLimitPercent:4ipe
NonResourcePolicyRule verbs:1s* nonResourceURLs:6s*
PolicyRulesWithSubjects subjects:1<Subject>* resourceRules:2<ResourcePolicyRule>*e nonResourceRules:3<NonResourcePolicyRule>*e
PriorityLevelConfiguration metadata:1<61.ObjectMeta>e spec:2<PriorityLevelConfigurationSpec>e status:3<PriorityLevelConfigurationStatus>e
PriorityLevelConfigurationCondition type:1se status:2se lastTransitionTime:3<61.Time>e reason:4se message:5se
PriorityLevelConfigurationList metadata:1<61.ListMeta>e items:2<PriorityLevelConfiguration>*
PriorityLevelConfigurationReference name:1s
PriorityLevelConfigurationSpec type:1s limited:2<LimitedPriorityLevelConfiguration>pe exempt:3<ExemptPriorityLevelConfiguration>pe
PriorityLevelConfigurationStatus conditions:1<PriorityLevelConfigurationCondition>*e
QueuingConfiguration queues:1i handSize:2i queueLengthLimit:3i
ResourcePolicyRule verbs:1s* apiGroups:2s* resources:3s* clusterScope:4be namespaces:5s*
ServiceAccountSubject namespace:1s name:2s
Subject kind:1s user:2<UserSubject>pe group:3<GroupSubject>pe serviceAccount:4<ServiceAccountSubject>pe
UserSubject name:1s
@k8s.io.api.flowcontrol.v1beta1 flowcontrol.apiserver.k8s.io/v1beta1
ExemptPriorityLevelConfiguration nominalConcurrencyShares:1ipe lendablePercent:2ipe
FlowDistinguisherMethod type:1s
FlowSchema metadata:1<61.ObjectMeta>e spec:2<FlowSchemaSpec>e status:3<FlowSchemaStatus>e
FlowSchemaCondition type:1se status:2se lastTransitionTime:3<61.Time>e reason:4se message:5se
FlowSchemaList metadata:1<61.ListMeta>e items:2<FlowSchema>*
FlowSchemaSpec priorityLevelConfiguration:1<PriorityLevelConfigurationReference> matchingPrecedence:2i distinguisherMethod:3<FlowDistinguisherMethod>pe rules:4<PolicyRulesWithSubjects>*e
FlowSchemaStatus conditions:1<FlowSchemaCondition>*e
GroupSubject name:1s
LimitResponse type:1s queuing:2<QueuingConfiguration>pe
LimitedPriorityLevelConfiguration assuredConcurrencyShares:1i limitResponse:2<LimitResponse>e lendablePercent:3ipe borrowingLimitPercent:4ipe
NonResourcePolicyRule verbs:1s* nonResourceURLs:6s*
PolicyRulesWithSubjects subjects:1<Subject>* resourceRules:2<ResourcePolicyRule>*e nonResourceRules:3<NonResourcePolicyRule>*e
PriorityLevelConfiguration metadata:1<61.ObjectMeta>e spec:2<PriorityLevelConfigurationSpec>e status:3<PriorityLevelConfigurationStatus>e
PriorityLevelConfigurationCondition type:1se status:2se lastTransitionTime:3<61.Time>e reason:4se message:5se
PriorityLevelConfigurationList metadata:1<61.ListMeta>e items:2<PriorityLevelConfiguration>*
PriorityLevelConfigurationReference name:1s
PriorityLevelConfigurationSpec type:1s limited:2<LimitedPriorityLevelConfiguration>pe exempt:3<ExemptPriorityLevelConfiguration>pe
PriorityLevelConfigurationStatus conditions:1<PriorityLevelConfigurationCondition>*e
QueuingConfiguration queues:1i handSize:2i queueLengthLimit:3i
ResourcePolicyRule verbs:1s* apiGroups:2s* resources:3s* clusterScope:4be namespaces:5s*
ServiceAccountSubject namespace:1s name:2s
Subject kind:1s user:2<UserSubject>pe group:3<GroupSubject>pe serviceAccount:4<ServiceAccountSubject>pe
UserSubject name:1s
@k8s.io.api.flowcontrol.v1beta2 flowcontrol.apiserver.k8s.io/v1beta2
ExemptPriorityLevelConfiguration nominalConcurrencyShares:1ipe lendablePercent:2ipe
FlowDistinguisherMethod type:1s
FlowSchema metadata:1<61.ObjectMeta>e spec:2<FlowSchemaSpec>e status:3<FlowSchemaStatus>e
FlowSchemaCondition type:1se status:2se lastTransitionTime:3<61.Time>e reason:4se message:5se
FlowSchemaList metadata:1<61.ListMeta>e items:2<FlowSchema>*
FlowSchemaSpec priorityLevelConfiguration:1<PriorityLevelConfigurationReference> matchingPrecedence:2i distinguisherMethod:3<FlowDistinguisherMethod>pe rules:4<PolicyRulesWithSubjects>*e
FlowSchemaStatus conditions:1<FlowSchemaCondition>*e
GroupSubject name:1s
LimitResponse type:1s queuing:2<QueuingConfiguration>pe
LimitedPriorityLevelConfiguration assuredConcurrencyShares:1i limitResponse:2<LimitResponse>e lendablePercent:3ipe borrowingLimitPercent:4ipe
NonResourcePolicyRule verbs:1s* nonResourceURLs:6s*
PolicyRulesWithSubjects subjects:1<Subject>* resourceRules:2<ResourcePolicyRule>*e nonResourceRules:3<NonResourcePolicyRule>*e
PriorityLevelConfiguration metadata:1<61.ObjectMeta>e spec:2<PriorityLevelConfigurationSpec>e status:3<PriorityLevelConfigurationStatus>e
PriorityLevelConfigurationCondition type:1se status:2se lastTransitionTime:3<61.Time>e reason:4se message:5se
PriorityLevelConfigurationList metadata:1<61.ListMeta>e items:2<PriorityLevelConfiguration>*
PriorityLevelConfigurationReference name:1s
PriorityLevelConfigurationSpec type:1s limited:2<LimitedPriorityLevelConfiguration>pe exempt:3<ExemptPriorityLevelConfiguration>pe
PriorityLevelConfigurationStatus conditions:1<PriorityLevelConfigurationCondition>*e
QueuingConfiguration queues:1i handSize:2i queueLengthLimit:3i
ResourcePolicyRule verbs:1s* apiGroups:2s* resources:3s* clusterScope:4be namespaces:5s*
ServiceAccountSubject namespace:1s name:2s
Subject kind:1s user:2<UserSubject>pe group:3<GroupSubject>pe serviceAccount:4<ServiceAccountSubject>pe
UserSubject name:1s
@k8s.io.api.flowcontrol.v1beta3 flowcontrol.apiserver.k8s.io/v1beta3
ExemptPriorityLevelConfiguration nominalConcurrencyShares:1ipe lendablePercent:2ipe
FlowDistinguisherMethod type:1s
FlowSchema metadata:1<61.ObjectMeta>e spec:2<FlowSchemaSpec>e status:3<FlowSchemaStatus>e
FlowSchemaCondition type:1se status:2se lastTransitionTime:3<61.Time>e reason:4se message:5se
FlowSchemaList metadata:1<61.ListMeta>e items:2<FlowSchema>*
FlowSchemaSpec priorityLevelConfiguration:1<PriorityLevelConfigurationReference> matchingPrecedence:2i distinguisherMethod:3<FlowDistinguisherMethod>pe rules:4<PolicyRulesWithSubjects>*e
FlowSchemaStatus conditions:1<FlowSchemaCondition>*e
GroupSubject name:1s
LimitResponse type:1s queuing:2<QueuingConfiguration>pe
LimitedPriorityLevelConfiguration nominalConcurrencyShares:1i limitResponse:2<LimitResponse>e lendablePercent:3ipe borrowingLimitPercent:4ipe
NonResourcePolicyRule verbs:1s* nonResourceURLs:6s*
PolicyRulesWithSubjects subjects:1<Subject>* resourceRules:2<ResourcePolicyRule>*e nonResourceRules:3<NonResourcePolicyRule>*e
PriorityLevelConfiguration metadata:1<61.ObjectMeta>e spec:2<PriorityLevelConfigurationSpec>e status:3<PriorityLevelConfigurationStatus>e
PriorityLevelConfigurationCondition type:1se status:2se lastTransitionTime:3<61.Time>e reason:4se message:5se
PriorityLevelConfigurationList metadata:1<61.ListMeta>e items:2<PriorityLevelConfiguration>*
PriorityLevelConfigurationReference name:1s
PriorityLevelConfigurationSpec type:1s limited:2<LimitedPriorityLevelConfiguration>pe exempt:3<ExemptPriorityLevelConfiguration>pe
PriorityLevelConfigurationStatus conditions:1<PriorityLevelConfigurationCondition>*e
QueuingConfiguration queues:1i handSize:2i queueLengthLimit:3i
ResourcePolicyRule verbs:1s* apiGroups:2s* resources:3s* clusterScope:4be namespaces:5s*
ServiceAccountSubject namespace:1s name:2s
Subject kind:1s user:2<UserSubject>pe group:3<GroupSubject>pe serviceAccount:4<ServiceAccountSubject>pe
UserSubject name:1s
@k8s.io.api.imagepolicy.v1alpha1 imagepolicy.k8s.io/v1alpha1
ImageReview metadata:1<61.ObjectMeta>e spec:2<ImageReviewSpec> status:3<ImageReviewStatus>e
ImageReviewContainerSpec image:1se
ImageReviewSpec containers:1<ImageReviewContainerSpec>*e annotations:2s%e namespace:3se
ImageReviewStatus allowed:1b reason:2se auditAnnotations:3s%e
@k8s.io.api.networking.v1 networking.k8s.io/v1
HTTPIngressPath path:1se pathType:3sp backend:2<IngressBackend>
HTTPIngressRuleValue paths:1<HTTPIngressPath>*
IPAddress metadata:1<61.ObjectMeta>e spec:2<IPAddressSpec>e
IPAddressList metadata:1<61.ListMeta>e items:2<IPAddress>*
IPAddressSpec parentRef:1<ParentReference>pe
IPBlock cidr:1s except:2s*e
Ingress metadata:1<61.ObjectMeta>e spec:2<IngressSpec>e status:3<IngressStatus>e
IngressBackend service:4<IngressServiceBackend>pe resource:3<26.TypedLocalObjectReference>pe
IngressClass metadata:1<61.ObjectMeta>e spec:2<IngressClassSpec>e
IngressClassList metadata:1<61.ListMeta>e items:2<IngressClass>*
IngressClassParametersReference apiGroup:1spe kind:2s name:3s scope:4sp namespace:5spe
IngressClassSpec controller:1se parameters:2<IngressClassParametersReference>pe
IngressList metadata:1<61.ListMeta>e items:2<Ingress>*
IngressLoadBalancerIngress ip:1se hostname:2se ports:4<IngressPortStatus>*e
IngressLoadBalancerStatus ingress:1<IngressLoadBalancerIngress>*e
IngressPortStatus port:1i protocol:2s error:3spe
IngressRule host:1se :2<IngressRuleValue>n
IngressRuleValue http:1<HTTPIngressRuleValue>pe
IngressServiceBackend name:1s port:2<ServiceBackendPort>e
IngressSpec ingressClassName:4spe defaultBackend:1<IngressBackend>pe tls:2<IngressTLS>*e rules:3<IngressRule>*e
IngressStatus loadBalancer:1<IngressLoadBalancerStatus>e
IngressTLS hosts:1s*e secretName:2se
NetworkPolicy metadata:1<61.ObjectMeta>e spec:2<NetworkPolicySpec>e
NetworkPolicyEgressRule ports:1<NetworkPolicyPort>*e to:2<NetworkPolicyPeer>*e
NetworkPolicyIngressRule ports:1<NetworkPolicyPort>*e from:2<NetworkPolicyPeer>*e
NetworkPolicyList metadata:1<61.ListMeta>e items:2<NetworkPolicy>*
NetworkPolicyPeer podSelector:1<61.LabelSelector>pe namespaceSelector:2<61.LabelSelector>pe ipBlock:3<IPBlock>pe
NetworkPolicyPort protocol:1spe port:2<65.IntOrString>pe endPort:3ipe
NetworkPolicySpec podSelector:1<61.LabelSelector> ingress:2<NetworkPolicyIngressRule>*e egress:3<NetworkPolicyEgressRule>*e policyTypes:4s*e
ParentReference group:1se resource:2se namespace:3se name:4se
ServiceBackendPort name:1se number:2ie
ServiceCIDR metadata:1<61.ObjectMeta>e spec:2<ServiceCIDRSpec>e status:3<ServiceCIDRStatus>e
ServiceCIDRList metadata:1<61.ListMeta>e items:2<ServiceCIDR>*
ServiceCIDRSpec cidrs:1s*e
ServiceCIDRStatus conditions:1<61.Condition>*e
@k8s.io.api.networking.v1beta1 networking.k8s.io/v1beta1
HTTPIngressPath path:1se pathType:3spe backend:2<IngressBackend>
HTTPIngressRuleValue paths:1<HTTPIngressPath>*
IPAddress metadata:1<61.ObjectMeta>e spec:2<IPAddressSpec>e
IPAddressList metadata:1<61.ListMeta>e items:2<IPAddress>*
IPAddressSpec parentRef:1<ParentReference>pe
Ingress metadata:1<61.ObjectMeta>e spec:2<IngressSpec>e status:3<IngressStatus>e
IngressBackend serviceName:1se servicePort:2<65.IntOrString>e resource:3<26.TypedLocalObjectReference>pe
IngressClass metadata:1<61.ObjectMeta>e spec:2<IngressClassSpec>e
IngressClassList metadata:1<61.ListMeta>e items:2<IngressClass>*
IngressClassParametersReference apiGroup:1spe kind:2s name:3s scope:4sp namespace:5spe
IngressClassSpec controller:1se parameters:2<IngressClassParametersReference>pe
IngressList metadata:1<61.ListMeta>e items:2<Ingress>*
IngressLoadBalancerIngress ip:1se hostname:2se ports:4<IngressPortStatus>*e
IngressLoadBalancerStatus ingress:1<IngressLoadBalancerIngress>*e
IngressPortStatus port:1i protocol:2s error:3spe
IngressRule host:1se :2<IngressRuleValue>n
IngressRuleValue http:1<HTTPIngressRuleValue>pe
IngressSpec ingressClassName:4spe backend:1<IngressBackend>pe tls:2<IngressTLS>*e rules:3<IngressRule>*e
IngressStatus loadBalancer:1<IngressLoadBalancerStatus>e
IngressTLS hosts:1s*e secretName:2se
ParentReference group:1se resource:2se namespace:3se name:4se
ServiceCIDR metadata:1<61.ObjectMeta>e spec:2<ServiceCIDRSpec>e status:3<ServiceCIDRStatus>e
ServiceCIDRList metadata:1<61.ListMeta>e items:2<ServiceCIDR>*
ServiceCIDRSpec cidrs:1s*e
ServiceCIDRStatus conditions:1<61.Condition>*e
@k8s.io.api.node.v1 node.k8s.io/v1
Overhead podFixed:1<60.Quantity>%e
RuntimeClass metadata:1<61.ObjectMeta>e handler:2s overhead:3<Overhead>pe scheduling:4<Scheduling>pe
RuntimeClassList metadata:1<61.ListMeta>e items:2<RuntimeClass>*
Scheduling nodeSelector:1s%e tolerations:2<26.Toleration>*e
@k8s.io.api.node.v1alpha1 node.k8s.io/v1alpha1
Overhead podFixed:1<60.Quantity>%e
RuntimeClass metadata:1<61.ObjectMeta>e spec:2<RuntimeClassSpec>
RuntimeClassList metadata:1<61.ListMeta>e items:2<RuntimeClass>*
RuntimeClassSpec runtimeHandler:1s overhead:2<Overhead>pe scheduling:3<Scheduling>pe
Scheduling nodeSelector:1s%e tolerations:2<26.Toleration>*e
@k8s.io.api.node.v1beta1 node.k8s.io/v1beta1
Overhead podFixed:1<60.Quantity>%e
RuntimeClass metadata:1<61.ObjectMeta>e handler:2s overhead:3<Overhead>pe scheduling:4<Scheduling>pe
RuntimeClassList metadata:1<61.ListMeta>e items:2<RuntimeClass>*
Scheduling nodeSelector:1s%e tolerations:2<26.Toleration>*e
@k8s.io.api.policy.v1 policy/v1
Eviction metadata:1<61.ObjectMeta>e deleteOptions:2<61.DeleteOptions>pe
PodDisruptionBudget metadata:1<61.ObjectMeta>e spec:2<PodDisruptionBudgetSpec>e status:3<PodDisruptionBudgetStatus>e
PodDisruptionBudgetList metadata:1<61.ListMeta>e items:2<PodDisruptionBudget>*
PodDisruptionBudgetSpec minAvailable:1<65.IntOrString>pe selector:2<61.LabelSelector>pe maxUnavailable:3<65.IntOrString>pe unhealthyPodEvictionPolicy:4spe
PodDisruptionBudgetStatus observedGeneration:1le disruptedPods:2<61.Time>%e disruptionsAllowed:3i currentHealthy:4i desiredHealthy:5i expectedPods:6i conditions:7<61.Condition>*e
@k8s.io.api.policy.v1beta1 policy/v1beta1
Eviction metadata:1<61.ObjectMeta>e deleteOptions:2<61.DeleteOptions>pe
PodDisruptionBudget metadata:1<61.ObjectMeta>e spec:2<PodDisruptionBudgetSpec>e status:3<PodDisruptionBudgetStatus>e
PodDisruptionBudgetList metadata:1<61.ListMeta>e items:2<PodDisruptionBudget>*
PodDisruptionBudgetSpec minAvailable:1<65.IntOrString>pe selector:2<61.LabelSelector>pe maxUnavailable:3<65.IntOrString>pe unhealthyPodEvictionPolicy:4spe
PodDisruptionBudgetStatus observedGeneration:1le disruptedPods:2<61.Time>%e disruptionsAllowed:3i currentHealthy:4i desiredHealthy:5i expectedPods:6i conditions:7<61.Condition>*e
@k8s.io.api.rbac.v1 rbac.authorization.k8s.io/v1
AggregationRule clusterRoleSelectors:1<61.LabelSelector>*e
ClusterRole metadata:1<61.ObjectMeta>e rules:2<PolicyRule>* aggregationRule:3<AggregationRule>pe
ClusterRoleBinding metadata:1<61.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
ClusterRoleBindingList metadata:1<61.ListMeta>e items:2<ClusterRoleBinding>*
ClusterRoleList metadata:1<61.ListMeta>e items:2<ClusterRole>*
PolicyRule verbs:1s* apiGroups:2s*e resources:3s*e resourceNames:4s*e nonResourceURLs:5s*e
Role metadata:1<61.ObjectMeta>e rules:2<PolicyRule>*
RoleBinding metadata:1<61.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
RoleBindingList metadata:1<61.ListMeta>e items:2<RoleBinding>*
RoleList metadata:1<61.ListMeta>e items:2<Role>*
RoleRef apiGroup:1s kind:2s name:3s
Subject kind:1s apiGroup:2se name:3s namespace:4se
@k8s.io.api.rbac.v1alpha1 rbac.authorization.k8s.io/v1alpha1
AggregationRule clusterRoleSelectors:1<61.LabelSelector>*e
ClusterRole metadata:1<61.ObjectMeta>e rules:2<PolicyRule>* aggregationRule:3<AggregationRule>pe
ClusterRoleBinding metadata:1<61.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
ClusterRoleBindingList metadata:1<61.ListMeta>e items:2<ClusterRoleBinding>*
ClusterRoleList metadata:1<61.ListMeta>e items:2<ClusterRole>*
PolicyRule verbs:1s* apiGroups:3s*e resources:4s*e resourceNames:5s*e nonResourceURLs:6s*e
Role metadata:1<61.ObjectMeta>e rules:2<PolicyRule>*
RoleBinding metadata:1<61.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
RoleBindingList metadata:1<61.ListMeta>e items:2<RoleBinding>*
RoleList metadata:1<61.ListMeta>e items:2<Role>*
RoleRef apiGroup:1s kind:2s name:3s
Subject kind:1s apiVersion:2se name:3s namespace:4se
@k8s.io.api.rbac.v1beta1 rbac.authorization.k8s.io/v1beta1
AggregationRule clusterRoleSelectors:1<61.LabelSelector>*e
ClusterRole metadata:1<61.ObjectMeta>e rules:2<PolicyRule>* aggregationRule:3<AggregationRule>pe
ClusterRoleBinding metadata:1<61.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
ClusterRoleBindingList metadata:1<61.ListMeta>e items:2<ClusterRoleBinding>*
ClusterRoleList metadata:1<61.ListMeta>e items:2<ClusterRole>*
PolicyRule verbs:1s* apiGroups:2s*e resources:3s*e resourceNames:4s*e nonResourceURLs:5s*e
Role metadata:1<61.ObjectMeta>e rules:2<PolicyRule>*
RoleBinding metadata:1<61.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
RoleBindingList metadata:1<61.ListMeta>e items:2<RoleBinding>*
RoleList metadata:1<61.ListMeta>e items:2<Role>*
RoleRef apiGroup:1s kind:2s name:3s
Subject kind:1s apiGroup:2se name:3s namespace:4se
@k8s.io.api.resource.v1 resource.k8s.io/v1
AllocatedDeviceStatus driver:1s pool:2s device:3s shareID:7spe conditions:4<61.Condition>* data:5<63.RawExtension>pe networkData:6<NetworkDeviceData>pe
AllocationResult devices:1<DeviceAllocationResult>e nodeSelector:3<26.NodeSelector>pe allocationTimestamp:5<61.Time>pe
CELDeviceSelector expression:1s
CapacityRequestPolicy default:1<60.Quantity>p validValues:3<60.Quantity>*e validRange:4<CapacityRequestPolicyRange>pe
CapacityRequestPolicyRange min:1<60.Quantity>pe max:2<60.Quantity>pe step:3<60.Quantity>pe
CapacityRequirements requests:1<60.Quantity>%e
Counter value:1<60.Quantity>
CounterSet name:1s counters:2<Counter>%e
Device name:1s attributes:2<DeviceAttribute>%e capacity:3<DeviceCapacity>%e consumesCounters:4<DeviceCounterConsumption>*e nodeName:5spe nodeSelector:6<26.NodeSelector>pe allNodes:7bpe taints:8<DeviceTaint>*e bindsToNode:9bpe bindingConditions:10s*e bindingFailureConditions:11s*e allowMultipleAllocations:12bpe nodeAllocatableResourceMappings:13<NodeAllocatableResourceMapping>%e
DeviceAllocationConfiguration source:1s requests:2s*e :3<DeviceConfiguration>n
DeviceAllocationResult results:1<DeviceRequestAllocationResult>*e config:2<DeviceAllocationConfiguration>*e
DeviceAttribute int:2lpe bool:3bpe string:4spe version:5spe ints:6l*e bools:7b*e strings:8s*e versions:9s*e
DeviceCapacity value:1<60.Quantity> requestPolicy:2<CapacityRequestPolicy>pe
DeviceClaim requests:1<DeviceRequest>* constraints:2<DeviceConstraint>*e config:3<DeviceClaimConfiguration>*e
DeviceClaimConfiguration requests:1s*e :2<DeviceConfiguration>n
DeviceClass metadata:1<61.ObjectMeta>e spec:2<DeviceClassSpec>
DeviceClassConfiguration :1<DeviceConfiguration>n
DeviceClassList metadata:1<61.ListMeta>e items:2<DeviceClass>*
DeviceClassSpec selectors:1<DeviceSelector>*e config:2<DeviceClassConfiguration>*e extendedResourceName:4spe
DeviceConfiguration opaque:1<OpaqueDeviceConfiguration>pe
DeviceConstraint requests:1s*e matchAttribute:2spe distinctAttribute:3spe
DeviceCounterConsumption counterSet:1s counters:2<Counter>%e
DeviceRequest name:1s exactly:2<ExactDeviceRequest>pe firstAvailable:3<DeviceSubRequest>*e
DeviceRequestAllocationResult request:1s driver:2s pool:3s device:4s adminAccess:5bpe tolerations:6<DeviceToleration>*e bindingConditions:7s*e bindingFailureConditions:8s*e shareID:9spe consumedCapacity:10<60.Quantity>%e
DeviceSelector cel:1<CELDeviceSelector>pe
DeviceSubRequest name:1s deviceClassName:2s selectors:3<DeviceSelector>*e allocationMode:4se count:5le tolerations:6<DeviceToleration>*e capacity:7<CapacityRequirements>pe
DeviceTaint key:1s value:2se effect:3s timeAdded:4<61.Time>pe
DeviceToleration key:1se operator:2se value:3se effect:4se tolerationSeconds:5lpe
ExactDeviceRequest deviceClassName:1s selectors:2<DeviceSelector>*e allocationMode:3se count:4le adminAccess:5bpe tolerations:6<DeviceToleration>*e capacity:7<CapacityRequirements>pe
NetworkDeviceData interfaceName:1se ips:2s*e hardwareAddress:3se
NodeAllocatableResourceMapping capacityKey:1spe allocationMultiplier:2<60.Quantity>pe
OpaqueDeviceConfiguration driver:1s parameters:2<63.RawExtension>
ResourceClaim metadata:1<61.ObjectMeta>e spec:2<ResourceClaimSpec> status:3<ResourceClaimStatus>e
ResourceClaimConsumerReference apiGroup:1se resource:3s name:4s uid:5s
ResourceClaimList metadata:1<61.ListMeta>e items:2<ResourceClaim>*
ResourceClaimSpec devices:1<DeviceClaim>
ResourceClaimStatus allocation:1<AllocationResult>pe reservedFor:2<ResourceClaimConsumerReference>*e devices:4<AllocatedDeviceStatus>*e
ResourceClaimTemplate metadata:1<61.ObjectMeta>e spec:2<ResourceClaimTemplateSpec>
ResourceClaimTemplateList metadata:1<61.ListMeta>e items:2<ResourceClaimTemplate>*
ResourceClaimTemplateSpec metadata:1<61.ObjectMeta>e spec:2<ResourceClaimSpec>
ResourcePool name:1s generation:2l resourceSliceCount:3l
ResourceSlice metadata:1<61.ObjectMeta>e spec:2<ResourceSliceSpec>
ResourceSliceList metadata:1<61.ListMeta>e items:2<ResourceSlice>*
ResourceSliceSpec driver:1s pool:2<ResourcePool> nodeName:3spe nodeSelector:4<26.NodeSelector>pe allNodes:5bpe devices:6<Device>*e perDeviceNodeSelection:7bpe sharedCounters:8<CounterSet>*e
@k8s.io.api.resource.v1alpha3 resource.k8s.io/v1alpha3
CELDeviceSelector expression:1s
DeviceSelector cel:1<CELDeviceSelector>pe
DeviceTaint key:1s value:2se effect:3s timeAdded:4<61.Time>pe
DeviceTaintRule metadata:1<61.ObjectMeta>e spec:2<DeviceTaintRuleSpec> status:3<DeviceTaintRuleStatus>e
DeviceTaintRuleList metadata:1<61.ListMeta>e items:2<DeviceTaintRule>*
DeviceTaintRuleSpec deviceSelector:1<DeviceTaintSelector>pe taint:2<DeviceTaint>e
DeviceTaintRuleStatus conditions:1<61.Condition>*e
DeviceTaintSelector driver:2spe pool:3spe device:4spe
PoolStatus driver:1se poolName:2se generation:9l resourceSliceCount:8ipe totalDevices:4ipe allocatedDevices:5ipe availableDevices:6ipe unavailableDevices:7ipe nodeName:3spe validationError:10spe
ResourcePoolStatusRequest metadata:1<61.ObjectMeta>e spec:2<ResourcePoolStatusRequestSpec> status:3<ResourcePoolStatusRequestStatus>pe
ResourcePoolStatusRequestList metadata:1<61.ListMeta>e items:2<ResourcePoolStatusRequest>*
ResourcePoolStatusRequestSpec driver:1s poolName:2spe limit:3ipe
ResourcePoolStatusRequestStatus poolCount:6ipe pools:2<PoolStatus>*e conditions:3<61.Condition>*e
@k8s.io.api.resource.v1beta1 resource.k8s.io/v1beta1
AllocatedDeviceStatus driver:1s pool:2s device:3s shareID:7spe conditions:4<61.Condition>* data:5<63.RawExtension>pe networkData:6<NetworkDeviceData>pe
AllocationResult devices:1<DeviceAllocationResult>e nodeSelector:3<26.NodeSelector>pe allocationTimestamp:5<61.Time>pe
BasicDevice attributes:1<DeviceAttribute>%e capacity:2<DeviceCapacity>%e consumesCounters:3<DeviceCounterConsumption>*e nodeName:4spe nodeSelector:5<26.NodeSelector>pe allNodes:6bpe taints:7<DeviceTaint>*e bindsToNode:8bpe bindingConditions:9s*e bindingFailureConditions:10s*e allowMultipleAllocations:11bpe nodeAllocatableResourceMappings:12<NodeAllocatableResourceMapping>%e
CELDeviceSelector expression:1s
CapacityRequestPolicy default:1<60.Quantity>p validValues:3<60.Quantity>*e validRange:4<CapacityRequestPolicyRange>pe
CapacityRequestPolicyRange min:1<60.Quantity>pe max:2<60.Quantity>pe step:3<60.Quantity>pe
CapacityRequirements requests:1<60.Quantity>%e
Counter value:1<60.Quantity>
CounterSet name:1s counters:2<Counter>%e
Device name:1s basic:2<BasicDevice>pe
DeviceAllocationConfiguration source:1s requests:2s*e :3<DeviceConfiguration>n
DeviceAllocationResult results:1<DeviceRequestAllocationResult>*e config:2<DeviceAllocationConfiguration>*e
DeviceAttribute int:2lpe bool:3bpe string:4spe version:5spe ints:6l*e bools:7b*e strings:8s*e versions:9s*e
DeviceCapacity value:1<60.Quantity> requestPolicy:2<CapacityRequestPolicy>pe
DeviceClaim requests:1<DeviceRequest>* constraints:2<DeviceConstraint>*e config:3<DeviceClaimConfiguration>*e
DeviceClaimConfiguration requests:1s*e :2<DeviceConfiguration>n
DeviceClass metadata:1<61.ObjectMeta>e spec:2<DeviceClassSpec>
DeviceClassConfiguration :1<DeviceConfiguration>n
DeviceClassList metadata:1<61.ListMeta>e items:2<DeviceClass>*
DeviceClassSpec selectors:1<DeviceSelector>*e config:2<DeviceClassConfiguration>*e extendedResourceName:4spe
DeviceConfiguration opaque:1<OpaqueDeviceConfiguration>pe
DeviceConstraint requests:1s*e matchAttribute:2spe distinctAttribute:3spe
DeviceCounterConsumption counterSet:1s counters:2<Counter>%e
DeviceRequest name:1s deviceClassName:2s selectors:3<DeviceSelector>*e allocationMode:4se count:5le adminAccess:6bpe firstAvailable:7<DeviceSubRequest>*e tolerations:8<DeviceToleration>*e capacity:9<CapacityRequirements>pe
DeviceRequestAllocationResult request:1s driver:2s pool:3s device:4s adminAccess:5bpe tolerations:6<DeviceToleration>*e bindingConditions:7s*e bindingFailureConditions:8s*e shareID:9spe consumedCapacity:10<60.Quantity>%e
DeviceSelector cel:1<CELDeviceSelector>pe
DeviceSubRequest name:1s deviceClassName:2s selectors:3<DeviceSelector>*e allocationMode:4se count:5le tolerations:7<DeviceToleration>*e capacity:8<CapacityRequirements>pe
DeviceTaint key:1s value:2se effect:3s timeAdded:4<61.Time>pe
DeviceToleration key:1se operator:2se value:3se effect:4se tolerationSeconds:5lpe
NetworkDeviceData interfaceName:1se ips:2s*e hardwareAddress:3se
NodeAllocatableResourceMapping capacityKey:1spe allocationMultiplier:2<60.Quantity>pe
OpaqueDeviceConfiguration driver:1s parameters:2<63.RawExtension>
ResourceClaim metadata:1<61.ObjectMeta>e spec:2<ResourceClaimSpec> status:3<ResourceClaimStatus>e
ResourceClaimConsumerReference apiGroup:1se resource:3s name:4s uid:5s
ResourceClaimList metadata:1<61.ListMeta>e items:2<ResourceClaim>*
ResourceClaimSpec devices:1<DeviceClaim>
ResourceClaimStatus allocation:1<AllocationResult>pe reservedFor:2<ResourceClaimConsumerReference>*e devices:4<AllocatedDeviceStatus>*e
ResourceClaimTemplate metadata:1<61.ObjectMeta>e spec:2<ResourceClaimTemplateSpec>
ResourceClaimTemplateList metadata:1<61.ListMeta>e items:2<ResourceClaimTemplate>*
ResourceClaimTemplateSpec metadata:1<61.ObjectMeta>e spec:2<ResourceClaimSpec>
ResourcePool name:1s generation:2l resourceSliceCount:3l
ResourceSlice metadata:1<61.ObjectMeta>e spec:2<ResourceSliceSpec>
ResourceSliceList metadata:1<61.ListMeta>e items:2<ResourceSlice>*
ResourceSliceSpec driver:1s pool:2<ResourcePool> nodeName:3se nodeSelector:4<26.NodeSelector>pe allNodes:5be devices:6<Device>*e perDeviceNodeSelection:7bpe sharedCounters:8<CounterSet>*e
@k8s.io.api.resource.v1beta2 resource.k8s.io/v1beta2
AllocatedDeviceStatus driver:1s pool:2s device:3s shareID:7spe conditions:4<61.Condition>* data:5<63.RawExtension>pe networkData:6<NetworkDeviceData>pe
AllocationResult devices:1<DeviceAllocationResult>e nodeSelector:3<26.NodeSelector>pe allocationTimestamp:5<61.Time>pe
CELDeviceSelector expression:1s
CapacityRequestPolicy default:1<60.Quantity>p validValues:3<60.Quantity>*e validRange:4<CapacityRequestPolicyRange>pe
CapacityRequestPolicyRange min:1<60.Quantity>pe max:2<60.Quantity>pe step:3<60.Quantity>pe
CapacityRequirements requests:1<60.Quantity>%e
Counter value:1<60.Quantity>
CounterSet name:1s counters:2<Counter>%e
Device name:1s attributes:2<DeviceAttribute>%e capacity:3<DeviceCapacity>%e consumesCounters:4<DeviceCounterConsumption>*e nodeName:5spe nodeSelector:6<26.NodeSelector>pe allNodes:7bpe taints:8<DeviceTaint>*e bindsToNode:9bpe bindingConditions:10s*e bindingFailureConditions:11s*e allowMultipleAllocations:12bpe nodeAllocatableResourceMappings:13<NodeAllocatableResourceMapping>%e
DeviceAllocationConfiguration source:1s requests:2s*e :3<DeviceConfiguration>n
DeviceAllocationResult results:1<DeviceRequestAllocationResult>*e config:2<DeviceAllocationConfiguration>*e
DeviceAttribute int:2lpe bool:3bpe string:4spe version:5spe ints:6l*e bools:7b*e strings:8s*e versions:9s*e
DeviceCapacity value:1<60.Quantity> requestPolicy:2<CapacityRequestPolicy>pe
DeviceClaim requests:1<DeviceRequest>* constraints:2<DeviceConstraint>*e config:3<DeviceClaimConfiguration>*e
DeviceClaimConfiguration requests:1s*e :2<DeviceConfiguration>n
DeviceClass metadata:1<61.ObjectMeta>e spec:2<DeviceClassSpec>
DeviceClassConfiguration :1<DeviceConfiguration>n
DeviceClassList metadata:1<61.ListMeta>e items:2<DeviceClass>*
DeviceClassSpec selectors:1<DeviceSelector>*e config:2<DeviceClassConfiguration>*e extendedResourceName:4spe
DeviceConfiguration opaque:1<OpaqueDeviceConfiguration>pe
DeviceConstraint requests:1s*e matchAttribute:2spe distinctAttribute:3spe
DeviceCounterConsumption counterSet:1s counters:2<Counter>%e
DeviceRequest name:1s exactly:2<ExactDeviceRequest>pe firstAvailable:3<DeviceSubRequest>*e
DeviceRequestAllocationResult request:1s driver:2s pool:3s device:4s adminAccess:5bpe tolerations:6<DeviceToleration>*e bindingConditions:7s*e bindingFailureConditions:8s*e shareID:9spe consumedCapacity:10<60.Quantity>%e
DeviceSelector cel:1<CELDeviceSelector>pe
DeviceSubRequest name:1s deviceClassName:2s selectors:3<DeviceSelector>*e allocationMode:4se count:5le tolerations:6<DeviceToleration>*e capacity:7<CapacityRequirements>pe
DeviceTaint key:1s value:2se effect:3s timeAdded:4<61.Time>pe
DeviceTaintRule metadata:1<61.ObjectMeta>e spec:2<DeviceTaintRuleSpec> status:3<DeviceTaintRuleStatus>e
DeviceTaintRuleList metadata:1<61.ListMeta>e items:2<DeviceTaintRule>*
DeviceTaintRuleSpec deviceSelector:1<DeviceTaintSelector>pe taint:2<DeviceTaint>e
DeviceTaintRuleStatus conditions:1<61.Condition>*e
DeviceTaintSelector driver:2spe pool:3spe device:4spe
DeviceToleration key:1se operator:2se value:3se effect:4se tolerationSeconds:5lpe
ExactDeviceRequest deviceClassName:1s selectors:2<DeviceSelector>*e allocationMode:3se count:4le adminAccess:5bpe tolerations:6<DeviceToleration>*e capacity:7<CapacityRequirements>pe
NetworkDeviceData interfaceName:1se ips:2s*e hardwareAddress:3se
NodeAllocatableResourceMapping capacityKey:1spe allocationMultiplier:2<60.Quantity>pe
OpaqueDeviceConfiguration driver:1s parameters:2<63.RawExtension>
ResourceClaim metadata:1<61.ObjectMeta>e spec:2<ResourceClaimSpec> status:3<ResourceClaimStatus>e
ResourceClaimConsumerReference apiGroup:1se resource:3s name:4s uid:5s
ResourceClaimList metadata:1<61.ListMeta>e items:2<ResourceClaim>*
ResourceClaimSpec devices:1<DeviceClaim>
ResourceClaimStatus allocation:1<AllocationResult>pe reservedFor:2<ResourceClaimConsumerReference>*e devices:4<AllocatedDeviceStatus>*e
ResourceClaimTemplate metadata:1<61.ObjectMeta>e spec:2<ResourceClaimTemplateSpec>
ResourceClaimTemplateList metadata:1<61.ListMeta>e items:2<ResourceClaimTemplate>*
ResourceClaimTemplateSpec metadata:1<61.ObjectMeta>e spec:2<ResourceClaimSpec>
ResourcePool name:1s generation:2l resourceSliceCount:3l
ResourceSlice metadata:1<61.ObjectMeta>e spec:2<ResourceSliceSpec>
ResourceSliceList metadata:1<61.ListMeta>e items:2<ResourceSlice>*
ResourceSliceSpec driver:1s pool:2<ResourcePool> nodeName:3spe nodeSelector:4<26.NodeSelector>pe allNodes:5bpe devices:6<Device>*e perDeviceNodeSelection:7bpe sharedCounters:8<CounterSet>*e
@k8s.io.api.scheduling.v1 scheduling.k8s.io/v1
PriorityClass metadata:1<61.ObjectMeta>e value:2i globalDefault:3be description:4se preemptionPolicy:5spe
PriorityClassList metadata:1<61.ListMeta>e items:2<PriorityClass>*
@k8s.io.api.scheduling.v1alpha2 scheduling.k8s.io/v1alpha2
BasicSchedulingPolicy
GangSchedulingPolicy minCount:1i
PodGroup metadata:1<61.ObjectMeta>e spec:2<PodGroupSpec> status:3<PodGroupStatus>e
PodGroupList metadata:1<61.ListMeta>e items:2<PodGroup>*
PodGroupResourceClaim name:1s resourceClaimName:2spe resourceClaimTemplateName:3spe
PodGroupResourceClaimStatus name:1s resourceClaimName:2spe
PodGroupSchedulingConstraints topology:1<TopologyConstraint>*e
PodGroupSchedulingPolicy basic:1<BasicSchedulingPolicy>pe gang:2<GangSchedulingPolicy>pe
PodGroupSpec podGroupTemplateRef:1<PodGroupTemplateReference>p schedulingPolicy:2<PodGroupSchedulingPolicy> schedulingConstraints:3<PodGroupSchedulingConstraints>pe resourceClaims:4<PodGroupResourceClaim>*e disruptionMode:5spe priorityClassName:6se priority:7ipe
PodGroupStatus conditions:1<61.Condition>*e resourceClaimStatuses:2<PodGroupResourceClaimStatus>*e
PodGroupTemplate name:1s schedulingPolicy:2<PodGroupSchedulingPolicy> schedulingConstraints:3<PodGroupSchedulingConstraints>p resourceClaims:4<PodGroupResourceClaim>*e disruptionMode:5spe priorityClassName:6se priority:7ipe
PodGroupTemplateReference workload:1<WorkloadPodGroupTemplateReference>p
TopologyConstraint key:1s
TypedLocalObjectReference apiGroup:1se kind:2s name:3s
Workload metadata:1<61.ObjectMeta>e spec:2<WorkloadSpec>
WorkloadList metadata:1<61.ListMeta>e items:2<Workload>*
WorkloadPodGroupTemplateReference workloadName:1s podGroupTemplateName:2s
WorkloadSpec controllerRef:1<TypedLocalObjectReference>pe podGroupTemplates:2<PodGroupTemplate>*
@k8s.io.api.scheduling.v1beta1 scheduling.k8s.io/v1beta1
PriorityClass metadata:1<61.ObjectMeta>e value:2i globalDefault:3be description:4se preemptionPolicy:5spe
PriorityClassList metadata:1<61.ListMeta>e items:2<PriorityClass>*
@k8s.io.api.storage.v1 storage.k8s.io/v1
CSIDriver metadata:1<61.ObjectMeta>e spec:2<CSIDriverSpec>
CSIDriverList metadata:1<61.ListMeta>e items:2<CSIDriver>*
CSIDriverSpec attachRequired:1bpe podInfoOnMount:2bpe volumeLifecycleModes:3s*e storageCapacity:4bpe fsGroupPolicy:5spe tokenRequests:6<TokenRequest>*e requiresRepublish:7bpe seLinuxMount:8bpe nodeAllocatableUpdatePeriodSeconds:9lpe serviceAccountTokenInSecrets:10bpe preventPodSchedulingIfMissing:11bpe
CSINode metadata:1<61.ObjectMeta>e spec:2<CSINodeSpec>
CSINodeDriver name:1s nodeID:2s topologyKeys:3s* allocatable:4<VolumeNodeResources>pe
CSINodeList metadata:1<61.ListMeta>e items:2<CSINode>*
CSINodeSpec drivers:1<CSINodeDriver>*
CSIStorageCapacity metadata:1<61.ObjectMeta>e nodeTopology:2<61.LabelSelector>pe storageClassName:3s capacity:4<60.Quantity>pe maximumVolumeSize:5<60.Quantity>pe
CSIStorageCapacityList metadata:1<61.ListMeta>e items:2<CSIStorageCapacity>*
StorageClass metadata:1<61.ObjectMeta>e provisioner:2s parameters:3s%e reclaimPolicy:4spe mountOptions:5s*e allowVolumeExpansion:6bpe volumeBindingMode:7spe allowedTopologies:8<26.TopologySelectorTerm>*e
StorageClassList metadata:1<61.ListMeta>e items:2<StorageClass>*
TokenRequest audience:1s expirationSeconds:2lpe
VolumeAttachment metadata:1<61.ObjectMeta>e spec:2<VolumeAttachmentSpec> status:3<VolumeAttachmentStatus>e
VolumeAttachmentList metadata:1<61.ListMeta>e items:2<VolumeAttachment>*
VolumeAttachmentSource persistentVolumeName:1spe inlineVolumeSpec:2<26.PersistentVolumeSpec>pe
VolumeAttachmentSpec attacher:1s source:2<VolumeAttachmentSource> nodeName:3s
VolumeAttachmentStatus attached:1b attachmentMetadata:2s%e attachError:3<VolumeError>pe detachError:4<VolumeError>pe
VolumeAttributesClass metadata:1<61.ObjectMeta>e driverName:2s parameters:3s%e
VolumeAttributesClassList metadata:1<61.ListMeta>e items:2<VolumeAttributesClass>*
VolumeError time:1<61.Time>e message:2se errorCode:3ipe
VolumeNodeResources count:1ipe
@k8s.io.api.storage.v1alpha1 storage.k8s.io/v1alpha1
CSIStorageCapacity metadata:1<61.ObjectMeta>e nodeTopology:2<61.LabelSelector>pe storageClassName:3s capacity:4<60.Quantity>pe maximumVolumeSize:5<60.Quantity>pe
CSIStorageCapacityList metadata:1<61.ListMeta>e items:2<CSIStorageCapacity>*
VolumeAttachment metadata:1<61.ObjectMeta>e spec:2<VolumeAttachmentSpec> status:3<VolumeAttachmentStatus>e
VolumeAttachmentList metadata:1<61.ListMeta>e items:2<VolumeAttachment>*
VolumeAttachmentSource persistentVolumeName:1spe inlineVolumeSpec:2<26.PersistentVolumeSpec>pe
VolumeAttachmentSpec attacher:1s source:2<VolumeAttachmentSource> nodeName:3s
VolumeAttachmentStatus attached:1b attachmentMetadata:2s%e attachError:3<VolumeError>pe detachError:4<VolumeError>pe
VolumeAttributesClass metadata:1<61.ObjectMeta>e driverName:2s parameters:3s%e
VolumeAttributesClassList metadata:1<61.ListMeta>e items:2<VolumeAttributesClass>*
VolumeError time:1<61.Time>e message:2se errorCode:3ipe
@k8s.io.api.storage.v1beta1 storage.k8s.io/v1beta1
CSIDriver metadata:1<61.ObjectMeta>e spec:2<CSIDriverSpec>
CSIDriverList metadata:1<61.ListMeta>e items:2<CSIDriver>*
CSIDriverSpec attachRequired:1bpe podInfoOnMount:2bpe volumeLifecycleModes:3s*e storageCapacity:4bpe fsGroupPolicy:5spe tokenRequests:6<TokenRequest>*e requiresRepublish:7bpe seLinuxMount:8bpe nodeAllocatableUpdatePeriodSeconds:9lpe serviceAccountTokenInSecrets:10bpe preventPodSchedulingIfMissing:11bpe
CSINode metadata:1<61.ObjectMeta>e spec:2<CSINodeSpec>
CSINodeDriver name:1s nodeID:2s topologyKeys:3s* allocatable:4<VolumeNodeResources>pe
CSINodeList metadata:1<61.ListMeta>e items:2<CSINode>*
CSINodeSpec drivers:1<CSINodeDriver>*
CSIStorageCapacity metadata:1<61.ObjectMeta>e nodeTopology:2<61.LabelSelector>pe storageClassName:3s capacity:4<60.Quantity>pe maximumVolumeSize:5<60.Quantity>pe
CSIStorageCapacityList metadata:1<61.ListMeta>e items:2<CSIStorageCapacity>*
StorageClass metadata:1<61.ObjectMeta>e provisioner:2s parameters:3s%e reclaimPolicy:4spe mountOptions:5s*e allowVolumeExpansion:6bpe volumeBindingMode:7spe allowedTopologies:8<26.TopologySelectorTerm>*e
StorageClassList metadata:1<61.ListMeta>e items:2<StorageClass>*
TokenRequest audience:1s expirationSeconds:2lpe
VolumeAttachment metadata:1<61.ObjectMeta>e spec:2<VolumeAttachmentSpec> status:3<VolumeAttachmentStatus>e
VolumeAttachmentList metadata:1<61.ListMeta>e items:2<VolumeAttachment>*
VolumeAttachmentSource persistentVolumeName:1spe inlineVolumeSpec:2<26.PersistentVolumeSpec>pe
VolumeAttachmentSpec attacher:1s source:2<VolumeAttachmentSource> nodeName:3s
VolumeAttachmentStatus attached:1b attachmentMetadata:2s%e attachError:3<VolumeError>pe detachError:4<VolumeError>pe
VolumeAttributesClass metadata:1<61.ObjectMeta>e driverName:2s parameters:3s%e
VolumeAttributesClassList metadata:1<61.ListMeta>e items:2<VolumeAttributesClass>*
VolumeError time:1<61.Time>e message:2se errorCode:3ipe
VolumeNodeResources count:1ipe
@k8s.io.api.storagemigration.v1beta1 storagemigration.k8s.io/v1beta1
StorageVersionMigration metadata:1<61.ObjectMeta>e spec:2<StorageVersionMigrationSpec>e status:3<StorageVersionMigrationStatus>e
StorageVersionMigrationList metadata:1<61.ListMeta>e items:2<StorageVersionMigration>*
StorageVersionMigrationSpec resource:1<61.GroupResource>
StorageVersionMigrationStatus conditions:1<61.Condition>*e resourceVersion:2se
@k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1 apiextensions.k8s.io/v1
ConversionRequest uid:1s desiredAPIVersion:2s objects:3<63.RawExtension>*
ConversionResponse uid:1s convertedObjects:2<63.RawExtension>* result:3<61.Status>
ConversionReview request:1<ConversionRequest>pe response:2<ConversionResponse>pe
CustomResourceColumnDefinition name:1s type:2s format:3se description:4se priority:5ie jsonPath:6s
CustomResourceConversion strategy:1s webhook:2<WebhookConversion>pe
CustomResourceDefinition metadata:1<61.ObjectMeta>e spec:2<CustomResourceDefinitionSpec> status:3<CustomResourceDefinitionStatus>e
CustomResourceDefinitionCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se observedGeneration:6le
CustomResourceDefinitionList metadata:1<61.ListMeta>e items:2<CustomResourceDefinition>*
CustomResourceDefinitionNames plural:1s singular:2se shortNames:3s*e kind:4s listKind:5se categories:6s*e
CustomResourceDefinitionSpec group:1s names:3<CustomResourceDefinitionNames> scope:4s versions:7<CustomResourceDefinitionVersion>* conversion:9<CustomResourceConversion>pe preserveUnknownFields:10be
CustomResourceDefinitionStatus conditions:1<CustomResourceDefinitionCondition>* acceptedNames:2<CustomResourceDefinitionNames> storedVersions:3s* observedGeneration:4le
CustomResourceDefinitionVersion name:1s served:2b storage:3b deprecated:7be deprecationWarning:8spe schema:4<CustomResourceValidation>pe subresources:5<CustomResourceSubresources>pe additionalPrinterColumns:6<CustomResourceColumnDefinition>*e selectableFields:9<SelectableField>*e
CustomResourceSubresourceScale specReplicasPath:1s statusReplicasPath:2s labelSelectorPath:3spe
CustomResourceSubresourceStatus
CustomResourceSubresources status:1<CustomResourceSubresourceStatus>pe scale:2<CustomResourceSubresourceScale>pe
CustomResourceValidation openAPIV3Schema:1<JSONSchemaProps>pe
ExternalDocumentation description:1se url:2se
JSON -:1y
JSONSchemaProps id:1se $schema:2se $ref:3spe description:4se type:5se format:6se title:7se default:8<JSON>pe maximum:9dpe exclusiveMaximum:10be minimum:11dpe exclusiveMinimum:12be maxLength:13lpe minLength:14lpe pattern:15se maxItems:16lpe minItems:17lpe uniqueItems:18be multipleOf:19dpe enum:20<JSON>*e maxProperties:21lpe minProperties:22lpe required:23s*e items:24<JSONSchemaPropsOrArray>pe allOf:25<JSONSchemaProps>*e oneOf:26<JSONSchemaProps>*e anyOf:27<JSONSchemaProps>*e not:28<JSONSchemaProps>pe properties:29<JSONSchemaProps>%e additionalProperties:30<JSONSchemaPropsOrBool>pe patternProperties:31<JSONSchemaProps>%e dependencies:32<JSONSchemaPropsOrStringArray>%e additionalItems:33<JSONSchemaPropsOrBool>pe definitions:34<JSONSchemaProps>%e externalDocs:35<ExternalDocumentation>pe example:36<JSON>pe nullable:37be x-kubernetes-preserve-unknown-fields:38bpe x-kubernetes-embedded-resource:39be x-kubernetes-int-or-string:40be x-kubernetes-list-map-keys:41s*e x-kubernetes-list-type:42spe x-kubernetes-map-type:43spe x-kubernetes-validations:44<ValidationRule>*e
JSONSchemaPropsOrArray Schema:1<JSONSchemaProps>p JSONSchemas:2<JSONSchemaProps>*
JSONSchemaPropsOrBool Allows:1b Schema:2<JSONSchemaProps>p
JSONSchemaPropsOrStringArray Schema:1<JSONSchemaProps>p Property:2s*
SelectableField jsonPath:1s
ServiceReference namespace:1s name:2s path:3spe port:4ipe
ValidationRule rule:1s message:2se messageExpression:3se reason:4spe fieldPath:5se optionalOldSelf:6bpe
WebhookClientConfig url:3spe service:1<ServiceReference>pe caBundle:2ye
WebhookConversion clientConfig:2<WebhookClientConfig>pe conversionReviewVersions:3s*
@k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1beta1 apiextensions.k8s.io/v1beta1
ConversionRequest uid:1s desiredAPIVersion:2s objects:3<63.RawExtension>*
ConversionResponse uid:1s convertedObjects:2<63.RawExtension>* result:3<61.Status>
ConversionReview request:1<ConversionRequest>pe response:2<ConversionResponse>pe
CustomResourceColumnDefinition name:1s type:2s format:3se description:4se priority:5ie JSONPath:6s
CustomResourceConversion strategy:1s webhookClientConfig:2<WebhookClientConfig>pe conversionReviewVersions:3s*e
CustomResourceDefinition metadata:1<61.ObjectMeta>e spec:2<CustomResourceDefinitionSpec> status:3<CustomResourceDefinitionStatus>e
CustomResourceDefinitionCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se observedGeneration:6le
CustomResourceDefinitionList metadata:1<61.ListMeta>e items:2<CustomResourceDefinition>*
CustomResourceDefinitionNames plural:1s singular:2se shortNames:3s*e kind:4s listKind:5se categories:6s*e
CustomResourceDefinitionSpec group:1s version:2se names:3<CustomResourceDefinitionNames> scope:4s validation:5<CustomResourceValidation>pe subresources:6<CustomResourceSubresources>pe versions:7<CustomResourceDefinitionVersion>*e additionalPrinterColumns:8<CustomResourceColumnDefinition>*e selectableFields:11<SelectableField>*e conversion:9<CustomResourceConversion>pe preserveUnknownFields:10bpe
CustomResourceDefinitionStatus conditions:1<CustomResourceDefinitionCondition>* acceptedNames:2<CustomResourceDefinitionNames> storedVersions:3s* observedGeneration:4le
CustomResourceDefinitionVersion name:1s served:2b storage:3b deprecated:7be deprecationWarning:8spe schema:4<CustomResourceValidation>pe subresources:5<CustomResourceSubresources>pe additionalPrinterColumns:6<CustomResourceColumnDefinition>*e selectableFields:9<SelectableField>*e
CustomResourceSubresourceScale specReplicasPath:1s statusReplicasPath:2s labelSelectorPath:3spe
CustomResourceSubresourceStatus
CustomResourceSubresources status:1<CustomResourceSubresourceStatus>pe scale:2<CustomResourceSubresourceScale>pe
CustomResourceValidation openAPIV3Schema:1<JSONSchemaProps>pe
ExternalDocumentation description:1se url:2se
JSON -:1y
JSONSchemaProps id:1se $schema:2se $ref:3spe description:4se type:5se format:6se title:7se default:8<JSON>pe maximum:9dpe exclusiveMaximum:10be minimum:11dpe exclusiveMinimum:12be maxLength:13lpe minLength:14lpe pattern:15se maxItems:16lpe minItems:17lpe uniqueItems:18be multipleOf:19dpe enum:20<JSON>*e maxProperties:21lpe minProperties:22lpe required:23s*e items:24<JSONSchemaPropsOrArray>pe allOf:25<JSONSchemaProps>*e oneOf:26<JSONSchemaProps>*e anyOf:27<JSONSchemaProps>*e not:28<JSONSchemaProps>pe properties:29<JSONSchemaProps>%e additionalProperties:30<JSONSchemaPropsOrBool>pe patternProperties:31<JSONSchemaProps>%e dependencies:32<JSONSchemaPropsOrStringArray>%e additionalItems:33<JSONSchemaPropsOrBool>pe definitions:34<JSONSchemaProps>%e externalDocs:35<ExternalDocumentation>pe example:36<JSON>pe nullable:37be x-kubernetes-preserve-unknown-fields:38bpe x-kubernetes-embedded-resource:39be x-kubernetes-int-or-string:40be x-kubernetes-list-map-keys:41s*e x-kubernetes-list-type:42spe x-kubernetes-map-type:43spe x-kubernetes-validations:44<ValidationRule>*e
JSONSchemaPropsOrArray Schema:1<JSONSchemaProps>p JSONSchemas:2<JSONSchemaProps>*
JSONSchemaPropsOrBool Allows:1b Schema:2<JSONSchemaProps>p
JSONSchemaPropsOrStringArray Schema:1<JSONSchemaProps>p Property:2s*
SelectableField jsonPath:1s
ServiceReference namespace:1s name:2s path:3spe port:4ipe
ValidationRule rule:1s message:2se messageExpression:3se reason:4spe fieldPath:5se optionalOldSelf:6bpe
WebhookClientConfig url:3spe service:1<ServiceReference>pe caBundle:2ye
@k8s.io.apimachinery.pkg.api.resource
Quantity
QuantityValue
@k8s.io.apimachinery.pkg.apis.meta.v1 meta.k8s.io/v1
APIGroup name:1s versions:2<GroupVersionForDiscovery>* preferredVersion:3<GroupVersionForDiscovery>e serverAddressByClientCIDRs:4<ServerAddressByClientCIDR>*e
APIGroupList groups:1<APIGroup>*
APIResource name:1s singularName:6s namespaced:2b group:8se version:9se kind:3s verbs:4<Verbs> shortNames:5s*e categories:7s*e storageVersionHash:10se
APIResourceList groupVersion:1s resources:2<APIResource>*
APIVersions versions:1s* serverAddressByClientCIDRs:2<ServerAddressByClientCIDR>*
ApplyOptions dryRun:1s*e force:2b fieldManager:3s
Condition type:1s status:2s observedGeneration:3le lastTransitionTime:4<Time> reason:5s message:6s
CreateOptions dryRun:1s*e fieldManager:3se fieldValidation:4se
DeleteOptions gracePeriodSeconds:1lpe preconditions:2<Preconditions>pe orphanDependents:3bpe propagationPolicy:4spe dryRun:5s*e ignoreStoreReadErrorWithClusterBreakingPotential:6bpe
Duration
FieldSelectorRequirement key:1s operator:2s values:3s*e
FieldsV1
GetOptions resourceVersion:1se
GroupKind group:1s kind:2s
GroupResource group:1s resource:2s
GroupVersion group:1s version:2s
GroupVersionForDiscovery groupVersion:1s version:2s
GroupVersionKind group:1s version:2s kind:3s
GroupVersionResource group:1s version:2s resource:3s
LabelSelector matchLabels:1s%e matchExpressions:2<LabelSelectorRequirement>*e
LabelSelectorRequirement key:1s operator:2s values:3s*e
List metadata:1<ListMeta>e items:2<63.RawExtension>*
ListMeta selfLink:1se resourceVersion:2se continue:3se remainingItemCount:4lpe shardInfo:5<ShardInfo>pe
ListOptions labelSelector:1se fieldSelector:2se watch:3be allowWatchBookmarks:9be resourceVersion:4se resourceVersionMatch:10se timeoutSeconds:5lpe limit:7le continue:8se sendInitialEvents:11bpe shardSelector:15se
ManagedFieldsEntry manager:1se operation:2se apiVersion:3se time:4<Time>pe fieldsType:6se fieldsV1:7<FieldsV1>pe subresource:8se
MicroTime
ObjectMeta name:1se generateName:2se namespace:3se selfLink:4se uid:5se resourceVersion:6se generation:7le creationTimestamp:8<Time>ez deletionTimestamp:9<Time>pe deletionGracePeriodSeconds:10lpe labels:11s%e annotations:12s%e ownerReferences:13<OwnerReference>*e finalizers:14s*e managedFields:17<ManagedFieldsEntry>*e
OwnerReference apiVersion:5s kind:1s name:3s uid:4s controller:6bpe blockOwnerDeletion:7bpe
PartialObjectMetadata metadata:1<ObjectMeta>e
PartialObjectMetadataList metadata:1<ListMeta>e items:2<PartialObjectMetadata>*
Patch
PatchOptions dryRun:1s*e force:2bpe fieldManager:3se fieldValidation:4se
Preconditions uid:1spe resourceVersion:2spe
RootPaths paths:1s*
ServerAddressByClientCIDR clientCIDR:1s serverAddress:2s
ShardInfo selector:1s
Status metadata:1<ListMeta>e status:2se message:3se reason:4se details:5<StatusDetails>pe code:6ie
StatusCause reason:1se message:2se field:3se
StatusDetails name:1se group:2se kind:3se uid:6se causes:4<StatusCause>*e retryAfterSeconds:5ie
TableOptions includeObject:1se
Time
Timestamp
TypeMeta kind:1se apiVersion:2se
UpdateOptions dryRun:1s*e fieldManager:2se fieldValidation:3se
Verbs= :1s*
WatchEvent type:1s object:2<63.RawExtension>
@k8s.io.apimachinery.pkg.apis.meta.v1beta1 meta.k8s.io/v1beta1
PartialObjectMetadataList metadata:2<61.ListMeta>e items:1<61.PartialObjectMetadata>*
@k8s.io.apimachinery.pkg.runtime
RawExtension
TypeMeta apiVersion:1se kind:2se
Unknown :1<TypeMeta>n -:2y ContentEncoding:3s ContentType:4s
@k8s.io.apimachinery.pkg.runtime.schema
@k8s.io.apimachinery.pkg.util.intstr
IntOrString
@k8s.io.kube_aggregator.pkg.apis.apiregistration.v1 apiregistration.k8s.io/v1
APIService metadata:1<61.ObjectMeta>e spec:2<APIServiceSpec>e status:3<APIServiceStatus>e
APIServiceCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
APIServiceList metadata:1<61.ListMeta>e items:2<APIService>*
APIServiceSpec service:1<ServiceReference>pe group:2se version:3se insecureSkipTLSVerify:4be caBundle:5ye groupPriorityMinimum:7i versionPriority:8i
APIServiceStatus conditions:1<APIServiceCondition>*e
ServiceReference namespace:1se name:2se port:3ipe
@k8s.io.kube_aggregator.pkg.apis.apiregistration.v1beta1 apiregistration.k8s.io/v1beta1
APIService metadata:1<61.ObjectMeta>e spec:2<APIServiceSpec>e status:3<APIServiceStatus>e
APIServiceCondition type:1s status:2s lastTransitionTime:3<61.Time>e reason:4se message:5se
APIServiceList metadata:1<61.ListMeta>e items:2<APIService>*
APIServiceSpec service:1<ServiceReference>pe group:2se version:3se insecureSkipTLSVerify:4be caBundle:5ye groupPriorityMinimum:7i versionPriority:8i
APIServiceStatus conditions:1<APIServiceCondition>*e
ServiceReference namespace:1se name:2se port:3ipe
`;
