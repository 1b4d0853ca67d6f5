/**
 * What Kubernetes 1.10 to 1.37 have in the objects that they store; the form is told in
 * message-schema.ts. Made by "npm run schema"; do not edit.
 *
 * Derived from the files generated.proto and the Go types of these modules, which are copyright
 * The Kubernetes Authors and licensed under the Apache License, Version 2.0 (LICENSE). With each
 * its checksum, as in a go.sum:
 *
 *   1.37 k8s.io/api v0.37.2 h1:PnxqnUFy93jr2GcpWDkKOm8wfy25kT9wa572MuQS8oc=
 *   1.37 k8s.io/apimachinery v0.37.2 h1:G4t9RGoPDbQML38hz/kQQiltttgd3egg2ODCR8aIc2o=
 *   1.37 k8s.io/apiextensions-apiserver v0.37.2 h1:myaUiAlm1NRLYdpAvWYTqdgeiCepFupJiRFVVueMUYw=
 *   1.37 k8s.io/kube-aggregator v0.37.2 h1:cUT/C/WM3UtoREoTYthSCFxldpdG3y5q9UniWYxcmPE=
 *   1.36 k8s.io/api v0.36.6 h1:3rpdtvtevl++F7XJ9lnSsNje6+032Lc9bUQRoMWFyDk=
 *   1.36 k8s.io/apimachinery v0.36.6 h1:XYM5fEI+Vs6QZ8G+pcl95dXrLpNXVJ7Yhzfao/T+qK0=
 *   1.35 k8s.io/api v0.35.10 h1:QwowbQKtMVBxxOi6dlfyU2vuP0eRQ3E7gStSIne4gso=
 *   1.35 k8s.io/apimachinery v0.35.10 h1:SV9Ku0Z+Ju0Zp193d8dprvMIwY0WiX1/khUgXwDbxtI=
 *   1.34 k8s.io/api v0.34.13 h1:OF+KERmzVThX1pZaUl+j2WorcbtGAh8sxm+G394FPPM=
 *   1.34 k8s.io/apimachinery v0.34.13 h1:B6DLgvh2I6pEGQNk9hWqYfbDsGMgZkRJix+3jU2TsC0=
 *   1.33 k8s.io/api v0.33.13 h1:Au/I/J8SXmcCBxp+KiS82451AEaKjVHouB1x3lUm1Wk=
 *   1.33 k8s.io/apimachinery v0.33.13 h1:e15J9pNLORqlAQ3/D2QdXvMTHJLl0PxDhike6iNcw20=
 *   1.32 k8s.io/api v0.32.13 h1:CAtHUTtSau6UhSGcrypjKXc2365TncaxUtrIfnjUPGE=
 *   1.32 k8s.io/apimachinery v0.32.13 h1:OQ1djPkMwU8F9BQwZUW314DdYsalB8hRvBgLRqimJdo=
 *   1.31 k8s.io/api v0.31.14 h1:xYn/S/WFJsksI7dk/5uBRd3Umm/D8W5g7sRnd4csotA=
 *   1.31 k8s.io/apimachinery v0.31.14 h1:/eMIwjv+GFm6A/sSGlB1NupBU6wTDPhEWsju0Fj69kY=
 *   1.30 k8s.io/api v0.30.14 h1:iPq9YNOz1vHcSuN9YTmRUt8iPpB1cYPxxjgbY25xfS4=
 *   1.30 k8s.io/apimachinery v0.30.14 h1:2OvEYwWoWeb25+xzFGP/8gChu+MfRNv24BlCQdnfGzQ=
 *   1.29 k8s.io/api v0.29.15 h1:QxPcAheYujeBwkdiE0vMyKkAtqUq5YNyXVqimT+me44=
 *   1.29 k8s.io/apimachinery v0.29.15 h1:aLc0wghElkdnTO7TMVTxTrifoXah1lqRL8s6szDHGbg=
 *   1.28 k8s.io/api v0.28.15 h1:u+Sze8gI+DayQxndS0htiJf8yVooHyUx/H4jEehtmNs=
 *   1.28 k8s.io/apimachinery v0.28.15 h1:Jg15ZoCcAgnhSRKVS6tQyUZaX9c3i08bl2qAz8XE3bI=
 *   1.27 k8s.io/api v0.27.16 h1:70IBoTuiPfd+Tm68WH0tGXQRSQq0R1xnbyhTRe8WYQY=
 *   1.27 k8s.io/apimachinery v0.27.16 h1:Nmbei3P/6w6vxbNxV8/sDCZz+TQrJ9A4+bVIRjDufuM=
 *   1.26 k8s.io/api v0.26.15 h1:tjMERUjIwkq+2UtPZL5ZbSsLkpxUv4gXWZfV5lQl+Og=
 *   1.26 k8s.io/apimachinery v0.26.15 h1:GPxeERYBSqSZlj3xIkX4L6mBjzZ9q8JPnJ+Vj15qe+g=
 *   1.25 k8s.io/api v0.25.16 h1:6VsSxn0vCdHuAVh82EZCKoM457LuUpQQb6YXfQunz7Q=
 *   1.25 k8s.io/apimachinery v0.25.16 h1:Mk5h4zbHVZh4ZkgRnciYdLRqOREt2dAGTJesDY0WO7U=
 *   1.24 k8s.io/api v0.24.17 h1:ILPpMleNDZbMJwopUBOVWtmCq3xBAj/4gJEUicy6QGs=
 *   1.24 k8s.io/apimachinery v0.24.17 h1:mewWCeZ3Swr4EAfatVAhHXJHGzCHojphWA/5UJW4pPY=
 *   1.23 k8s.io/api v0.23.17 h1:gC11V5AIsNXUUa/xd5RQo7djukvl5O1ZDQKwEYu0H7g=
 *   1.23 k8s.io/apimachinery v0.23.17 h1:ipJ0SrpI6EzH8zVw0WhCBldgJhzIamiYIumSGTdFExY=
 *   1.22 k8s.io/api v0.22.17 h1:FHL0caqndjQYjFV37ZdC4HX0RvCsW2SLKUM6Rpzogpg=
 *   1.22 k8s.io/apimachinery v0.22.17 h1:oXzfuLUA8E2hROqAVVaIF8pp8sBqbIVifbpzfuTL6F0=
 *   1.21 k8s.io/api v0.21.14 h1:5P/Yv95EhpU7rzgLqaDkoA1JeJmZ1Gv02GJTj9Nm7EM=
 *   1.21 k8s.io/apimachinery v0.21.14 h1:tC5klgLnEkSqcS4qJdKP+Cmm8gVdaY9Hu31+ozRgv6E=
 *   1.20 k8s.io/api v0.20.15 h1:7PoPWNuE/pFFhMIQCuto88+63TIjSlCviXknxWCHLVs=
 *   1.20 k8s.io/apimachinery v0.20.15 h1:tZW9jhDILQJq0fYXq7/t0xulj+73HzxLVBUGLCNg9uM=
 *   1.19 k8s.io/api v0.19.16 h1:Z6gEEaKkM6I24yY/VGkvZ4QFnqvfWk88w2I6oDODruE=
 *   1.19 k8s.io/apimachinery v0.19.16 h1:9tPZlQtPlxqmjJKPoaW9+ABj9o4BcIB0emora+Tf2m8=
 *   1.18 k8s.io/api v0.18.19 h1:mQfP1rIV3JWwyVQR/GtC07xn+YZ9gj4UTSQO8Og4T0A=
 *   1.18 k8s.io/apimachinery v0.18.19 h1:94g2jZjpfW2+qbphHe8WQIwj95qrjhrq8RU9jQknSgk=
 *   1.17 k8s.io/api v0.17.17 h1:S+Yv5pdfvy9OG1t148zMFk3/l/VYpF1N4j5Y/q8IMdg=
 *   1.17 k8s.io/apimachinery v0.17.17 h1:HMpFl9yqNI5G2+2WllKOe2XYLkCyaWzfXvk7SosyVko=
 *   1.16 k8s.io/api v0.16.15 h1:6yvV9YNGwnebDAsA4Sfj+1b1S9j5OYfmckjTdc9b1bI=
 *   1.16 k8s.io/apimachinery v0.16.15 h1:4cmEfuRsKuV8pMpaQ6z0AKEUXZ3r+u/NKaz5dvIjySk=
 *   1.15 k8s.io/api v0.15.12 h1:CIeqIFdGKlpMD5eKqutic/i+IT7dgKbh2lO72pi3ADI=
 *   1.15 k8s.io/apimachinery v0.15.12 h1:/itZQDy4ghNWlBRC9MQquli963ZBhZQHewNNJjyZmNw=
 *   1.14 k8s.io/api v0.0.0-20190313235455-40a48860b5ab h1:DG9A67baNpoeweOy2spF1OWHhnVY5KR7/Ek/+U1lVZc=
 *   1.14 k8s.io/apimachinery v0.0.0-20190313205120-d7deff9243b1 h1:IS7K02iBkQXpCeieSiyJjGoLSdVOv2DbPaWHJ+ZtgKg=
 *   1.13 k8s.io/api v0.0.0-20181213150558-05914d821849 h1:WZFcFPXmLR7g5CxQNmjWv0mg8qulJLxDghbzS4pQtzY=
 *   1.13 k8s.io/apimachinery v0.0.0-20181127025237-2b1284ed4c93 h1:tT6oQBi0qwLbbZSfDkdIsb23EwaLY85hoAV4SpXfdao=
 *   1.12 k8s.io/api v0.0.0-20181126151915-b503174bad59 h1:uXjIvSvNtNUQjqpBznXm29/Ntx/6Aezf/wa0yAFryWE=
 *   1.12 k8s.io/apimachinery v0.0.0-20181126123746-eddba98df674 h1:S3ImTLK1F6igG0/5Tx8hf08XMRSwxhPfgtCLjs0Q8q4=
 *   1.11 k8s.io/api v0.0.0-20180628040859-072894a440bd h1:HzgYeLDS1jLxw8DGr68KJh9cdQ5iZJizG0HZWstIhfQ=
 *   1.11 k8s.io/apimachinery v0.0.0-20180621070125-103fd098999d h1:MZjlsu9igBoVPZkXpIGoxI6EonqNsXXZU7hhvfQLkd4=
 *   1.10 k8s.io/api v0.0.0-20180308224125-73d903622b73 h1:5Z+PFfTIOXwKmOhQtZ0WBykbpGBBOuvbDx2YNAqIoYc=
 *   1.10 k8s.io/apimachinery v0.0.0-20180228050457-302974c03f7e h1:CsgbEA8905OlpVLNKWD4GacPex50kFbqhotVNPew+dU=
 *
 * The text has the SHA-256
 * 8674edd843ab8e5d48ddc40cfb9980ccd785274567edbcd6cd9659ec82584c60.
 */

/** A line for each package and each message. */
export const SCHEMA_TEXT: string = `
@k8s.io.api.admission.v1 admission.k8s.io/v1
AdmissionRequest uid:1s kind:2<77.GroupVersionKind> resource:3<77.GroupVersionResource> subResource:4se requestKind:13<77.GroupVersionKind>pe requestResource:14<77.GroupVersionResource>pe requestSubResource:15se name:5se namespace:6se operation:7s userInfo:8<12.UserInfo> object:9<79.RawExtension>e oldObject:10<79.RawExtension>e dryRun:11bpe options:12<79.RawExtension>e
AdmissionResponse uid:1s allowed:2b status:3<77.Status>pe patch:4ye patchType:5spe auditAnnotations:6s%e warnings:7s*e
AdmissionReview request:1<AdmissionRequest>pe response:2<AdmissionResponse>pe
@k8s.io.api.admission.v1beta1 admission.k8s.io/v1beta1
AdmissionRequest uid:1s kind:2<77.GroupVersionKind> resource:3<77.GroupVersionResource> subResource:4se requestKind:13<77.GroupVersionKind>pe requestResource:14<77.GroupVersionResource>pe requestSubResource:15se name:5se namespace:6se operation:7s userInfo:8<12.UserInfo> object:9<79.RawExtension>e oldObject:10<79.RawExtension>e dryRun:11bpe options:12<79.RawExtension>e
AdmissionResponse uid:1s allowed:2b status:3<77.Status>pe patch:4ye patchType:5spe auditAnnotations:6s%e warnings:7s*e
AdmissionReview request:1<AdmissionRequest>pe response:2<AdmissionResponse>pe
@k8s.io.api.admissionregistration.v1 admissionregistration.k8s.io/v1
ApplyConfiguration expression:1se
AuditAnnotation key:1s valueExpression:2s
ExpressionWarning fieldRef:2s warning:3s
JSONPatch expression:1se
MatchCondition name:1s expression:2s
MatchResources namespaceSelector:1<77.LabelSelector>pe objectSelector:2<77.LabelSelector>pe resourceRules:3<NamedRuleWithOperations>*e excludeResourceRules:4<NamedRuleWithOperations>*e matchPolicy:7spe
MutatingAdmissionPolicy metadata:1<77.ObjectMeta>e spec:2<MutatingAdmissionPolicySpec>e
MutatingAdmissionPolicyBinding metadata:1<77.ObjectMeta>e spec:2<MutatingAdmissionPolicyBindingSpec>e
MutatingAdmissionPolicyBindingList metadata:1<77.ListMeta>e items:2<MutatingAdmissionPolicyBinding>*
MutatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe
MutatingAdmissionPolicyList metadata:1<77.ListMeta>e items:2<MutatingAdmissionPolicy>*
MutatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe variables:3<Variable>*e mutations:4<Mutation>*e failurePolicy:5spe matchConditions:6<MatchCondition>*e reinvocationPolicy:7se
MutatingWebhook name:1s clientConfig:2<WebhookClientConfig> rules:3<RuleWithOperations>*e failurePolicy:4spe matchPolicy:9spe namespaceSelector:5<77.LabelSelector>pe objectSelector:11<77.LabelSelector>pe sideEffects:6sp timeoutSeconds:7ipe admissionReviewVersions:8s* reinvocationPolicy:10spe matchConditions:12<MatchCondition>*e
MutatingWebhookConfiguration metadata:1<77.ObjectMeta>e webhooks:2<MutatingWebhook>*e
MutatingWebhookConfigurationList metadata:1<77.ListMeta>e items:2<MutatingWebhookConfiguration>*
Mutation patchType:2s applyConfiguration:3<ApplyConfiguration>pe jsonPatch:4<JSONPatch>pe
NamedRuleWithOperations resourceNames:1s*e :2<RuleWithOperations>n
ParamKind apiVersion:1se kind:2se
ParamRef name:1se namespace:2se selector:3<77.LabelSelector>pe parameterNotFoundAction:4spe
Rule apiGroups:1s*e apiVersions:2s*e resources:3s*e scope:4spe
RuleWithOperations operations:1s*e :2<Rule>n
ServiceReference namespace:1s name:2s path:3spe port:4ipe
TypeChecking expressionWarnings:1<ExpressionWarning>*e
ValidatingAdmissionPolicy metadata:1<77.ObjectMeta>e spec:2<ValidatingAdmissionPolicySpec>e status:3<ValidatingAdmissionPolicyStatus>e
ValidatingAdmissionPolicyBinding metadata:1<77.ObjectMeta>e spec:2<ValidatingAdmissionPolicyBindingSpec>e
ValidatingAdmissionPolicyBindingList metadata:1<77.ListMeta>e items:2<ValidatingAdmissionPolicyBinding>*
ValidatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe validationActions:4s*e
ValidatingAdmissionPolicyList metadata:1<77.ListMeta>e items:2<ValidatingAdmissionPolicy>*
ValidatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe validations:3<Validation>*e failurePolicy:4spe auditAnnotations:5<AuditAnnotation>*e matchConditions:6<MatchCondition>*e variables:7<Variable>*e
ValidatingAdmissionPolicyStatus observedGeneration:1le typeChecking:2<TypeChecking>pe conditions:3<77.Condition>*e
ValidatingWebhook name:1s clientConfig:2<WebhookClientConfig> rules:3<RuleWithOperations>*e failurePolicy:4spe matchPolicy:9spe namespaceSelector:5<77.LabelSelector>pe objectSelector:10<77.LabelSelector>pe sideEffects:6sp timeoutSeconds:7ipe admissionReviewVersions:8s* matchConditions:11<MatchCondition>*e
ValidatingWebhookConfiguration metadata:1<77.ObjectMeta>e webhooks:2<ValidatingWebhook>*e
ValidatingWebhookConfigurationList metadata:1<77.ListMeta>e items:2<ValidatingWebhookConfiguration>*
Validation expression:1s message:2se reason:3spe messageExpression:4se
Variable name:1s expression:2s
WebhookClientConfig url:3spe service:1<ServiceReference>pe caBundle:2ye
@k8s.io.api.admissionregistration.v1alpha1 admissionregistration.k8s.io/v1alpha1
ApplyConfiguration expression:1se
AuditAnnotation key:1s valueExpression:2s
ExpressionWarning fieldRef:2s warning:3s
Initializer name:1s rules:2<Rule>*e
InitializerConfiguration metadata:1<77.ObjectMeta>e initializers:2<Initializer>*e
InitializerConfigurationList metadata:1<77.ListMeta>e items:2<InitializerConfiguration>*
JSONPatch expression:1se
MatchCondition name:1s expression:2s
MatchResources namespaceSelector:1<77.LabelSelector>pe objectSelector:2<77.LabelSelector>pe resourceRules:3<NamedRuleWithOperations>*e excludeResourceRules:4<NamedRuleWithOperations>*e matchPolicy:7spe
MutatingAdmissionPolicy metadata:1<77.ObjectMeta>e spec:2<MutatingAdmissionPolicySpec>e
MutatingAdmissionPolicyBinding metadata:1<77.ObjectMeta>e spec:2<MutatingAdmissionPolicyBindingSpec>e
MutatingAdmissionPolicyBindingList metadata:1<77.ListMeta>e items:2<MutatingAdmissionPolicyBinding>*
MutatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe
MutatingAdmissionPolicyList metadata:1<77.ListMeta>e items:2<MutatingAdmissionPolicy>*
MutatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe variables:3<Variable>*e mutations:4<Mutation>*e failurePolicy:5spe matchConditions:6<MatchCondition>*e reinvocationPolicy:7se
Mutation patchType:2s applyConfiguration:3<ApplyConfiguration>pe jsonPatch:4<JSONPatch>pe
NamedRuleWithOperations resourceNames:1s*e :2<2.RuleWithOperations>n
ParamKind apiVersion:1se kind:2se
ParamRef name:1se namespace:2se selector:3<77.LabelSelector>pe parameterNotFoundAction:4spe
Rule apiGroups:1s*e apiVersions:2s*e resources:3s*e
TypeChecking expressionWarnings:1<ExpressionWarning>*e
ValidatingAdmissionPolicy metadata:1<77.ObjectMeta>e spec:2<ValidatingAdmissionPolicySpec>e status:3<ValidatingAdmissionPolicyStatus>e
ValidatingAdmissionPolicyBinding metadata:1<77.ObjectMeta>e spec:2<ValidatingAdmissionPolicyBindingSpec>e
ValidatingAdmissionPolicyBindingList metadata:1<77.ListMeta>e items:2<ValidatingAdmissionPolicyBinding>*
ValidatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe validationActions:4s*e
ValidatingAdmissionPolicyList metadata:1<77.ListMeta>e items:2<ValidatingAdmissionPolicy>*
ValidatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe validations:3<Validation>*e failurePolicy:4spe auditAnnotations:5<AuditAnnotation>*e matchConditions:6<MatchCondition>*e variables:7<Variable>*e
ValidatingAdmissionPolicyStatus observedGeneration:1le typeChecking:2<TypeChecking>pe conditions:3<77.Condition>*e
Validation expression:1s message:2se reason:3spe messageExpression:4se
Variable name:1s expression:2s
@k8s.io.api.admissionregistration.v1beta1 admissionregistration.k8s.io/v1beta1
ApplyConfiguration expression:1se
AuditAnnotation key:1s valueExpression:2s
ExpressionWarning fieldRef:2s warning:3s
JSONPatch expression:1se
MatchCondition name:1s expression:2s
MatchResources namespaceSelector:1<77.LabelSelector>pe objectSelector:2<77.LabelSelector>pe resourceRules:3<NamedRuleWithOperations>*e excludeResourceRules:4<NamedRuleWithOperations>*e matchPolicy:7spe
MutatingAdmissionPolicy metadata:1<77.ObjectMeta>e spec:2<MutatingAdmissionPolicySpec>e
MutatingAdmissionPolicyBinding metadata:1<77.ObjectMeta>e spec:2<MutatingAdmissionPolicyBindingSpec>e
MutatingAdmissionPolicyBindingList metadata:1<77.ListMeta>e items:2<MutatingAdmissionPolicyBinding>*
MutatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe
MutatingAdmissionPolicyList metadata:1<77.ListMeta>e items:2<MutatingAdmissionPolicy>*
MutatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe variables:3<Variable>*e mutations:4<Mutation>*e failurePolicy:5spe matchConditions:6<MatchCondition>*e reinvocationPolicy:7se
MutatingWebhook name:1s clientConfig:2<WebhookClientConfig> rules:3<2.RuleWithOperations>*e failurePolicy:4spe matchPolicy:9spe namespaceSelector:5<77.LabelSelector>pe objectSelector:11<77.LabelSelector>pe sideEffects:6spe timeoutSeconds:7ipe admissionReviewVersions:8s*e reinvocationPolicy:10spe matchConditions:12<MatchCondition>*e
MutatingWebhookConfiguration metadata:1<77.ObjectMeta>e webhooks:2<MutatingWebhook>*e
MutatingWebhookConfigurationList metadata:1<77.ListMeta>e items:2<MutatingWebhookConfiguration>*
Mutation patchType:2s applyConfiguration:3<ApplyConfiguration>pe jsonPatch:4<JSONPatch>pe
NamedRuleWithOperations resourceNames:1s*e :2<2.RuleWithOperations>n
ParamKind apiVersion:1se kind:2se
ParamRef name:1se namespace:2se selector:3<77.LabelSelector>pe parameterNotFoundAction:4spe
Rule apiGroups:1s*e apiVersions:2s*e resources:3s*e scope:4spe
RuleWithOperations operations:1s*e :2<Rule>n
ServiceReference namespace:1s name:2s path:3spe port:4ipe
TypeChecking expressionWarnings:1<ExpressionWarning>*e
ValidatingAdmissionPolicy metadata:1<77.ObjectMeta>e spec:2<ValidatingAdmissionPolicySpec>e status:3<ValidatingAdmissionPolicyStatus>e
ValidatingAdmissionPolicyBinding metadata:1<77.ObjectMeta>e spec:2<ValidatingAdmissionPolicyBindingSpec>e
ValidatingAdmissionPolicyBindingList metadata:1<77.ListMeta>e items:2<ValidatingAdmissionPolicyBinding>*
ValidatingAdmissionPolicyBindingSpec policyName:1se paramRef:2<ParamRef>pe matchResources:3<MatchResources>pe validationActions:4s*e
ValidatingAdmissionPolicyList metadata:1<77.ListMeta>e items:2<ValidatingAdmissionPolicy>*
ValidatingAdmissionPolicySpec paramKind:1<ParamKind>pe matchConstraints:2<MatchResources>pe validations:3<Validation>*e failurePolicy:4spe auditAnnotations:5<AuditAnnotation>*e matchConditions:6<MatchCondition>*e variables:7<Variable>*e
ValidatingAdmissionPolicyStatus observedGeneration:1le typeChecking:2<TypeChecking>pe conditions:3<77.Condition>*e
ValidatingWebhook name:1s clientConfig:2<WebhookClientConfig> rules:3<2.RuleWithOperations>*e failurePolicy:4spe matchPolicy:9spe namespaceSelector:5<77.LabelSelector>pe objectSelector:10<77.LabelSelector>pe sideEffects:6spe timeoutSeconds:7ipe admissionReviewVersions:8s*e matchConditions:11<MatchCondition>*e
ValidatingWebhookConfiguration metadata:1<77.ObjectMeta>e webhooks:2<ValidatingWebhook>*e
ValidatingWebhookConfigurationList metadata:1<77.ListMeta>e items:2<ValidatingWebhookConfiguration>*
Validation expression:1s message:2se reason:3spe messageExpression:4se
Variable name:1s expression:2s
Webhook name:1s clientConfig:2<WebhookClientConfig> rules:3<RuleWithOperations>*e failurePolicy:4spe namespaceSelector:5<77.LabelSelector>pe sideEffects:6spe timeoutSeconds:7ipe admissionReviewVersions:8s*e
WebhookClientConfig url:3spe service:1<ServiceReference>pe caBundle:2ye
@k8s.io.api.apidiscovery.v2 apidiscovery.k8s.io/v2
APIGroupDiscovery metadata:1<77.ObjectMeta>e versions:2<APIVersionDiscovery>*e
APIGroupDiscoveryList metadata:1<77.ListMeta>e items:2<APIGroupDiscovery>*
APIResourceDiscovery resource:1s responseKind:2<77.GroupVersionKind>pe scope:3s singularResource:4s verbs:5s* shortNames:6s*e categories:7s*e subresources:8<APISubresourceDiscovery>*e
APISubresourceDiscovery subresource:1s responseKind:2<77.GroupVersionKind>pe acceptedTypes:3<77.GroupVersionKind>*e verbs:4s*
APIVersionDiscovery version:1s resources:2<APIResourceDiscovery>*e freshness:3se
@k8s.io.api.apidiscovery.v2beta1 apidiscovery.k8s.io/v2beta1
APIGroupDiscovery metadata:1<77.ObjectMeta>e versions:2<APIVersionDiscovery>*e
APIGroupDiscoveryList metadata:1<77.ListMeta>e items:2<APIGroupDiscovery>*
APIResourceDiscovery resource:1s responseKind:2<77.GroupVersionKind>pe scope:3s singularResource:4s verbs:5s* shortNames:6s*e categories:7s*e subresources:8<APISubresourceDiscovery>*e
APISubresourceDiscovery subresource:1s responseKind:2<77.GroupVersionKind>pe acceptedTypes:3<77.GroupVersionKind>*e verbs:4s*
APIVersionDiscovery version:1s resources:2<APIResourceDiscovery>*e freshness:3se
@k8s.io.api.apiserverinternal.v1alpha1 internal.apiserver.k8s.io/v1alpha1
ServerStorageVersion apiServerID:1se encodingVersion:2se decodableVersions:3s*e servedVersions:4s*e
StorageVersion metadata:1<77.ObjectMeta>e spec:2<StorageVersionSpec> status:3<StorageVersionStatus>
StorageVersionCondition type:1s status:2s observedGeneration:3le lastTransitionTime:4<77.Time>e reason:5s message:6se
StorageVersionList metadata:1<77.ListMeta>e items:2<StorageVersion>*
StorageVersionSpec
StorageVersionStatus storageVersions:1<ServerStorageVersion>*e commonEncodingVersion:2spe conditions:3<StorageVersionCondition>*e
@k8s.io.api.apps.v1 apps/v1
ControllerRevision metadata:1<77.ObjectMeta>e data:2<79.RawExtension> revision:3l
ControllerRevisionList metadata:1<77.ListMeta>e items:2<ControllerRevision>*
DaemonSet metadata:1<77.ObjectMeta>e spec:2<DaemonSetSpec>e status:3<DaemonSetStatus>e
DaemonSetCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
DaemonSetList metadata:1<77.ListMeta>e items:2<DaemonSet>*
DaemonSetSpec selector:1<77.LabelSelector>p template:2<31.PodTemplateSpec> updateStrategy:3<DaemonSetUpdateStrategy>e minReadySeconds:4ie revisionHistoryLimit:6ipe
DaemonSetStatus currentNumberScheduled:1i numberMisscheduled:2i desiredNumberScheduled:3i numberReady:4i observedGeneration:5le updatedNumberScheduled:6ie numberAvailable:7ie numberUnavailable:8ie collisionCount:9ipe conditions:10<DaemonSetCondition>*e
DaemonSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateDaemonSet>pe
Deployment metadata:1<77.ObjectMeta>e spec:2<DeploymentSpec>e status:3<DeploymentStatus>e
DeploymentCondition type:1s status:2s lastUpdateTime:6<77.Time>e lastTransitionTime:7<77.Time>e reason:4se message:5se
DeploymentList metadata:1<77.ListMeta>e items:2<Deployment>*
DeploymentSpec replicas:1ipe selector:2<77.LabelSelector>p template:3<31.PodTemplateSpec> strategy:4<DeploymentStrategy>e minReadySeconds:5ie revisionHistoryLimit:6ipe paused:7be progressDeadlineSeconds:9ipe
DeploymentStatus observedGeneration:1le replicas:2ie updatedReplicas:3ie readyReplicas:7ie availableReplicas:4ie unavailableReplicas:5ie terminatingReplicas:9ipe conditions:6<DeploymentCondition>*e collisionCount:8ipe
DeploymentStrategy type:1se rollingUpdate:2<RollingUpdateDeployment>pe
ReplicaSet metadata:1<77.ObjectMeta>e spec:2<ReplicaSetSpec>e status:3<ReplicaSetStatus>e
ReplicaSetCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
ReplicaSetList metadata:1<77.ListMeta>e items:2<ReplicaSet>*
ReplicaSetSpec replicas:1ipe minReadySeconds:4ie selector:2<77.LabelSelector>p template:3<31.PodTemplateSpec>e
ReplicaSetStatus replicas:1i fullyLabeledReplicas:2ie readyReplicas:4ie availableReplicas:5ie terminatingReplicas:7ipe observedGeneration:3le conditions:6<ReplicaSetCondition>*e
RollingUpdateDaemonSet maxUnavailable:1<81.IntOrString>pe maxSurge:2<81.IntOrString>pe
RollingUpdateDeployment maxUnavailable:1<81.IntOrString>pe maxSurge:2<81.IntOrString>pe
RollingUpdateStatefulSetStrategy partition:1ipe maxUnavailable:2<81.IntOrString>pe
StatefulSet metadata:1<77.ObjectMeta>e spec:2<StatefulSetSpec>e status:3<StatefulSetStatus>e
StatefulSetCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
StatefulSetList metadata:1<77.ListMeta>e items:2<StatefulSet>*
StatefulSetOrdinals start:1i
StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:1se whenScaled:2se
StatefulSetSpec replicas:1ipe selector:2<77.LabelSelector>p template:3<31.PodTemplateSpec> volumeClaimTemplates:4<31.PersistentVolumeClaim>*e serviceName:5s podManagementPolicy:6se updateStrategy:7<StatefulSetUpdateStrategy>e revisionHistoryLimit:8ipe minReadySeconds:9ie persistentVolumeClaimRetentionPolicy:10<StatefulSetPersistentVolumeClaimRetentionPolicy>pe ordinals:11<StatefulSetOrdinals>pe
StatefulSetStatus observedGeneration:1le replicas:2i readyReplicas:3ie currentReplicas:4ie updatedReplicas:5ie currentRevision:6se updateRevision:7se collisionCount:9ipe conditions:10<StatefulSetCondition>*e availableReplicas:11i
StatefulSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateStatefulSetStrategy>pe
@k8s.io.api.apps.v1beta1 apps/v1beta1
ControllerRevision metadata:1<77.ObjectMeta>e data:2<79.RawExtension> revision:3l
ControllerRevisionList metadata:1<77.ListMeta>e items:2<ControllerRevision>*
Deployment metadata:1<77.ObjectMeta>e spec:2<DeploymentSpec>e status:3<DeploymentStatus>e
DeploymentCondition type:1s status:2s lastUpdateTime:6<77.Time>e lastTransitionTime:7<77.Time>e reason:4se message:5se
DeploymentList metadata:1<77.ListMeta>e items:2<Deployment>*
DeploymentRollback name:1s updatedAnnotations:2s%e rollbackTo:3<RollbackConfig>
DeploymentSpec replicas:1ipe selector:2<77.LabelSelector>pe template:3<31.PodTemplateSpec> strategy:4<DeploymentStrategy>e minReadySeconds:5ie revisionHistoryLimit:6ipe paused:7be rollbackTo:8<RollbackConfig>pe progressDeadlineSeconds:9ipe
DeploymentStatus observedGeneration:1le replicas:2ie updatedReplicas:3ie readyReplicas:7ie availableReplicas:4ie unavailableReplicas:5ie terminatingReplicas:9ipe conditions:6<DeploymentCondition>*e collisionCount:8ipe
DeploymentStrategy type:1se rollingUpdate:2<RollingUpdateDeployment>pe
RollbackConfig revision:1le
RollingUpdateDeployment maxUnavailable:1<81.IntOrString>pe maxSurge:2<81.IntOrString>pe
RollingUpdateStatefulSetStrategy partition:1ipe maxUnavailable:2<81.IntOrString>pe
Scale metadata:1<77.ObjectMeta>e spec:2<ScaleSpec>e status:3<ScaleStatus>e
ScaleSpec replicas:1ie
ScaleStatus replicas:1i selector:2s%e targetSelector:3se
StatefulSet metadata:1<77.ObjectMeta>e spec:2<StatefulSetSpec>e status:3<StatefulSetStatus>e
StatefulSetCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
StatefulSetList metadata:1<77.ListMeta>e items:2<StatefulSet>*
StatefulSetOrdinals start:1i
StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:1se whenScaled:2se
StatefulSetSpec replicas:1ipe selector:2<77.LabelSelector>pe template:3<31.PodTemplateSpec> volumeClaimTemplates:4<31.PersistentVolumeClaim>*e serviceName:5s podManagementPolicy:6se updateStrategy:7<StatefulSetUpdateStrategy>e revisionHistoryLimit:8ipe minReadySeconds:9ie persistentVolumeClaimRetentionPolicy:10<StatefulSetPersistentVolumeClaimRetentionPolicy>pe ordinals:11<StatefulSetOrdinals>pe
StatefulSetStatus observedGeneration:1lpe replicas:2i readyReplicas:3ie currentReplicas:4ie updatedReplicas:5ie currentRevision:6se updateRevision:7se collisionCount:9ipe conditions:10<StatefulSetCondition>*e availableReplicas:11i
StatefulSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateStatefulSetStrategy>pe
@k8s.io.api.apps.v1beta2 apps/v1beta2
ControllerRevision metadata:1<77.ObjectMeta>e data:2<79.RawExtension> revision:3l
ControllerRevisionList metadata:1<77.ListMeta>e items:2<ControllerRevision>*
DaemonSet metadata:1<77.ObjectMeta>e spec:2<DaemonSetSpec>e status:3<DaemonSetStatus>e
DaemonSetCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
DaemonSetList metadata:1<77.ListMeta>e items:2<DaemonSet>*
DaemonSetSpec selector:1<77.LabelSelector>p template:2<31.PodTemplateSpec> updateStrategy:3<DaemonSetUpdateStrategy>e minReadySeconds:4ie revisionHistoryLimit:6ipe
DaemonSetStatus currentNumberScheduled:1i numberMisscheduled:2i desiredNumberScheduled:3i numberReady:4i observedGeneration:5le updatedNumberScheduled:6ie numberAvailable:7ie numberUnavailable:8ie collisionCount:9ipe conditions:10<DaemonSetCondition>*e
DaemonSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateDaemonSet>pe
Deployment metadata:1<77.ObjectMeta>e spec:2<DeploymentSpec>e status:3<DeploymentStatus>e
DeploymentCondition type:1s status:2s lastUpdateTime:6<77.Time>e lastTransitionTime:7<77.Time>e reason:4se message:5se
DeploymentList metadata:1<77.ListMeta>e items:2<Deployment>*
DeploymentSpec replicas:1ipe selector:2<77.LabelSelector>p template:3<31.PodTemplateSpec> strategy:4<DeploymentStrategy>e minReadySeconds:5ie revisionHistoryLimit:6ipe paused:7be progressDeadlineSeconds:9ipe
DeploymentStatus observedGeneration:1le replicas:2ie updatedReplicas:3ie readyReplicas:7ie availableReplicas:4ie unavailableReplicas:5ie terminatingReplicas:9ipe conditions:6<DeploymentCondition>*e collisionCount:8ipe
DeploymentStrategy type:1se rollingUpdate:2<RollingUpdateDeployment>pe
ReplicaSet metadata:1<77.ObjectMeta>e spec:2<ReplicaSetSpec>e status:3<ReplicaSetStatus>e
ReplicaSetCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
ReplicaSetList metadata:1<77.ListMeta>e items:2<ReplicaSet>*
ReplicaSetSpec replicas:1ipe minReadySeconds:4ie selector:2<77.LabelSelector>p template:3<31.PodTemplateSpec>e
ReplicaSetStatus replicas:1i fullyLabeledReplicas:2ie readyReplicas:4ie availableReplicas:5ie terminatingReplicas:7ipe observedGeneration:3le conditions:6<ReplicaSetCondition>*e
RollingUpdateDaemonSet maxUnavailable:1<81.IntOrString>pe maxSurge:2<81.IntOrString>pe
RollingUpdateDeployment maxUnavailable:1<81.IntOrString>pe maxSurge:2<81.IntOrString>pe
RollingUpdateStatefulSetStrategy partition:1ipe maxUnavailable:2<81.IntOrString>pe
Scale metadata:1<77.ObjectMeta>e spec:2<ScaleSpec>e status:3<ScaleStatus>e
ScaleSpec replicas:1ie
ScaleStatus replicas:1i selector:2s%e targetSelector:3se
StatefulSet metadata:1<77.ObjectMeta>e spec:2<StatefulSetSpec>e status:3<StatefulSetStatus>e
StatefulSetCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
StatefulSetList metadata:1<77.ListMeta>e items:2<StatefulSet>*
StatefulSetOrdinals start:1i
StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:1se whenScaled:2se
StatefulSetSpec replicas:1ipe selector:2<77.LabelSelector>p template:3<31.PodTemplateSpec> volumeClaimTemplates:4<31.PersistentVolumeClaim>*e serviceName:5s podManagementPolicy:6se updateStrategy:7<StatefulSetUpdateStrategy>e revisionHistoryLimit:8ipe minReadySeconds:9ie persistentVolumeClaimRetentionPolicy:10<StatefulSetPersistentVolumeClaimRetentionPolicy>pe ordinals:11<StatefulSetOrdinals>pe
StatefulSetStatus observedGeneration:1le replicas:2i readyReplicas:3ie currentReplicas:4ie updatedReplicas:5ie currentRevision:6se updateRevision:7se collisionCount:9ipe conditions:10<StatefulSetCondition>*e availableReplicas:11i
StatefulSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateStatefulSetStrategy>pe
@k8s.io.api.auditregistration.v1alpha1 auditregistration.k8s.io/v1alpha1
AuditSink metadata:1<77.ObjectMeta>e spec:2<AuditSinkSpec>e
AuditSinkList metadata:1<77.ListMeta>e items:2<AuditSink>*
AuditSinkSpec policy:1<Policy> webhook:2<Webhook>
Policy level:1s stages:2s*
ServiceReference namespace:1s name:2s path:3spe port:4ipe
Webhook throttle:1<WebhookThrottleConfig>pe clientConfig:2<WebhookClientConfig>
WebhookClientConfig url:1spe service:2<ServiceReference>pe caBundle:3ye
WebhookThrottleConfig qps:1lpe burst:2lpe
@k8s.io.api.authentication.v1 authentication.k8s.io/v1
AttestationValue= :1s*
BoundObjectReference kind:1se apiVersion:2se name:3se uid:4se
ExtraValue= :1s*
SelfSubjectReview metadata:1<77.ObjectMeta>e status:2<SelfSubjectReviewStatus>e
SelfSubjectReviewStatus userInfo:1<UserInfo>e
TokenRequest metadata:1<77.ObjectMeta>e spec:2<TokenRequestSpec> status:3<TokenRequestStatus>e
TokenRequestSpec audiences:1s* expirationSeconds:4lp boundObjectRef:3<BoundObjectReference>p attestations:5<AttestationValue>%e
TokenRequestStatus token:1s expirationTimestamp:2<77.Time>
TokenReview metadata:1<77.ObjectMeta>e spec:2<TokenReviewSpec> status:3<TokenReviewStatus>e
TokenReviewSpec token:1se audiences:2s*e
TokenReviewStatus authenticated:1be user:2<UserInfo>e audiences:4s*e error:3se
UserInfo username:1se uid:2se groups:3s*e extra:4<ExtraValue>%e
@k8s.io.api.authentication.v1alpha1 authentication.k8s.io/v1alpha1
SelfSubjectReview metadata:1<77.ObjectMeta>e status:2<SelfSubjectReviewStatus>e
SelfSubjectReviewStatus userInfo:1<12.UserInfo>e
@k8s.io.api.authentication.v1beta1 authentication.k8s.io/v1beta1
ExtraValue= :1s*
SelfSubjectReview metadata:1<77.ObjectMeta>e status:2<SelfSubjectReviewStatus>e
SelfSubjectReviewStatus userInfo:1<12.UserInfo>e
TokenReview metadata:1<77.ObjectMeta>e spec:2<TokenReviewSpec> status:3<TokenReviewStatus>e
TokenReviewSpec token:1se audiences:2s*e
TokenReviewStatus authenticated:1be user:2<UserInfo>e audiences:4s*e error:3se
UserInfo username:1se uid:2se groups:3s*e extra:4<ExtraValue>%e
@k8s.io.api.authorization.v1 authorization.k8s.io/v1
ExtraValue= :1s*
FieldSelectorAttributes rawSelector:1se requirements:2<77.FieldSelectorRequirement>*e
LabelSelectorAttributes rawSelector:1se requirements:2<77.LabelSelectorRequirement>*e
LocalSubjectAccessReview metadata:1<77.ObjectMeta>e spec:2<SubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
NonResourceAttributes path:1se verb:2se
NonResourceRule verbs:1s* nonResourceURLs:2s*e
ResourceAttributes namespace:1se verb:2se group:3se version:4se resource:5se subresource:6se name:7se fieldSelector:8<FieldSelectorAttributes>pe labelSelector:9<LabelSelectorAttributes>pe
ResourceRule verbs:1s* apiGroups:2s*e resources:3s*e resourceNames:4s*e
SelfSubjectAccessReview metadata:1<77.ObjectMeta>e spec:2<SelfSubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
SelfSubjectAccessReviewSpec resourceAttributes:1<ResourceAttributes>pe nonResourceAttributes:2<NonResourceAttributes>pe
SelfSubjectRulesReview metadata:1<77.ObjectMeta>e spec:2<SelfSubjectRulesReviewSpec> status:3<SubjectRulesReviewStatus>e
SelfSubjectRulesReviewSpec namespace:1se
SubjectAccessReview metadata:1<77.ObjectMeta>e spec:2<SubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
SubjectAccessReviewSpec resourceAttributes:1<ResourceAttributes>pe nonResourceAttributes:2<NonResourceAttributes>pe user:3se groups:4s*e extra:5<ExtraValue>%e uid:6se
SubjectAccessReviewStatus allowed:1b denied:4be reason:2se evaluationError:3se
SubjectRulesReviewStatus resourceRules:1<ResourceRule>* nonResourceRules:2<NonResourceRule>* incomplete:3b evaluationError:4se
@k8s.io.api.authorization.v1beta1 authorization.k8s.io/v1beta1
ExtraValue= :1s*
LocalSubjectAccessReview metadata:1<77.ObjectMeta>e spec:2<SubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
NonResourceAttributes path:1se verb:2se
NonResourceRule verbs:1s* nonResourceURLs:2s*e
ResourceAttributes namespace:1se verb:2se group:3se version:4se resource:5se subresource:6se name:7se fieldSelector:8<15.FieldSelectorAttributes>pe labelSelector:9<15.LabelSelectorAttributes>pe
ResourceRule verbs:1s* apiGroups:2s*e resources:3s*e resourceNames:4s*e
SelfSubjectAccessReview metadata:1<77.ObjectMeta>e spec:2<SelfSubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
SelfSubjectAccessReviewSpec resourceAttributes:1<ResourceAttributes>pe nonResourceAttributes:2<NonResourceAttributes>pe
SelfSubjectRulesReview metadata:1<77.ObjectMeta>e spec:2<SelfSubjectRulesReviewSpec> status:3<SubjectRulesReviewStatus>e
SelfSubjectRulesReviewSpec namespace:1se
SubjectAccessReview metadata:1<77.ObjectMeta>e spec:2<SubjectAccessReviewSpec> status:3<SubjectAccessReviewStatus>e
SubjectAccessReviewSpec resourceAttributes:1<ResourceAttributes>pe nonResourceAttributes:2<NonResourceAttributes>pe user:3se group:4s*e extra:5<ExtraValue>%e uid:6se
SubjectAccessReviewStatus allowed:1b denied:4be reason:2se evaluationError:3se
SubjectRulesReviewStatus resourceRules:1<ResourceRule>* nonResourceRules:2<NonResourceRule>* incomplete:3b evaluationError:4se
@k8s.io.api.autoscaling.v1 autoscaling/v1
ContainerResourceMetricSource name:1s targetAverageUtilization:2ipe targetAverageValue:3<76.Quantity>pe container:5s
ContainerResourceMetricStatus name:1s currentAverageUtilization:2ipe currentAverageValue:3<76.Quantity> container:4s
CrossVersionObjectReference kind:1s name:2s apiVersion:3se
ExternalMetricSource metricName:1s metricSelector:2<77.LabelSelector>pe targetValue:3<76.Quantity>pe targetAverageValue:4<76.Quantity>pe
ExternalMetricStatus metricName:1s metricSelector:2<77.LabelSelector>pe currentValue:3<76.Quantity> currentAverageValue:4<76.Quantity>pe
HorizontalPodAutoscaler metadata:1<77.ObjectMeta>e spec:2<HorizontalPodAutoscalerSpec>e status:3<HorizontalPodAutoscalerStatus>e
HorizontalPodAutoscalerCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se observedGeneration:6lpe
HorizontalPodAutoscalerList metadata:1<77.ListMeta>e items:2<HorizontalPodAutoscaler>*
HorizontalPodAutoscalerSpec scaleTargetRef:1<CrossVersionObjectReference> minReplicas:2ipe maxReplicas:3i targetCPUUtilizationPercentage:4ipe
HorizontalPodAutoscalerStatus observedGeneration:1lpe lastScaleTime:2<77.Time>pe currentReplicas:3i desiredReplicas:4i currentCPUUtilizationPercentage:5ipe
MetricSpec type:1s object:2<ObjectMetricSource>pe pods:3<PodsMetricSource>pe resource:4<ResourceMetricSource>pe containerResource:7<ContainerResourceMetricSource>pe external:5<ExternalMetricSource>pe
MetricStatus type:1s object:2<ObjectMetricStatus>pe pods:3<PodsMetricStatus>pe resource:4<ResourceMetricStatus>pe containerResource:7<ContainerResourceMetricStatus>pe external:5<ExternalMetricStatus>pe
ObjectMetricSource target:1<CrossVersionObjectReference> metricName:2s targetValue:3<76.Quantity> selector:4<77.LabelSelector>pe averageValue:5<76.Quantity>pe
ObjectMetricStatus target:1<CrossVersionObjectReference> metricName:2s currentValue:3<76.Quantity> selector:4<77.LabelSelector>pe averageValue:5<76.Quantity>pe
PodsMetricSource metricName:1s targetAverageValue:2<76.Quantity> selector:3<77.LabelSelector>pe
PodsMetricStatus metricName:1s currentAverageValue:2<76.Quantity> selector:3<77.LabelSelector>pe
ResourceMetricSource name:1s targetAverageUtilization:2ipe targetAverageValue:3<76.Quantity>pe
ResourceMetricStatus name:1s currentAverageUtilization:2ipe currentAverageValue:3<76.Quantity>
Scale metadata:1<77.ObjectMeta>e spec:2<ScaleSpec>e status:3<ScaleStatus>e
ScaleSpec replicas:1ie
ScaleStatus replicas:1i selector:2se
@k8s.io.api.autoscaling.v2 autoscaling/v2
ContainerResourceMetricSource name:1s target:2<MetricTarget> container:3s
ContainerResourceMetricStatus name:1s current:2<MetricValueStatus> container:3s
CrossVersionObjectReference kind:1s name:2s apiVersion:3se
ExternalMetricSource metric:1<MetricIdentifier> target:2<MetricTarget>
ExternalMetricStatus metric:1<MetricIdentifier> current:2<MetricValueStatus>
HPAScalingPolicy type:1s value:2i periodSeconds:3i
HPAScalingRules stabilizationWindowSeconds:3ipe selectPolicy:1spe policies:2<HPAScalingPolicy>*e tolerance:4<76.Quantity>pe
HorizontalPodAutoscaler metadata:1<77.ObjectMeta>e spec:2<HorizontalPodAutoscalerSpec>e status:3<HorizontalPodAutoscalerStatus>e
HorizontalPodAutoscalerBehavior scaleUp:1<HPAScalingRules>pe scaleDown:2<HPAScalingRules>pe
HorizontalPodAutoscalerCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se observedGeneration:6lpe
HorizontalPodAutoscalerList metadata:1<77.ListMeta>e items:2<HorizontalPodAutoscaler>*
HorizontalPodAutoscalerSpec scaleTargetRef:1<CrossVersionObjectReference> minReplicas:2ipe maxReplicas:3i metrics:4<MetricSpec>*e behavior:5<HorizontalPodAutoscalerBehavior>pe
HorizontalPodAutoscalerStatus observedGeneration:1lpe lastScaleTime:2<77.Time>pe currentReplicas:3ie desiredReplicas:4i currentMetrics:5<MetricStatus>* conditions:6<HorizontalPodAutoscalerCondition>*e
MetricIdentifier name:1s selector:2<77.LabelSelector>pe
MetricSpec type:1s object:2<ObjectMetricSource>pe pods:3<PodsMetricSource>pe resource:4<ResourceMetricSource>pe containerResource:7<ContainerResourceMetricSource>pe external:5<ExternalMetricSource>pe
MetricStatus type:1s object:2<ObjectMetricStatus>pe pods:3<PodsMetricStatus>pe resource:4<ResourceMetricStatus>pe containerResource:7<ContainerResourceMetricStatus>pe external:5<ExternalMetricStatus>pe
MetricTarget type:1s value:2<76.Quantity>pe averageValue:3<76.Quantity>pe averageUtilization:4ipe
MetricValueStatus value:1<76.Quantity>pe averageValue:2<76.Quantity>pe averageUtilization:3ipe
ObjectMetricSource describedObject:1<CrossVersionObjectReference> target:2<MetricTarget> metric:3<MetricIdentifier>
ObjectMetricStatus metric:1<MetricIdentifier> current:2<MetricValueStatus> describedObject:3<CrossVersionObjectReference>
PodsMetricSource metric:1<MetricIdentifier> target:2<MetricTarget>
PodsMetricStatus metric:1<MetricIdentifier> current:2<MetricValueStatus>
ResourceMetricSource name:1s target:2<MetricTarget>
ResourceMetricStatus name:1s current:2<MetricValueStatus>
@k8s.io.api.autoscaling.v2beta1 autoscaling/v2beta1
ContainerResourceMetricSource name:1s targetAverageUtilization:2ipe targetAverageValue:3<76.Quantity>pe container:4s
ContainerResourceMetricStatus name:1s currentAverageUtilization:2ipe currentAverageValue:3<76.Quantity> container:4s
ContainerResourcePolicy containerName:1se mode:2spe minAllowed:3<76.Quantity>%e maxAllowed:4<76.Quantity>%e
CrossVersionObjectReference kind:1s name:2s apiVersion:3se
ExternalMetricSource metricName:1s metricSelector:2<77.LabelSelector>pe targetValue:3<76.Quantity>pe targetAverageValue:4<76.Quantity>pe
ExternalMetricStatus metricName:1s metricSelector:2<77.LabelSelector>pe currentValue:3<76.Quantity> currentAverageValue:4<76.Quantity>pe
HorizontalPodAutoscaler metadata:1<77.ObjectMeta>e spec:2<HorizontalPodAutoscalerSpec>e status:3<HorizontalPodAutoscalerStatus>e
HorizontalPodAutoscalerCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
HorizontalPodAutoscalerList metadata:1<77.ListMeta>e items:2<HorizontalPodAutoscaler>*
HorizontalPodAutoscalerSpec scaleTargetRef:1<CrossVersionObjectReference> minReplicas:2ipe maxReplicas:3i metrics:4<MetricSpec>*e
HorizontalPodAutoscalerStatus observedGeneration:1lpe lastScaleTime:2<77.Time>pe currentReplicas:3i desiredReplicas:4i currentMetrics:5<MetricStatus>* conditions:6<HorizontalPodAutoscalerCondition>*
MetricSpec type:1s object:2<ObjectMetricSource>pe pods:3<PodsMetricSource>pe resource:4<ResourceMetricSource>pe containerResource:7<ContainerResourceMetricSource>pe external:5<ExternalMetricSource>pe
MetricStatus type:1s object:2<ObjectMetricStatus>pe pods:3<PodsMetricStatus>pe resource:4<ResourceMetricStatus>pe containerResource:7<ContainerResourceMetricStatus>pe external:5<ExternalMetricStatus>pe
ObjectMetricSource target:1<CrossVersionObjectReference> metricName:2s targetValue:3<76.Quantity> selector:4<77.LabelSelector>pe averageValue:5<76.Quantity>pe
ObjectMetricStatus target:1<CrossVersionObjectReference> metricName:2s currentValue:3<76.Quantity> selector:4<77.LabelSelector>pe averageValue:5<76.Quantity>pe
PodResourcePolicy containerPolicies:1<ContainerResourcePolicy>*e
PodUpdatePolicy updateMode:1spe
PodsMetricSource metricName:1s targetAverageValue:2<76.Quantity> selector:3<77.LabelSelector>pe
PodsMetricStatus metricName:1s currentAverageValue:2<76.Quantity> selector:3<77.LabelSelector>pe
RecommendedContainerResources containerName:1se target:2<76.Quantity>% lowerBound:3<76.Quantity>%e upperBound:4<76.Quantity>%e
RecommendedPodResources containerRecommendations:1<RecommendedContainerResources>*e
ResourceMetricSource name:1s targetAverageUtilization:2ipe targetAverageValue:3<76.Quantity>pe
ResourceMetricStatus name:1s currentAverageUtilization:2ipe currentAverageValue:3<76.Quantity>
VerticalPodAutoscaler metadata:1<77.ObjectMeta>e spec:2<VerticalPodAutoscalerSpec> status:3<VerticalPodAutoscalerStatus>e
VerticalPodAutoscalerCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
VerticalPodAutoscalerList metadata:1<77.ListMeta> items:2<VerticalPodAutoscaler>*
VerticalPodAutoscalerSpec selector:1<77.LabelSelector>p updatePolicy:2<PodUpdatePolicy>pe resourcePolicy:3<PodResourcePolicy>pe
VerticalPodAutoscalerStatus recommendation:1<RecommendedPodResources>pe conditions:2<VerticalPodAutoscalerCondition>*e
@k8s.io.api.autoscaling.v2beta2 autoscaling/v2beta2
ContainerResourceMetricSource name:1s target:2<MetricTarget> container:3s
ContainerResourceMetricStatus name:1s current:2<MetricValueStatus> container:3s
CrossVersionObjectReference kind:1s name:2s apiVersion:3se
ExternalMetricSource metric:1<MetricIdentifier> target:2<MetricTarget>
ExternalMetricStatus metric:1<MetricIdentifier> current:2<MetricValueStatus>
HPAScalingPolicy type:1s value:2i periodSeconds:3i
HPAScalingRules stabilizationWindowSeconds:3ipe selectPolicy:1spe policies:2<HPAScalingPolicy>*e
HorizontalPodAutoscaler metadata:1<77.ObjectMeta>e spec:2<HorizontalPodAutoscalerSpec>e status:3<HorizontalPodAutoscalerStatus>e
HorizontalPodAutoscalerBehavior scaleUp:1<HPAScalingRules>pe scaleDown:2<HPAScalingRules>pe
HorizontalPodAutoscalerCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
HorizontalPodAutoscalerList metadata:1<77.ListMeta>e items:2<HorizontalPodAutoscaler>*
HorizontalPodAutoscalerSpec scaleTargetRef:1<CrossVersionObjectReference> minReplicas:2ipe maxReplicas:3i metrics:4<MetricSpec>*e behavior:5<HorizontalPodAutoscalerBehavior>pe
HorizontalPodAutoscalerStatus observedGeneration:1lpe lastScaleTime:2<77.Time>pe currentReplicas:3i desiredReplicas:4i currentMetrics:5<MetricStatus>* conditions:6<HorizontalPodAutoscalerCondition>*
MetricIdentifier name:1s selector:2<77.LabelSelector>pe
MetricSpec type:1s object:2<ObjectMetricSource>pe pods:3<PodsMetricSource>pe resource:4<ResourceMetricSource>pe containerResource:7<ContainerResourceMetricSource>pe external:5<ExternalMetricSource>pe
MetricStatus type:1s object:2<ObjectMetricStatus>pe pods:3<PodsMetricStatus>pe resource:4<ResourceMetricStatus>pe containerResource:7<ContainerResourceMetricStatus>pe external:5<ExternalMetricStatus>pe
MetricTarget type:1s value:2<76.Quantity>pe averageValue:3<76.Quantity>pe averageUtilization:4ipe
MetricValueStatus value:1<76.Quantity>pe averageValue:2<76.Quantity>pe averageUtilization:3ipe
ObjectMetricSource describedObject:1<CrossVersionObjectReference> target:2<MetricTarget> metric:3<MetricIdentifier>
ObjectMetricStatus metric:1<MetricIdentifier> current:2<MetricValueStatus> describedObject:3<CrossVersionObjectReference>
PodsMetricSource metric:1<MetricIdentifier> target:2<MetricTarget>
PodsMetricStatus metric:1<MetricIdentifier> current:2<MetricValueStatus>
ResourceMetricSource name:1s target:2<MetricTarget>
ResourceMetricStatus name:1s current:2<MetricValueStatus>
@k8s.io.api.batch.v1 batch/v1
CronJob metadata:1<77.ObjectMeta>e spec:2<CronJobSpec>e status:3<CronJobStatus>e
CronJobList metadata:1<77.ListMeta>e items:2<CronJob>*
CronJobSpec schedule:1s timeZone:8spe startingDeadlineSeconds:2lpe concurrencyPolicy:3se suspend:4bpe jobTemplate:5<JobTemplateSpec> successfulJobsHistoryLimit:6ipe failedJobsHistoryLimit:7ipe
CronJobStatus active:1<31.ObjectReference>*e lastScheduleTime:4<77.Time>pe lastSuccessfulTime:5<77.Time>pe
Job metadata:1<77.ObjectMeta>e spec:2<JobSpec>e status:3<JobStatus>e
JobCondition type:1s status:2s lastProbeTime:3<77.Time>e lastTransitionTime:4<77.Time>e reason:5se message:6se
JobList metadata:1<77.ListMeta>e items:2<Job>*
JobSchedulingConfiguration schedulingPolicy:1<65.WorkloadPodGroupSchedulingPolicy>pe schedulingConstraints:2<65.WorkloadPodGroupSchedulingConstraints>pe disruptionMode:3<65.WorkloadPodGroupDisruptionMode>pe resourceClaims:4<65.WorkloadPodGroupResourceClaim>*e
JobSpec parallelism:1ipe completions:2ipe activeDeadlineSeconds:3lpe podFailurePolicy:11<PodFailurePolicy>pe successPolicy:16<SuccessPolicy>pe backoffLimit:7ipe backoffLimitPerIndex:12ipe maxFailedIndexes:13ipe selector:4<77.LabelSelector>pe manualSelector:5bpe template:6<31.PodTemplateSpec> ttlSecondsAfterFinished:8ipe completionMode:9spe suspend:10bpe podReplacementPolicy:14spe managedBy:15spe scheduling:17<JobSchedulingConfiguration>pe
JobStatus conditions:1<JobCondition>*e startTime:2<77.Time>pe completionTime:3<77.Time>pe active:4ie succeeded:5ie failed:6ie terminating:11ipe completedIndexes:7se failedIndexes:10spe uncountedTerminatedPods:8<UncountedTerminatedPods>pe ready:9ipe
JobTemplateSpec metadata:1<77.ObjectMeta>e spec:2<JobSpec>e
PodFailurePolicy rules:1<PodFailurePolicyRule>*
PodFailurePolicyOnExitCodesRequirement containerName:1spe operator:2s values:3i*
PodFailurePolicyOnPodConditionsPattern type:1s status:2s
PodFailurePolicyRule action:1s onExitCodes:2<PodFailurePolicyOnExitCodesRequirement>pe onPodConditions:3<PodFailurePolicyOnPodConditionsPattern>*e
SuccessPolicy rules:1<SuccessPolicyRule>*
SuccessPolicyRule succeededIndexes:1spe succeededCount:2ipe
UncountedTerminatedPods succeeded:1s*e failed:2s*e
@k8s.io.api.batch.v1beta1 batch/v1beta1
CronJob metadata:1<77.ObjectMeta>e spec:2<CronJobSpec>e status:3<CronJobStatus>e
CronJobList metadata:1<77.ListMeta>e items:2<CronJob>*
CronJobSpec schedule:1s timeZone:8spe startingDeadlineSeconds:2lpe concurrencyPolicy:3se suspend:4bpe jobTemplate:5<JobTemplateSpec> successfulJobsHistoryLimit:6ipe failedJobsHistoryLimit:7ipe
CronJobStatus active:1<31.ObjectReference>*e lastScheduleTime:4<77.Time>pe lastSuccessfulTime:5<77.Time>pe
JobTemplate metadata:1<77.ObjectMeta>e template:2<JobTemplateSpec>e
JobTemplateSpec metadata:1<77.ObjectMeta>e spec:2<21.JobSpec>e
@k8s.io.api.batch.v2alpha1 batch/v2alpha1
CronJob metadata:1<77.ObjectMeta>e spec:2<CronJobSpec>e status:3<CronJobStatus>e
CronJobList metadata:1<77.ListMeta>e items:2<CronJob>*
CronJobSpec schedule:1s startingDeadlineSeconds:2lpe concurrencyPolicy:3se suspend:4bpe jobTemplate:5<JobTemplateSpec> successfulJobsHistoryLimit:6ipe failedJobsHistoryLimit:7ipe
CronJobStatus active:1<31.ObjectReference>*e lastScheduleTime:4<77.Time>pe
JobTemplate metadata:1<77.ObjectMeta>e template:2<JobTemplateSpec>e
JobTemplateSpec metadata:1<77.ObjectMeta>e spec:2<21.JobSpec>e
@k8s.io.api.certificates.v1 certificates.k8s.io/v1
CertificateSigningRequest metadata:1<77.ObjectMeta>e spec:2<CertificateSigningRequestSpec> status:3<CertificateSigningRequestStatus>e
CertificateSigningRequestCondition type:1s status:6s reason:2se message:3se lastUpdateTime:4<77.Time>e lastTransitionTime:5<77.Time>e
CertificateSigningRequestList metadata:1<77.ListMeta>e items:2<CertificateSigningRequest>*
CertificateSigningRequestSpec request:1y signerName:7s expirationSeconds:8ipe usages:5s*e username:2se uid:3se groups:4s*e extra:6<ExtraValue>%e
CertificateSigningRequestStatus conditions:1<CertificateSigningRequestCondition>*e certificate:2ye
ClusterTrustBundle metadata:1<77.ObjectMeta>e spec:2<ClusterTrustBundleSpec>
ClusterTrustBundleList metadata:1<77.ListMeta>e items:2<ClusterTrustBundle>*
ClusterTrustBundleSpec signerName:1se trustBundle:2s
ExtraValue= :1s*
PodCertificateRequest metadata:1<77.ObjectMeta>e spec:2<PodCertificateRequestSpec> status:3<PodCertificateRequestStatus>e
PodCertificateRequestList metadata:1<77.ListMeta>e items:2<PodCertificateRequest>*
PodCertificateRequestSpec signerName:1s podName:2s podUID:3s serviceAccountName:4s serviceAccountUID:5s nodeName:6s nodeUID:7s maxExpirationSeconds:8ipe stubPKCS10Request:12y unverifiedUserAnnotations:11s%e
PodCertificateRequestStatus conditions:1<77.Condition>*e certificateChain:2se notBefore:4<77.Time>pe beginRefreshAt:5<77.Time>pe notAfter:6<77.Time>pe
@k8s.io.api.certificates.v1alpha1 certificates.k8s.io/v1alpha1
ClusterTrustBundle metadata:1<77.ObjectMeta>e spec:2<ClusterTrustBundleSpec>
ClusterTrustBundleList metadata:1<77.ListMeta>e items:2<ClusterTrustBundle>*
ClusterTrustBundleSpec signerName:1se trustBundle:2s
PodCertificateRequest metadata:1<77.ObjectMeta>e spec:2<PodCertificateRequestSpec> status:3<PodCertificateRequestStatus>e
PodCertificateRequestList metadata:1<77.ListMeta>e items:2<PodCertificateRequest>*
PodCertificateRequestSpec signerName:1s podName:2s podUID:3s serviceAccountName:4s serviceAccountUID:5s nodeName:6s nodeUID:7s maxExpirationSeconds:8ipe pkixPublicKey:9y proofOfPossession:10y
PodCertificateRequestStatus conditions:1<77.Condition>*e certificateChain:2se notBefore:4<77.Time>pe beginRefreshAt:5<77.Time>pe notAfter:6<77.Time>pe
@k8s.io.api.certificates.v1beta1 certificates.k8s.io/v1beta1
CertificateSigningRequest metadata:1<77.ObjectMeta>e spec:2<CertificateSigningRequestSpec> status:3<CertificateSigningRequestStatus>e
CertificateSigningRequestCondition type:1s status:6s reason:2se message:3se lastUpdateTime:4<77.Time>e lastTransitionTime:5<77.Time>e
CertificateSigningRequestList metadata:1<77.ListMeta>e items:2<CertificateSigningRequest>*
CertificateSigningRequestSpec request:1y signerName:7spe expirationSeconds:8ipe usages:5s*e username:2se uid:3se groups:4s*e extra:6<ExtraValue>%e
CertificateSigningRequestStatus conditions:1<CertificateSigningRequestCondition>*e certificate:2ye
ClusterTrustBundle metadata:1<77.ObjectMeta>e spec:2<ClusterTrustBundleSpec>
ClusterTrustBundleList metadata:1<77.ListMeta>e items:2<ClusterTrustBundle>*
ClusterTrustBundleSpec signerName:1se trustBundle:2s
ExtraValue= :1s*
PodCertificateRequest metadata:1<77.ObjectMeta>e spec:2<PodCertificateRequestSpec> status:3<PodCertificateRequestStatus>e
PodCertificateRequestList metadata:1<77.ListMeta>e items:2<PodCertificateRequest>*
PodCertificateRequestSpec signerName:1s podName:2s podUID:3s serviceAccountName:4s serviceAccountUID:5s nodeName:6s nodeUID:7s maxExpirationSeconds:8ipe pkixPublicKey:9y proofOfPossession:10y stubPKCS10Request:12y unverifiedUserAnnotations:11s%e
PodCertificateRequestStatus conditions:1<77.Condition>*e certificateChain:2se notBefore:4<77.Time>pe beginRefreshAt:5<77.Time>pe notAfter:6<77.Time>pe
@k8s.io.api.coordination.v1 coordination.k8s.io/v1
Lease metadata:1<77.ObjectMeta>e spec:2<LeaseSpec>e
LeaseList metadata:1<77.ListMeta>e items:2<Lease>*
LeaseSpec holderIdentity:1spe leaseDurationSeconds:2ipe acquireTime:3<77.MicroTime>pe renewTime:4<77.MicroTime>pe leaseTransitions:5ipe strategy:6spe preferredHolder:7spe
@k8s.io.api.coordination.v1alpha1 coordination.k8s.io/v1alpha1
LeaseCandidate metadata:1<77.ObjectMeta>e spec:2<LeaseCandidateSpec>e
LeaseCandidateList metadata:1<77.ListMeta>e items:2<LeaseCandidate>*
LeaseCandidateSpec leaseName:1s pingTime:2<77.MicroTime>pe renewTime:3<77.MicroTime>pe binaryVersion:4se emulationVersion:5se preferredStrategies:6s*e
@k8s.io.api.coordination.v1alpha2 coordination.k8s.io/v1alpha2
LeaseCandidate metadata:1<77.ObjectMeta>e spec:2<LeaseCandidateSpec>e
LeaseCandidateList metadata:1<77.ListMeta>e items:2<LeaseCandidate>*
LeaseCandidateSpec leaseName:1s pingTime:2<77.MicroTime>pe renewTime:3<77.MicroTime>pe binaryVersion:4s emulationVersion:5se strategy:6se
@k8s.io.api.coordination.v1beta1 coordination.k8s.io/v1beta1
Lease metadata:1<77.ObjectMeta>e spec:2<LeaseSpec>e
LeaseCandidate metadata:1<77.ObjectMeta>e spec:2<LeaseCandidateSpec>e
LeaseCandidateList metadata:1<77.ListMeta>e items:2<LeaseCandidate>*
LeaseCandidateSpec leaseName:1s pingTime:2<77.MicroTime>pe renewTime:3<77.MicroTime>pe binaryVersion:4s emulationVersion:5se strategy:6se
LeaseList metadata:1<77.ListMeta>e items:2<Lease>*
LeaseSpec holderIdentity:1spe leaseDurationSeconds:2ipe acquireTime:3<77.MicroTime>pe renewTime:4<77.MicroTime>pe leaseTransitions:5ipe strategy:6spe preferredHolder:7spe
@k8s.io.api.core.v1 v1
AWSElasticBlockStoreVolumeSource volumeID:1s fsType:2se partition:3ie readOnly:4be
Affinity nodeAffinity:1<NodeAffinity>pe podAffinity:2<PodAffinity>pe podAntiAffinity:3<PodAntiAffinity>pe
AppArmorProfile type:1s localhostProfile:2spe
AttachedVolume name:1s devicePath:2s
AvoidPods preferAvoidPods:1<PreferAvoidPodsEntry>*e
AzureDiskVolumeSource diskName:1s diskURI:2s cachingMode:3spe fsType:4spe readOnly:5bpe kind:6spe
AzureFilePersistentVolumeSource secretName:1s shareName:2s readOnly:3be secretNamespace:4sp
AzureFileVolumeSource secretName:1s shareName:2s readOnly:3be
Binding metadata:1<77.ObjectMeta>e target:2<ObjectReference>
CSIPersistentVolumeSource driver:1s volumeHandle:2s readOnly:3be fsType:4se volumeAttributes:5s%e controllerPublishSecretRef:6<SecretReference>pe nodeStageSecretRef:7<SecretReference>pe nodePublishSecretRef:8<SecretReference>pe controllerExpandSecretRef:9<SecretReference>pe nodeExpandSecretRef:10<SecretReference>pe
CSIVolumeSource driver:1s readOnly:2bpe fsType:3spe volumeAttributes:4s%e nodePublishSecretRef:5<LocalObjectReference>pe
Capabilities add:1s*e drop:2s*e
CephFSPersistentVolumeSource monitors:1s* path:2se user:3se secretFile:4se secretRef:5<SecretReference>pe readOnly:6be
CephFSVolumeSource monitors:1s* path:2se user:3se secretFile:4se secretRef:5<LocalObjectReference>pe readOnly:6be
CinderPersistentVolumeSource volumeID:1s fsType:2se readOnly:3be secretRef:4<SecretReference>pe
CinderVolumeSource volumeID:1s fsType:2se readOnly:3be secretRef:4<LocalObjectReference>pe
ClaimSource resourceClaimName:1spe resourceClaimTemplateName:2spe
ClientIPConfig timeoutSeconds:1ipe
ClusterTrustBundleProjection name:1spe signerName:2spe labelSelector:3<77.LabelSelector>pe optional:5bpe path:4s user:6lpe
ComponentCondition type:1s status:2s message:3se error:4se
ComponentStatus metadata:1<77.ObjectMeta>e conditions:2<ComponentCondition>*e
ComponentStatusList metadata:1<77.ListMeta>e items:2<ComponentStatus>*
ConfigMap metadata:1<77.ObjectMeta>e immutable:4bpe data:2s%e binaryData:3y%e
ConfigMapEnvSource :1<LocalObjectReference>n optional:2bpe
ConfigMapKeySelector :1<LocalObjectReference>n key:2s optional:3bpe
ConfigMapList metadata:1<77.ListMeta>e items:2<ConfigMap>*
ConfigMapNodeConfigSource namespace:1s name:2s uid:3se resourceVersion:4se kubeletConfigKey:5s
ConfigMapProjection :1<LocalObjectReference>n items:2<KeyToPath>*e optional:4bpe
ConfigMapVolumeSource :1<LocalObjectReference>n items:2<KeyToPath>*e defaultMode:3ipe optional:4bpe defaultUser:5lpe
Container name:1s image:2se command:3s*e args:4s*e workingDir:5se ports:6<ContainerPort>*e envFrom:19<EnvFromSource>*e env:7<EnvVar>*e resources:8<ResourceRequirements>e resizePolicy:23<ContainerResizePolicy>*e restartPolicy:24spe restartPolicyRules:25<ContainerRestartRule>*e volumeMounts:9<VolumeMount>*e volumeDevices:21<VolumeDevice>*e livenessProbe:10<Probe>pe readinessProbe:11<Probe>pe startupProbe:22<Probe>pe lifecycle:12<Lifecycle>pe terminationMessagePath:13se terminationMessagePolicy:20se imagePullPolicy:14se securityContext:15<SecurityContext>pe stdin:16be stdinOnce:17be tty:18be
ContainerExtendedResourceRequest containerName:1s resourceName:2s requestName:3s
ContainerImage names:1s* sizeBytes:2le
ContainerPort name:1se hostPort:2ie containerPort:3i protocol:4se hostIP:5se
ContainerResizePolicy resourceName:1s restartPolicy:2s
ContainerRestartRule action:1se exitCodes:2<ContainerRestartRuleOnExitCodes>pe
ContainerRestartRuleOnExitCodes operator:1se values:2i*e
ContainerState waiting:1<ContainerStateWaiting>pe running:2<ContainerStateRunning>pe terminated:3<ContainerStateTerminated>pe
ContainerStateRunning startedAt:1<77.Time>e
ContainerStateTerminated exitCode:1i signal:2ie reason:3se message:4se startedAt:5<77.Time>e finishedAt:6<77.Time>e containerID:7se
ContainerStateWaiting reason:1se message:2se
ContainerStatus name:1s state:2<ContainerState>e lastState:3<ContainerState>e ready:4b restartCount:5i image:6s imageID:7s containerID:8se started:9bpe allocatedResources:10<76.Quantity>%e resources:11<ResourceRequirements>pe volumeMounts:12<VolumeMountStatus>*e user:13<ContainerUser>pe allocatedResourcesStatus:14<ResourceStatus>*e stopSignal:15spe
ContainerUser linux:1<LinuxContainerUser>pe
DaemonEndpoint Port:1i
DeleteOptions gracePeriodSeconds:1lpe preconditions:2<Preconditions>pe orphanDependents:3bpe PropagationPolicy:4sp
DownwardAPIProjection items:1<DownwardAPIVolumeFile>*e
DownwardAPIVolumeFile path:1s fieldRef:2<ObjectFieldSelector>pe resourceFieldRef:3<ResourceFieldSelector>pe mode:4ipe user:5lpe
DownwardAPIVolumeSource items:1<DownwardAPIVolumeFile>*e defaultMode:2ipe defaultUser:3lpe
EmptyDirVolumeSource medium:1se sizeLimit:2<76.Quantity>pe mode:3ipe
EndpointAddress ip:1s hostname:3se nodeName:4spe targetRef:2<ObjectReference>pe
EndpointPort name:1se port:2i protocol:3se appProtocol:4spe
EndpointSubset addresses:1<EndpointAddress>*e notReadyAddresses:2<EndpointAddress>*e ports:3<EndpointPort>*e
Endpoints metadata:1<77.ObjectMeta>e subsets:2<EndpointSubset>*e
EndpointsList metadata:1<77.ListMeta>e items:2<Endpoints>*
EnvFromSource prefix:1se configMapRef:2<ConfigMapEnvSource>pe secretRef:3<SecretEnvSource>pe
EnvVar name:1s value:2se valueFrom:3<EnvVarSource>pe
EnvVarSource fieldRef:1<ObjectFieldSelector>pe resourceFieldRef:2<ResourceFieldSelector>pe configMapKeyRef:3<ConfigMapKeySelector>pe secretKeyRef:4<SecretKeySelector>pe fileKeyRef:5<FileKeySelector>pe
EphemeralContainer :1<EphemeralContainerCommon>n targetContainerName:2se
EphemeralContainerCommon name:1s image:2se command:3s*e args:4s*e workingDir:5se ports:6<ContainerPort>*e envFrom:19<EnvFromSource>*e env:7<EnvVar>*e resources:8<ResourceRequirements>e resizePolicy:23<ContainerResizePolicy>*e restartPolicy:24spe restartPolicyRules:25<ContainerRestartRule>*e volumeMounts:9<VolumeMount>*e volumeDevices:21<VolumeDevice>*e livenessProbe:10<Probe>pe readinessProbe:11<Probe>pe startupProbe:22<Probe>pe lifecycle:12<Lifecycle>pe terminationMessagePath:13se terminationMessagePolicy:20se imagePullPolicy:14se securityContext:15<SecurityContext>pe stdin:16be stdinOnce:17be tty:18be
EphemeralContainers metadata:1<77.ObjectMeta>e ephemeralContainers:2<EphemeralContainer>*
EphemeralVolumeSource volumeClaimTemplate:1<PersistentVolumeClaimTemplate>pe readOnly:2be
Event metadata:1<77.ObjectMeta> involvedObject:2<ObjectReference> reason:3se message:4se source:5<EventSource>e firstTimestamp:6<77.Time>e lastTimestamp:7<77.Time>e count:8ie type:9se eventTime:10<77.MicroTime>e series:11<EventSeries>pe action:12se related:13<ObjectReference>pe reportingComponent:14s reportingInstance:15s
EventList metadata:1<77.ListMeta>e items:2<Event>*
EventSeries count:1ie lastObservedTime:2<77.MicroTime>e state:3se
EventSource component:1se host:2se
EvictionResponder name:1s priority:2ip
ExecAction command:1s*e
FCVolumeSource targetWWNs:1s*e lun:2ipe fsType:3se readOnly:4be wwids:5s*e
FileKeySelector volumeName:1s path:2s key:3s optional:4bpe
FlexPersistentVolumeSource driver:1s fsType:2se secretRef:3<SecretReference>pe readOnly:4be options:5s%e
FlexVolumeSource driver:1s fsType:2se secretRef:3<LocalObjectReference>pe readOnly:4be options:5s%e
FlockerVolumeSource datasetName:1se datasetUUID:2se
GCEPersistentDiskVolumeSource pdName:1s fsType:2se partition:3ie readOnly:4be
GRPCAction port:1i service:2sp mode:3spe
GitRepoVolumeSource repository:1s revision:2se directory:3se
GlusterfsPersistentVolumeSource endpoints:1s path:2s readOnly:3be endpointsNamespace:4spe
GlusterfsVolumeSource endpoints:1s path:2s readOnly:3be
HTTPGetAction path:1se port:2<81.IntOrString> host:3se scheme:4se httpHeaders:5<HTTPHeader>*e protocol:6spe
HTTPHeader name:1s value:2s
Handler exec:1<ExecAction>pe httpGet:2<HTTPGetAction>pe tcpSocket:3<TCPSocketAction>pe
HostAlias ip:1s hostnames:2s*e
HostIP ip:1s
HostPathVolumeSource path:1s type:2spe
ISCSIPersistentVolumeSource targetPortal:1s iqn:2s lun:3i iscsiInterface:4se fsType:5se readOnly:6be portals:7s*e chapAuthDiscovery:8be chapAuthSession:11be secretRef:10<SecretReference>pe initiatorName:12spe
ISCSIVolumeSource targetPortal:1s iqn:2s lun:3i iscsiInterface:4se fsType:5se readOnly:6be portals:7s*e chapAuthDiscovery:8be chapAuthSession:11be secretRef:10<LocalObjectReference>pe initiatorName:12spe
ImageVolumeSource reference:1se pullPolicy:2se
ImageVolumeStatus imageRef:1se
KeyToPath key:1s path:2s mode:3ipe user:4lpe
Lifecycle postStart:1<LifecycleHandler>pe preStop:2<LifecycleHandler>pe stopSignal:3spe
LifecycleHandler exec:1<ExecAction>pe httpGet:2<HTTPGetAction>pe tcpSocket:3<TCPSocketAction>pe sleep:4<SleepAction>pe
LimitRange metadata:1<77.ObjectMeta>e spec:2<LimitRangeSpec>e
LimitRangeItem type:1s max:2<76.Quantity>%e min:3<76.Quantity>%e default:4<76.Quantity>%e defaultRequest:5<76.Quantity>%e maxLimitRequestRatio:6<76.Quantity>%e
LimitRangeList metadata:1<77.ListMeta>e items:2<LimitRange>*
LimitRangeSpec limits:1<LimitRangeItem>*
LinuxContainerUser uid:1l gid:2l supplementalGroups:3l*e
List metadata:1<77.ListMeta>e items:2<79.RawExtension>*
ListOptions labelSelector:1se fieldSelector:2se includeUninitialized:6be watch:3be resourceVersion:4se timeoutSeconds:5lpe
LoadBalancerIngress ip:1se hostname:2se ipMode:3spe ports:4<PortStatus>*e
LoadBalancerStatus ingress:1<LoadBalancerIngress>*e
LocalObjectReference name:1se
LocalVolumeSource path:1s fsType:2spe
ModifyVolumeStatus targetVolumeAttributesClassName:1se status:2s
NFSVolumeSource server:1s path:2s readOnly:3be
Namespace metadata:1<77.ObjectMeta>e spec:2<NamespaceSpec>e status:3<NamespaceStatus>e
NamespaceCondition type:1s status:2s lastTransitionTime:4<77.Time>e reason:5se message:6se
NamespaceList metadata:1<77.ListMeta>e items:2<Namespace>*
NamespaceSpec finalizers:1s*e
NamespaceStatus phase:1se conditions:2<NamespaceCondition>*e
Node metadata:1<77.ObjectMeta>e spec:2<NodeSpec>e status:3<NodeStatus>e
NodeAddress type:1s address:2s
NodeAffinity requiredDuringSchedulingIgnoredDuringExecution:1<NodeSelector>pe preferredDuringSchedulingIgnoredDuringExecution:2<PreferredSchedulingTerm>*e
NodeAllocatableMappedResources name:1s quantity:2<76.Quantity>p
NodeAllocatableOverheadResources name:1s perPod:2<76.Quantity>pe perContainer:3<76.Quantity>pe
NodeAllocatableResourceClaimStatus resourceClaimName:1s containers:2s*e mapping:4<NodeAllocatableMappedResources>*e overhead:5<NodeAllocatableOverheadResources>*e resources:3<76.Quantity>%
NodeCondition type:1s status:2s lastHeartbeatTime:3<77.Time>e lastTransitionTime:4<77.Time>e reason:5se message:6se
NodeConfigSource configMap:2<ConfigMapNodeConfigSource>pe configMapRef:1<ObjectReference>pe
NodeConfigStatus assigned:1<NodeConfigSource>pe active:2<NodeConfigSource>pe lastKnownGood:3<NodeConfigSource>pe error:4se
NodeDaemonEndpoints kubeletEndpoint:1<DaemonEndpoint>e
NodeFeatures supplementalGroupsPolicy:1bpe
NodeList metadata:1<77.ListMeta>e items:2<Node>*
NodePodPreemptionPolicy disableResizePreemption:1s*e
NodeProxyOptions path:1se
NodeResources Capacity:1<76.Quantity>%
NodeRuntimeHandler name:1s features:2<NodeRuntimeHandlerFeatures>pe
NodeRuntimeHandlerFeatures recursiveReadOnlyMounts:1bpe userNamespaces:2bpe
NodeSelector nodeSelectorTerms:1<NodeSelectorTerm>*
NodeSelectorRequirement key:1s operator:2s values:3s*e
NodeSelectorTerm matchExpressions:1<NodeSelectorRequirement>*e matchFields:2<NodeSelectorRequirement>*e
NodeSpec podCIDR:1se podCIDRs:7s*e providerID:3se unschedulable:4be taints:5<Taint>*e configSource:6<NodeConfigSource>pe externalID:2se podPreemptionPolicy:8<NodePodPreemptionPolicy>pe
NodeStatus capacity:1<76.Quantity>%e allocatable:2<76.Quantity>%e phase:3se conditions:4<NodeCondition>*e addresses:5<NodeAddress>*e daemonEndpoints:6<NodeDaemonEndpoints>e nodeInfo:7<NodeSystemInfo>e images:8<ContainerImage>*e volumesInUse:9s*e volumesAttached:10<AttachedVolume>*e config:11<NodeConfigStatus>pe runtimeHandlers:12<NodeRuntimeHandler>*e features:13<NodeFeatures>pe declaredFeatures:14s*e
NodeSwapStatus capacity:1lpe
NodeSystemInfo machineID:1s systemUUID:2s bootID:3s kernelVersion:4s osImage:5s containerRuntimeVersion:6s kubeletVersion:7s kubeProxyVersion:8s operatingSystem:9s architecture:10s swap:11<NodeSwapStatus>pe runningInUserNamespace:12bpe
ObjectFieldSelector apiVersion:1se fieldPath:2s
ObjectMeta name:1se generateName:2se namespace:3se selfLink:4se uid:5se resourceVersion:6se generation:7le creationTimestamp:8<77.Time>e deletionTimestamp:9<77.Time>pe deletionGracePeriodSeconds:10lpe labels:11s%e annotations:12s%e ownerReferences:13<77.OwnerReference>*e initializers:16<77.Initializers>pe finalizers:14s*e clusterName:15se
ObjectReference kind:1se namespace:2se name:3se uid:4se apiVersion:5se resourceVersion:6se fieldPath:7se
PersistentVolume metadata:1<77.ObjectMeta>e spec:2<PersistentVolumeSpec>e status:3<PersistentVolumeStatus>e
PersistentVolumeClaim metadata:1<77.ObjectMeta>e spec:2<PersistentVolumeClaimSpec>e status:3<PersistentVolumeClaimStatus>e
PersistentVolumeClaimCondition type:1s status:2s lastProbeTime:3<77.Time>e lastTransitionTime:4<77.Time>e reason:5se message:6se
PersistentVolumeClaimList metadata:1<77.ListMeta>e items:2<PersistentVolumeClaim>*
PersistentVolumeClaimSpec accessModes:1s*e selector:4<77.LabelSelector>pe resources:2<VolumeResourceRequirements>e volumeName:3se storageClassName:5spe volumeMode:6spe dataSource:7<TypedLocalObjectReference>pe dataSourceRef:8<TypedObjectReference>pe volumeAttributesClassName:9spe
PersistentVolumeClaimStatus phase:1se accessModes:2s*e capacity:3<76.Quantity>%e conditions:4<PersistentVolumeClaimCondition>*e allocatedResources:5<76.Quantity>%e allocatedResourceStatuses:7s%e currentVolumeAttributesClassName:8spe modifyVolumeStatus:9<ModifyVolumeStatus>pe healthStatus:10<VolumeHealthStatus>pe resizeStatus:6spe
PersistentVolumeClaimTemplate metadata:1<77.ObjectMeta>e spec:2<PersistentVolumeClaimSpec>
PersistentVolumeClaimVolumeSource claimName:1s readOnly:2be
PersistentVolumeList metadata:1<77.ListMeta>e items:2<PersistentVolume>*
PersistentVolumeSource gcePersistentDisk:1<GCEPersistentDiskVolumeSource>pe awsElasticBlockStore:2<AWSElasticBlockStoreVolumeSource>pe hostPath:3<HostPathVolumeSource>pe glusterfs:4<GlusterfsPersistentVolumeSource>pe nfs:5<NFSVolumeSource>pe rbd:6<RBDPersistentVolumeSource>pe iscsi:7<ISCSIPersistentVolumeSource>pe cinder:8<CinderPersistentVolumeSource>pe cephfs:9<CephFSPersistentVolumeSource>pe fc:10<FCVolumeSource>pe flocker:11<FlockerVolumeSource>pe flexVolume:12<FlexPersistentVolumeSource>pe azureFile:13<AzureFilePersistentVolumeSource>pe vsphereVolume:14<VsphereVirtualDiskVolumeSource>pe quobyte:15<QuobyteVolumeSource>pe azureDisk:16<AzureDiskVolumeSource>pe photonPersistentDisk:17<PhotonPersistentDiskVolumeSource>pe portworxVolume:18<PortworxVolumeSource>pe scaleIO:19<ScaleIOPersistentVolumeSource>pe local:20<LocalVolumeSource>pe storageos:21<StorageOSPersistentVolumeSource>pe csi:22<CSIPersistentVolumeSource>pe
PersistentVolumeSpec capacity:1<76.Quantity>%e :2<PersistentVolumeSource>n accessModes:3s*e claimRef:4<ObjectReference>pe persistentVolumeReclaimPolicy:5se storageClassName:6se mountOptions:7s*e volumeMode:8spe nodeAffinity:9<VolumeNodeAffinity>pe volumeAttributesClassName:10spe
PersistentVolumeStatus phase:1se message:2se reason:3se lastPhaseTransitionTime:4<77.Time>pe
PhotonPersistentDiskVolumeSource pdID:1s fsType:2se
Pod metadata:1<77.ObjectMeta>e spec:2<PodSpec>e status:3<PodStatus>e
PodAffinity requiredDuringSchedulingIgnoredDuringExecution:1<PodAffinityTerm>*e preferredDuringSchedulingIgnoredDuringExecution:2<WeightedPodAffinityTerm>*e
PodAffinityTerm labelSelector:1<77.LabelSelector>pe namespaces:2s*e topologyKey:3s namespaceSelector:4<77.LabelSelector>pe matchLabelKeys:5s*e mismatchLabelKeys:6s*e
PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:1<PodAffinityTerm>*e preferredDuringSchedulingIgnoredDuringExecution:2<WeightedPodAffinityTerm>*e
PodAttachOptions stdin:1be stdout:2be stderr:3be tty:4be container:5se
PodCertificateProjection signerName:1se keyType:2se maxExpirationSeconds:3ipe credentialBundlePath:4se keyPath:5se certificateChainPath:6se userAnnotations:7s%e user:8lpe
PodCondition type:1s observedGeneration:7le status:2s lastProbeTime:3<77.Time>e lastTransitionTime:4<77.Time>e reason:5se message:6se
PodDNSConfig nameservers:1s*e searches:2s*e options:3<PodDNSConfigOption>*e
PodDNSConfigOption name:1se value:2spe
PodExecOptions stdin:1be stdout:2be stderr:3be tty:4be container:5se command:6s*
PodExtendedResourceClaimStatus requestMappings:1<ContainerExtendedResourceRequest>* resourceClaimName:2s
PodIP ip:1s
PodList metadata:1<77.ListMeta>e items:2<Pod>*
PodLogOptions container:1se follow:2be previous:3be sinceSeconds:4lpe sinceTime:5<77.Time>pe timestamps:6be tailLines:7lpe limitBytes:8lpe insecureSkipTLSVerifyBackend:9be stream:10spe
PodOS name:1s
PodPortForwardOptions ports:1i*e
PodProxyOptions path:1se
PodReadinessGate conditionType:1s
PodResourceClaim name:1s resourceClaimName:3spe resourceClaimTemplateName:4spe source:2<ClaimSource>e
PodResourceClaimStatus name:1s resourceClaimName:2spe
PodSchedulingGate name:1s
PodSchedulingGroup podGroupName:1spe
PodSecurityContext seLinuxOptions:1<SELinuxOptions>pe windowsOptions:8<WindowsSecurityContextOptions>pe runAsUser:2lpe runAsGroup:6lpe runAsNonRoot:3bpe supplementalGroups:4l*e supplementalGroupsPolicy:12spe fsGroup:5lpe sysctls:7<Sysctl>*e fsGroupChangePolicy:9spe seccompProfile:10<SeccompProfile>pe appArmorProfile:11<AppArmorProfile>pe seLinuxChangePolicy:13spe
PodSignature podController:1<77.OwnerReference>pe
PodSpec volumes:1<Volume>*e initContainers:20<Container>*e containers:2<Container>* ephemeralContainers:34<EphemeralContainer>*e restartPolicy:3se terminationGracePeriodSeconds:4lpe activeDeadlineSeconds:5lpe dnsPolicy:6se nodeSelector:7s%e serviceAccountName:8se serviceAccount:9se automountServiceAccountToken:21bpe nodeName:10se hostNetwork:11be hostPID:12be hostIPC:13be shareProcessNamespace:27bpe securityContext:14<PodSecurityContext>pe imagePullSecrets:15<LocalObjectReference>*e hostname:16se subdomain:17se affinity:18<Affinity>pe schedulerName:19se tolerations:22<Toleration>*e hostAliases:23<HostAlias>*e priorityClassName:24se priority:25ipe dnsConfig:26<PodDNSConfig>pe readinessGates:28<PodReadinessGate>*e runtimeClassName:29spe enableServiceLinks:30bpe preemptionPolicy:31spe overhead:32<76.Quantity>%e topologySpreadConstraints:33<TopologySpreadConstraint>*e setHostnameAsFQDN:35bpe os:36<PodOS>pe hostUsers:37bpe schedulingGates:38<PodSchedulingGate>*e resourceClaims:39<PodResourceClaim>*e resources:40<ResourceRequirements>pe hostnameOverride:41spe schedulingGroup:43<PodSchedulingGroup>pe evictionResponders:44<EvictionResponder>*e workloadRef:42<WorkloadReference>pe
PodStatus observedGeneration:17le phase:1se conditions:2<PodCondition>*e message:3se reason:4se nominatedNodeName:11se hostIP:5se hostIPs:16<HostIP>*e podIP:6se podIPs:12<PodIP>*e startTime:7<77.Time>pe initContainerStatuses:10<ContainerStatus>*e containerStatuses:8<ContainerStatus>*e qosClass:9se ephemeralContainerStatuses:13<ContainerStatus>*e resize:14se resourceClaimStatuses:15<PodResourceClaimStatus>*e extendedResourceClaimStatus:18<PodExtendedResourceClaimStatus>pe allocatedResources:19<76.Quantity>%e resources:20<ResourceRequirements>pe nodeAllocatableResourceClaimStatuses:21<NodeAllocatableResourceClaimStatus>*e volumeHealth:22<PodVolumeHealth>*e
PodStatusResult metadata:1<77.ObjectMeta>e status:2<PodStatus>e
PodTemplate metadata:1<77.ObjectMeta>e template:2<PodTemplateSpec>e
PodTemplateList metadata:1<77.ListMeta>e items:2<PodTemplate>*
PodTemplateSpec metadata:1<77.ObjectMeta>e spec:2<PodSpec>e
PodVolumeHealth name:1s healthConditions:2<VolumeHealthCondition>*e lastTransitionTime:3<77.Time>e
PortStatus port:1i protocol:2s error:3spe
PortworxVolumeSource volumeID:1s fsType:2se readOnly:3be
Preconditions uid:1spe
PreferAvoidPodsEntry podSignature:1<PodSignature> evictionTime:2<77.Time>e reason:3se message:4se
PreferredSchedulingTerm weight:1i preference:2<NodeSelectorTerm>
Probe :1<ProbeHandler>n initialDelaySeconds:2ie timeoutSeconds:3ie periodSeconds:4ie successThreshold:5ie failureThreshold:6ie terminationGracePeriodSeconds:7lpe
ProbeHandler exec:1<ExecAction>pe httpGet:2<HTTPGetAction>pe tcpSocket:3<TCPSocketAction>pe grpc:4<GRPCAction>pe
ProjectedVolumeSource sources:1<VolumeProjection>* defaultMode:2ipe defaultUser:3lpe
QuobyteVolumeSource registry:1s volume:2s readOnly:3be user:4se group:5se tenant:6se
RBDPersistentVolumeSource monitors:1s* image:2s fsType:3se pool:4se user:5se keyring:6se secretRef:7<SecretReference>pe readOnly:8be
RBDVolumeSource monitors:1s* image:2s fsType:3se pool:4se user:5se keyring:6se secretRef:7<LocalObjectReference>pe readOnly:8be
RangeAllocation metadata:1<77.ObjectMeta>e range:2s data:3y
ReplicationController metadata:1<77.ObjectMeta>e spec:2<ReplicationControllerSpec>e status:3<ReplicationControllerStatus>e
ReplicationControllerCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
ReplicationControllerList metadata:1<77.ListMeta>e items:2<ReplicationController>*
ReplicationControllerSpec replicas:1ipe minReadySeconds:4ie selector:2s%e template:3<PodTemplateSpec>pe
ReplicationControllerStatus replicas:1i fullyLabeledReplicas:2ie readyReplicas:4ie availableReplicas:5ie observedGeneration:3le conditions:6<ReplicationControllerCondition>*e
ResourceClaim name:1s request:2se
ResourceFieldSelector containerName:1se resource:2s divisor:3<76.Quantity>e
ResourceHealth resourceID:1s health:2se message:6spe
ResourceQuota metadata:1<77.ObjectMeta>e spec:2<ResourceQuotaSpec>e status:3<ResourceQuotaStatus>e
ResourceQuotaList metadata:1<77.ListMeta>e items:2<ResourceQuota>*
ResourceQuotaSpec hard:1<76.Quantity>%e scopes:2s*e scopeSelector:3<ScopeSelector>pe
ResourceQuotaStatus hard:1<76.Quantity>%e used:2<76.Quantity>%e
ResourceRequirements limits:1<76.Quantity>%e requests:2<76.Quantity>%e claims:3<ResourceClaim>*e
ResourceStatus name:1s resources:2<ResourceHealth>*e
SELinuxOptions user:1se role:2se type:3se level:4se
ScaleIOPersistentVolumeSource gateway:1s system:2s secretRef:3<SecretReference>p sslEnabled:4be protectionDomain:5se storagePool:6se storageMode:7se volumeName:8se fsType:9se readOnly:10be
ScaleIOVolumeSource gateway:1s system:2s secretRef:3<LocalObjectReference>p sslEnabled:4be protectionDomain:5se storagePool:6se storageMode:7se volumeName:8se fsType:9se readOnly:10be
ScopeSelector matchExpressions:1<ScopedResourceSelectorRequirement>*e
ScopedResourceSelectorRequirement scopeName:1s operator:2s values:3s*e
SeccompProfile type:1s localhostProfile:2spe
Secret metadata:1<77.ObjectMeta>e immutable:5bpe data:2y%e stringData:4s%e type:3se
SecretEnvSource :1<LocalObjectReference>n optional:2bpe
SecretKeySelector :1<LocalObjectReference>n key:2s optional:3bpe
SecretList metadata:1<77.ListMeta>e items:2<Secret>*
SecretProjection :1<LocalObjectReference>n items:2<KeyToPath>*e optional:4bpe
SecretReference name:1se namespace:2se
SecretVolumeSource secretName:1se items:2<KeyToPath>*e defaultMode:3ipe optional:4bpe defaultUser:5lpe
SecurityContext capabilities:1<Capabilities>pe privileged:2bpe seLinuxOptions:3<SELinuxOptions>pe windowsOptions:10<WindowsSecurityContextOptions>pe runAsUser:4lpe runAsGroup:8lpe runAsNonRoot:5bpe readOnlyRootFilesystem:6bpe allowPrivilegeEscalation:7bpe procMount:9spe seccompProfile:11<SeccompProfile>pe appArmorProfile:12<AppArmorProfile>pe
SerializedReference reference:1<ObjectReference>e
Service metadata:1<77.ObjectMeta>e spec:2<ServiceSpec>e status:3<ServiceStatus>e
ServiceAccount metadata:1<77.ObjectMeta>e secrets:2<ObjectReference>*e imagePullSecrets:3<LocalObjectReference>*e automountServiceAccountToken:4bpe
ServiceAccountList metadata:1<77.ListMeta>e items:2<ServiceAccount>*
ServiceAccountTokenProjection audience:1se expirationSeconds:2lpe path:3s user:4lpe
ServiceList metadata:1<77.ListMeta>e items:2<Service>*
ServicePort name:1se protocol:2se appProtocol:6spe port:3i targetPort:4<81.IntOrString>e nodePort:5ie
ServiceProxyOptions path:1se
ServiceSpec ports:1<ServicePort>*e selector:2s%e clusterIP:3se clusterIPs:18s*e type:4se externalIPs:5s*e sessionAffinity:7se loadBalancerIP:8se loadBalancerSourceRanges:9s*e externalName:10se externalTrafficPolicy:11se healthCheckNodePort:12ie publishNotReadyAddresses:13be sessionAffinityConfig:14<SessionAffinityConfig>pe ipFamilies:19s*e ipFamilyPolicy:17spe allocateLoadBalancerNodePorts:20bpe loadBalancerClass:21spe internalTrafficPolicy:22spe trafficDistribution:23spe topologyKeys:16s*e ipFamily:15spe
ServiceStatus loadBalancer:1<LoadBalancerStatus>e conditions:2<77.Condition>*e
SessionAffinityConfig clientIP:1<ClientIPConfig>pe
SleepAction seconds:1l
StorageOSPersistentVolumeSource volumeName:1se volumeNamespace:2se fsType:3se readOnly:4be secretRef:5<ObjectReference>pe
StorageOSVolumeSource volumeName:1se volumeNamespace:2se fsType:3se readOnly:4be secretRef:5<LocalObjectReference>pe
Sysctl name:1s value:2s
TCPSocketAction port:1<81.IntOrString> host:2se
Taint key:1s value:2se effect:3s timeAdded:4<77.Time>pe
Toleration key:1se operator:2se value:3se effect:4se tolerationSeconds:5lpe
TopologySelectorLabelRequirement key:1s values:2s*
TopologySelectorTerm matchLabelExpressions:1<TopologySelectorLabelRequirement>*e
TopologySpreadConstraint maxSkew:1i topologyKey:2s whenUnsatisfiable:3s labelSelector:4<77.LabelSelector>pe minDomains:5ipe nodeAffinityPolicy:6spe nodeTaintsPolicy:7spe matchLabelKeys:8s*e
TypedLocalObjectReference apiGroup:1sp kind:2s name:3s
TypedObjectReference apiGroup:1sp kind:2s name:3s namespace:4spe
Volume name:1s :2<VolumeSource>n
VolumeDevice name:1s devicePath:2s
VolumeHealthCondition status:1s reason:2s message:3se
VolumeHealthStatus healthConditions:1<VolumeHealthCondition>*e lastTransitionTime:2<77.Time>e
VolumeMount name:1s readOnly:2be recursiveReadOnly:7spe mountPath:3s subPath:4se mountPropagation:5spe subPathExpr:6se bindMountOptions:8s*e
VolumeMountStatus name:1s mountPath:2s readOnly:3be recursiveReadOnly:4spe volumeStatus:5<VolumeStatus>pe
VolumeNodeAffinity required:1<NodeSelector>pe
VolumeProjection secret:1<SecretProjection>pe downwardAPI:2<DownwardAPIProjection>pe configMap:3<ConfigMapProjection>pe serviceAccountToken:4<ServiceAccountTokenProjection>pe clusterTrustBundle:5<ClusterTrustBundleProjection>pe podCertificate:6<PodCertificateProjection>pe
VolumeResourceRequirements limits:1<76.Quantity>%e requests:2<76.Quantity>%e claims:3<ResourceClaim>*e
VolumeSource hostPath:1<HostPathVolumeSource>pe emptyDir:2<EmptyDirVolumeSource>pe gcePersistentDisk:3<GCEPersistentDiskVolumeSource>pe awsElasticBlockStore:4<AWSElasticBlockStoreVolumeSource>pe gitRepo:5<GitRepoVolumeSource>pe secret:6<SecretVolumeSource>pe nfs:7<NFSVolumeSource>pe iscsi:8<ISCSIVolumeSource>pe glusterfs:9<GlusterfsVolumeSource>pe persistentVolumeClaim:10<PersistentVolumeClaimVolumeSource>pe rbd:11<RBDVolumeSource>pe flexVolume:12<FlexVolumeSource>pe cinder:13<CinderVolumeSource>pe cephfs:14<CephFSVolumeSource>pe flocker:15<FlockerVolumeSource>pe downwardAPI:16<DownwardAPIVolumeSource>pe fc:17<FCVolumeSource>pe azureFile:18<AzureFileVolumeSource>pe configMap:19<ConfigMapVolumeSource>pe vsphereVolume:20<VsphereVirtualDiskVolumeSource>pe quobyte:21<QuobyteVolumeSource>pe azureDisk:22<AzureDiskVolumeSource>pe photonPersistentDisk:23<PhotonPersistentDiskVolumeSource>pe projected:26<ProjectedVolumeSource>pe portworxVolume:24<PortworxVolumeSource>pe scaleIO:25<ScaleIOVolumeSource>pe storageos:27<StorageOSVolumeSource>pe csi:28<CSIVolumeSource>pe ephemeral:29<EphemeralVolumeSource>pe image:30<ImageVolumeSource>pe
VolumeStatus image:1<ImageVolumeStatus>pe
VsphereVirtualDiskVolumeSource volumePath:1s fsType:2se storagePolicyName:3se storagePolicyID:4se
WeightedPodAffinityTerm weight:1i podAffinityTerm:2<PodAffinityTerm>
WindowsSecurityContextOptions gmsaCredentialSpecName:1spe gmsaCredentialSpec:2spe runAsUserName:3spe hostProcess:4bpe
WorkloadReference name:1s podGroup:2s podGroupReplicaKey:3se
@k8s.io.api.discovery.v1 discovery.k8s.io/v1
Endpoint addresses:1s* conditions:2<EndpointConditions>e hostname:3spe targetRef:4<31.ObjectReference>pe deprecatedTopology:5s%e nodeName:6spe zone:7spe hints:8<EndpointHints>pe
EndpointConditions ready:1bpe serving:2bpe terminating:3bpe
EndpointHints forZones:1<ForZone>*e forNodes:2<ForNode>*e
EndpointPort name:1spe protocol:2spe port:3ipe appProtocol:4spe
EndpointSlice metadata:1<77.ObjectMeta>e addressType:4s endpoints:2<Endpoint>* ports:3<EndpointPort>*
EndpointSliceList metadata:1<77.ListMeta>e items:2<EndpointSlice>*
ForNode name:1s
ForZone name:1s
@k8s.io.api.discovery.v1alpha1 discovery.k8s.io/v1alpha1
Endpoint addresses:1s* conditions:2<EndpointConditions>e hostname:3spe targetRef:4<31.ObjectReference>pe topology:5s%e nodeName:6spe
EndpointConditions ready:1bpe serving:2bpe terminating:3bpe
EndpointPort name:1spe protocol:2spe port:3ipe appProtocol:4spe
EndpointSlice metadata:1<77.ObjectMeta>e addressType:4s endpoints:2<Endpoint>* ports:3<EndpointPort>*
EndpointSliceList metadata:1<77.ListMeta>e items:2<EndpointSlice>*
@k8s.io.api.discovery.v1beta1 discovery.k8s.io/v1beta1
Endpoint addresses:1s* conditions:2<EndpointConditions>e hostname:3spe targetRef:4<31.ObjectReference>pe topology:5s%e nodeName:6spe hints:7<EndpointHints>pe
EndpointConditions ready:1bpe serving:2bpe terminating:3bpe
EndpointHints forZones:1<ForZone>*e forNodes:2<ForNode>*e
EndpointPort name:1spe protocol:2spe port:3ipe appProtocol:4spe
EndpointSlice metadata:1<77.ObjectMeta>e addressType:4s endpoints:2<Endpoint>* ports:3<EndpointPort>*
EndpointSliceList metadata:1<77.ListMeta>e items:2<EndpointSlice>*
ForNode name:1s
ForZone name:1s
@k8s.io.api.events.v1 events.k8s.io/v1
Event metadata:1<77.ObjectMeta> eventTime:2<77.MicroTime> series:3<EventSeries>pe reportingController:4se reportingInstance:5se action:6se reason:7se regarding:8<31.ObjectReference>e related:9<31.ObjectReference>pe note:10se type:11se deprecatedSource:12<31.EventSource>e deprecatedFirstTimestamp:13<77.Time>e deprecatedLastTimestamp:14<77.Time>e deprecatedCount:15ie
EventList metadata:1<77.ListMeta>e items:2<Event>*
EventSeries count:1i lastObservedTime:2<77.MicroTime>
@k8s.io.api.events.v1beta1 events.k8s.io/v1beta1
Event metadata:1<77.ObjectMeta> eventTime:2<77.MicroTime> series:3<EventSeries>pe reportingController:4se reportingInstance:5se action:6se reason:7se regarding:8<31.ObjectReference>e related:9<31.ObjectReference>pe note:10se type:11se deprecatedSource:12<31.EventSource>e deprecatedFirstTimestamp:13<77.Time>e deprecatedLastTimestamp:14<77.Time>e deprecatedCount:15ie
EventList metadata:1<77.ListMeta>e items:2<Event>*
EventSeries count:1i lastObservedTime:2<77.MicroTime> state:3s
@k8s.io.api.extensions.v1beta1 extensions/v1beta1
AllowedCSIDriver name:1s
AllowedFlexVolume driver:1s
AllowedHostPath pathPrefix:1se readOnly:2be
CustomMetricCurrentStatus name:1s value:2<76.Quantity>
CustomMetricCurrentStatusList items:1<CustomMetricCurrentStatus>*
CustomMetricTarget name:1s value:2<76.Quantity>
CustomMetricTargetList items:1<CustomMetricTarget>*
DaemonSet metadata:1<77.ObjectMeta>e spec:2<DaemonSetSpec>e status:3<DaemonSetStatus>e
DaemonSetCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
DaemonSetList metadata:1<77.ListMeta>e items:2<DaemonSet>*
DaemonSetSpec selector:1<77.LabelSelector>pe template:2<31.PodTemplateSpec> updateStrategy:3<DaemonSetUpdateStrategy>e minReadySeconds:4ie templateGeneration:5le revisionHistoryLimit:6ipe
DaemonSetStatus currentNumberScheduled:1i numberMisscheduled:2i desiredNumberScheduled:3i numberReady:4i observedGeneration:5le updatedNumberScheduled:6ie numberAvailable:7ie numberUnavailable:8ie collisionCount:9ipe conditions:10<DaemonSetCondition>*e
DaemonSetUpdateStrategy type:1se rollingUpdate:2<RollingUpdateDaemonSet>pe
Deployment metadata:1<77.ObjectMeta>e spec:2<DeploymentSpec>e status:3<DeploymentStatus>e
DeploymentCondition type:1s status:2s lastUpdateTime:6<77.Time>e lastTransitionTime:7<77.Time>e reason:4se message:5se
DeploymentList metadata:1<77.ListMeta>e items:2<Deployment>*
DeploymentRollback name:1s updatedAnnotations:2s%e rollbackTo:3<RollbackConfig>
DeploymentSpec replicas:1ipe selector:2<77.LabelSelector>pe template:3<31.PodTemplateSpec> strategy:4<DeploymentStrategy>e minReadySeconds:5ie revisionHistoryLimit:6ipe paused:7be rollbackTo:8<RollbackConfig>pe progressDeadlineSeconds:9ipe
DeploymentStatus observedGeneration:1le replicas:2ie updatedReplicas:3ie readyReplicas:7ie availableReplicas:4ie unavailableReplicas:5ie terminatingReplicas:9ipe conditions:6<DeploymentCondition>*e collisionCount:8ipe
DeploymentStrategy type:1se rollingUpdate:2<RollingUpdateDeployment>pe
FSGroupStrategyOptions rule:1se ranges:2<IDRange>*e
HTTPIngressPath path:1se pathType:3spe backend:2<IngressBackend>
HTTPIngressRuleValue paths:1<HTTPIngressPath>*
HostPortRange min:1i max:2i
IDRange min:1l max:2l
IPBlock cidr:1s except:2s*e
Ingress metadata:1<77.ObjectMeta>e spec:2<IngressSpec>e status:3<IngressStatus>e
IngressBackend serviceName:1se servicePort:2<81.IntOrString>e resource:3<31.TypedLocalObjectReference>pe
IngressList metadata:1<77.ListMeta>e items:2<Ingress>*
IngressLoadBalancerIngress ip:1se hostname:2se ports:4<IngressPortStatus>*e
IngressLoadBalancerStatus ingress:1<IngressLoadBalancerIngress>*e
IngressPortStatus port:1i protocol:2s error:3spe
IngressRule host:1se :2<IngressRuleValue>n
IngressRuleValue http:1<HTTPIngressRuleValue>pe
IngressSpec ingressClassName:4spe backend:1<IngressBackend>pe tls:2<IngressTLS>*e rules:3<IngressRule>*e
IngressStatus loadBalancer:1<IngressLoadBalancerStatus>e
IngressTLS hosts:1s*e secretName:2se
NetworkPolicy metadata:1<77.ObjectMeta>e spec:2<NetworkPolicySpec>e status:3<NetworkPolicyStatus>e
NetworkPolicyEgressRule ports:1<NetworkPolicyPort>*e to:2<NetworkPolicyPeer>*e
NetworkPolicyIngressRule ports:1<NetworkPolicyPort>*e from:2<NetworkPolicyPeer>*e
NetworkPolicyList metadata:1<77.ListMeta>e items:2<NetworkPolicy>*
NetworkPolicyPeer podSelector:1<77.LabelSelector>pe namespaceSelector:2<77.LabelSelector>pe ipBlock:3<IPBlock>pe
NetworkPolicyPort protocol:1spe port:2<81.IntOrString>pe endPort:3ipe
NetworkPolicySpec podSelector:1<77.LabelSelector> ingress:2<NetworkPolicyIngressRule>*e egress:3<NetworkPolicyEgressRule>*e policyTypes:4s*e
NetworkPolicyStatus conditions:1<77.Condition>*e
PodSecurityPolicy metadata:1<77.ObjectMeta>e spec:2<PodSecurityPolicySpec>e
PodSecurityPolicyList metadata:1<77.ListMeta>e items:2<PodSecurityPolicy>*
PodSecurityPolicySpec privileged:1be defaultAddCapabilities:2s*e requiredDropCapabilities:3s*e allowedCapabilities:4s*e volumes:5s*e hostNetwork:6be hostPorts:7<HostPortRange>*e hostPID:8be hostIPC:9be seLinux:10<SELinuxStrategyOptions> runAsUser:11<RunAsUserStrategyOptions> runAsGroup:22<RunAsGroupStrategyOptions>pe supplementalGroups:12<SupplementalGroupsStrategyOptions> fsGroup:13<FSGroupStrategyOptions> readOnlyRootFilesystem:14be defaultAllowPrivilegeEscalation:15bpe allowPrivilegeEscalation:16bpe allowedHostPaths:17<AllowedHostPath>*e allowedFlexVolumes:18<AllowedFlexVolume>*e allowedCSIDrivers:23<AllowedCSIDriver>*e allowedUnsafeSysctls:19s*e forbiddenSysctls:20s*e allowedProcMountTypes:21s*e runtimeClass:24<RuntimeClassStrategyOptions>pe
ReplicaSet metadata:1<77.ObjectMeta>e spec:2<ReplicaSetSpec>e status:3<ReplicaSetStatus>e
ReplicaSetCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
ReplicaSetList metadata:1<77.ListMeta>e items:2<ReplicaSet>*
ReplicaSetSpec replicas:1ipe minReadySeconds:4ie selector:2<77.LabelSelector>pe template:3<31.PodTemplateSpec>e
ReplicaSetStatus replicas:1i fullyLabeledReplicas:2ie readyReplicas:4ie availableReplicas:5ie terminatingReplicas:7ipe observedGeneration:3le conditions:6<ReplicaSetCondition>*e
ReplicationControllerDummy
RollbackConfig revision:1le
RollingUpdateDaemonSet maxUnavailable:1<81.IntOrString>pe maxSurge:2<81.IntOrString>pe
RollingUpdateDeployment maxUnavailable:1<81.IntOrString>pe maxSurge:2<81.IntOrString>pe
RunAsGroupStrategyOptions rule:1s ranges:2<IDRange>*e
RunAsUserStrategyOptions rule:1s ranges:2<IDRange>*e
RuntimeClassStrategyOptions allowedRuntimeClassNames:1s* defaultRuntimeClassName:2spe
SELinuxStrategyOptions rule:1s seLinuxOptions:2<31.SELinuxOptions>pe
Scale metadata:1<77.ObjectMeta>e spec:2<ScaleSpec>e status:3<ScaleStatus>e
ScaleSpec replicas:1ie
ScaleStatus replicas:1i selector:2s%e targetSelector:3se
SupplementalGroupsStrategyOptions rule:1se ranges:2<IDRange>*e
@k8s.io.api.flowcontrol.v1 flowcontrol.apiserver.k8s.io/v1
ExemptPriorityLevelConfiguration nominalConcurrencyShares:1ipe lendablePercent:2ipe
FlowDistinguisherMethod type:1s
FlowSchema metadata:1<77.ObjectMeta>e spec:2<FlowSchemaSpec>e status:3<FlowSchemaStatus>e
FlowSchemaCondition type:1se status:2se lastTransitionTime:3<77.Time>e reason:4se message:5se
FlowSchemaList metadata:1<77.ListMeta>e items:2<FlowSchema>*
FlowSchemaSpec priorityLevelConfiguration:1<PriorityLevelConfigurationReference> matchingPrecedence:2i distinguisherMethod:3<FlowDistinguisherMethod>pe rules:4<PolicyRulesWithSubjects>*e
FlowSchemaStatus conditions:1<FlowSchemaCondition>*e
GroupSubject name:1s
LimitResponse type:1s queuing:2<QueuingConfiguration>pe
LimitedPriorityLevelConfiguration nominalConcurrencyShares:1ip limitResponse:2<LimitResponse>e lendablePercent:3ipe borrowingLimitPercent:4ipe
NonResourcePolicyRule verbs:1s* nonResourceURLs:6s*
PolicyRulesWithSubjects subjects:1<Subject>* resourceRules:2<ResourcePolicyRule>*e nonResourceRules:3<NonResourcePolicyRule>*e
PriorityLevelConfiguration metadata:1<77.ObjectMeta>e spec:2<PriorityLevelConfigurationSpec>e status:3<PriorityLevelConfigurationStatus>e
PriorityLevelConfigurationCondition type:1se status:2se lastTransitionTime:3<77.Time>e reason:4se message:5se
PriorityLevelConfigurationList metadata:1<77.ListMeta>e items:2<PriorityLevelConfiguration>*
PriorityLevelConfigurationReference name:1s
PriorityLevelConfigurationSpec type:1s limited:2<LimitedPriorityLevelConfiguration>pe exempt:3<ExemptPriorityLevelConfiguration>pe
PriorityLevelConfigurationStatus conditions:1<PriorityLevelConfigurationCondition>*e
QueuingConfiguration queues:1i handSize:2i queueLengthLimit:3i
ResourcePolicyRule verbs:1s* apiGroups:2s* resources:3s* clusterScope:4be namespaces:5s*
ServiceAccountSubject namespace:1s name:2s
Subject kind:1s user:2<UserSubject>pe group:3<GroupSubject>pe serviceAccount:4<ServiceAccountSubject>pe
UserSubject name:1s
@k8s.io.api.flowcontrol.v1alpha1 flowcontrol.apiserver.k8s.io/v1alpha1
ExemptPriorityLevelConfiguration nominalConcurrencyShares:1ipe lendablePercent:2ipe
FlowDistinguisherMethod type:1s
FlowSchema metadata:1<77.ObjectMeta>e spec:2<FlowSchemaSpec>e status:3<FlowSchemaStatus>e
FlowSchemaCondition type:1se status:2se lastTransitionTime:3<77.Time>e reason:4se message:5se
FlowSchemaList metadata:1<77.ListMeta>e items:2<FlowSchema>*
FlowSchemaSpec priorityLevelConfiguration:1<PriorityLevelConfigurationReference> matchingPrecedence:2i distinguisherMethod:3<FlowDistinguisherMethod>pe rules:4<PolicyRulesWithSubjects>*e
FlowSchemaStatus conditions:1<FlowSchemaCondition>*e
GroupSubject name:1s
LimitResponse type:1s queuing:2<QueuingConfiguration>pe
LimitedPriorityLevelConfiguration assuredConcurrencyShares:1i limitResponse:2<LimitResponse>e lendablePercent:3ipe borrowingLimitPercent:4ipe
NonResourcePolicyRule verbs:1s* nonResourceURLs:6s*
PolicyRulesWithSubjects subjects:1<Subject>* resourceRules:2<ResourcePolicyRule>*e nonResourceRules:3<NonResourcePolicyRule>*e
PriorityLevelConfiguration metadata:1<77.ObjectMeta>e spec:2<PriorityLevelConfigurationSpec>e status:3<PriorityLevelConfigurationStatus>e
PriorityLevelConfigurationCondition type:1se status:2se lastTransitionTime:3<77.Time>e reason:4se message:5se
PriorityLevelConfigurationList metadata:1<77.ListMeta>e items:2<PriorityLevelConfiguration>*
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
FlowSchema metadata:1<77.ObjectMeta>e spec:2<FlowSchemaSpec>e status:3<FlowSchemaStatus>e
FlowSchemaCondition type:1se status:2se lastTransitionTime:3<77.Time>e reason:4se message:5se
FlowSchemaList metadata:1<77.ListMeta>e items:2<FlowSchema>*
FlowSchemaSpec priorityLevelConfiguration:1<PriorityLevelConfigurationReference> matchingPrecedence:2i distinguisherMethod:3<FlowDistinguisherMethod>pe rules:4<PolicyRulesWithSubjects>*e
FlowSchemaStatus conditions:1<FlowSchemaCondition>*e
GroupSubject name:1s
LimitResponse type:1s queuing:2<QueuingConfiguration>pe
LimitedPriorityLevelConfiguration assuredConcurrencyShares:1i limitResponse:2<LimitResponse>e lendablePercent:3ipe borrowingLimitPercent:4ipe
NonResourcePolicyRule verbs:1s* nonResourceURLs:6s*
PolicyRulesWithSubjects subjects:1<Subject>* resourceRules:2<ResourcePolicyRule>*e nonResourceRules:3<NonResourcePolicyRule>*e
PriorityLevelConfiguration metadata:1<77.ObjectMeta>e spec:2<PriorityLevelConfigurationSpec>e status:3<PriorityLevelConfigurationStatus>e
PriorityLevelConfigurationCondition type:1se status:2se lastTransitionTime:3<77.Time>e reason:4se message:5se
PriorityLevelConfigurationList metadata:1<77.ListMeta>e items:2<PriorityLevelConfiguration>*
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
FlowSchema metadata:1<77.ObjectMeta>e spec:2<FlowSchemaSpec>e status:3<FlowSchemaStatus>e
FlowSchemaCondition type:1se status:2se lastTransitionTime:3<77.Time>e reason:4se message:5se
FlowSchemaList metadata:1<77.ListMeta>e items:2<FlowSchema>*
FlowSchemaSpec priorityLevelConfiguration:1<PriorityLevelConfigurationReference> matchingPrecedence:2i distinguisherMethod:3<FlowDistinguisherMethod>pe rules:4<PolicyRulesWithSubjects>*e
FlowSchemaStatus conditions:1<FlowSchemaCondition>*e
GroupSubject name:1s
LimitResponse type:1s queuing:2<QueuingConfiguration>pe
LimitedPriorityLevelConfiguration assuredConcurrencyShares:1i limitResponse:2<LimitResponse>e lendablePercent:3ipe borrowingLimitPercent:4ipe
NonResourcePolicyRule verbs:1s* nonResourceURLs:6s*
PolicyRulesWithSubjects subjects:1<Subject>* resourceRules:2<ResourcePolicyRule>*e nonResourceRules:3<NonResourcePolicyRule>*e
PriorityLevelConfiguration metadata:1<77.ObjectMeta>e spec:2<PriorityLevelConfigurationSpec>e status:3<PriorityLevelConfigurationStatus>e
PriorityLevelConfigurationCondition type:1se status:2se lastTransitionTime:3<77.Time>e reason:4se message:5se
PriorityLevelConfigurationList metadata:1<77.ListMeta>e items:2<PriorityLevelConfiguration>*
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
FlowSchema metadata:1<77.ObjectMeta>e spec:2<FlowSchemaSpec>e status:3<FlowSchemaStatus>e
FlowSchemaCondition type:1se status:2se lastTransitionTime:3<77.Time>e reason:4se message:5se
FlowSchemaList metadata:1<77.ListMeta>e items:2<FlowSchema>*
FlowSchemaSpec priorityLevelConfiguration:1<PriorityLevelConfigurationReference> matchingPrecedence:2i distinguisherMethod:3<FlowDistinguisherMethod>pe rules:4<PolicyRulesWithSubjects>*e
FlowSchemaStatus conditions:1<FlowSchemaCondition>*e
GroupSubject name:1s
LimitResponse type:1s queuing:2<QueuingConfiguration>pe
LimitedPriorityLevelConfiguration nominalConcurrencyShares:1i limitResponse:2<LimitResponse>e lendablePercent:3ipe borrowingLimitPercent:4ipe
NonResourcePolicyRule verbs:1s* nonResourceURLs:6s*
PolicyRulesWithSubjects subjects:1<Subject>* resourceRules:2<ResourcePolicyRule>*e nonResourceRules:3<NonResourcePolicyRule>*e
PriorityLevelConfiguration metadata:1<77.ObjectMeta>e spec:2<PriorityLevelConfigurationSpec>e status:3<PriorityLevelConfigurationStatus>e
PriorityLevelConfigurationCondition type:1se status:2se lastTransitionTime:3<77.Time>e reason:4se message:5se
PriorityLevelConfigurationList metadata:1<77.ListMeta>e items:2<PriorityLevelConfiguration>*
PriorityLevelConfigurationReference name:1s
PriorityLevelConfigurationSpec type:1s limited:2<LimitedPriorityLevelConfiguration>pe exempt:3<ExemptPriorityLevelConfiguration>pe
PriorityLevelConfigurationStatus conditions:1<PriorityLevelConfigurationCondition>*e
QueuingConfiguration queues:1i handSize:2i queueLengthLimit:3i
ResourcePolicyRule verbs:1s* apiGroups:2s* resources:3s* clusterScope:4be namespaces:5s*
ServiceAccountSubject namespace:1s name:2s
Subject kind:1s user:2<UserSubject>pe group:3<GroupSubject>pe serviceAccount:4<ServiceAccountSubject>pe
UserSubject name:1s
@k8s.io.api.imagepolicy.v1alpha1 imagepolicy.k8s.io/v1alpha1
ImageReview metadata:1<77.ObjectMeta>e spec:2<ImageReviewSpec> status:3<ImageReviewStatus>e
ImageReviewContainerSpec image:1se
ImageReviewSpec containers:1<ImageReviewContainerSpec>*e annotations:2s%e namespace:3se
ImageReviewStatus allowed:1b reason:2se auditAnnotations:3s%e
@k8s.io.api.lifecycle.v1alpha1 lifecycle.k8s.io/v1alpha1
Eviction metadata:1<77.ObjectMeta>e spec:2<EvictionSpec> status:3<EvictionStatus>e
EvictionList metadata:1<77.ListMeta>e items:2<Eviction>*
EvictionPodReference name:1s uid:2s
EvictionRequest metadata:1<77.ObjectMeta>e spec:2<EvictionRequestSpec> status:3<EvictionRequestStatus>e
EvictionRequestList metadata:1<77.ListMeta>e items:2<EvictionRequest>*
EvictionRequestPodReference name:1s uid:2s
EvictionRequestSpec target:1<EvictionRequestTarget> requester:2s intent:3s
EvictionRequestStatus conditions:1<77.Condition>*e observedGeneration:2lpe
EvictionRequestTarget pod:1<EvictionRequestPodReference>pe
EvictionSpec target:1<EvictionTarget>
EvictionStatus conditions:1<77.Condition>*e observedGeneration:2lpe requesters:3<Requester>*e targetResponders:4<TargetResponder>*e responders:5<ResponderStatus>*e
EvictionTarget pod:1<EvictionPodReference>pe
Requester name:1s intent:2s
ResponderStatus name:1s startTime:2<77.Time>pe heartbeatTime:3<77.Time>pe expectedCompletionTime:4<77.Time>pe completionTime:5<77.Time>pe message:6spe
TargetResponder name:1s priority:2ip state:3s
@k8s.io.api.networking.v1 networking.k8s.io/v1
HTTPIngressPath path:1se pathType:3sp backend:2<IngressBackend>
HTTPIngressRuleValue paths:1<HTTPIngressPath>*
IPAddress metadata:1<77.ObjectMeta>e spec:2<IPAddressSpec>e
IPAddressList metadata:1<77.ListMeta>e items:2<IPAddress>*
IPAddressSpec parentRef:1<ParentReference>pe
IPBlock cidr:1s except:2s*e
Ingress metadata:1<77.ObjectMeta>e spec:2<IngressSpec>e status:3<IngressStatus>e
IngressBackend service:4<IngressServiceBackend>pe resource:3<31.TypedLocalObjectReference>pe
IngressClass metadata:1<77.ObjectMeta>e spec:2<IngressClassSpec>e
IngressClassList metadata:1<77.ListMeta>e items:2<IngressClass>*
IngressClassParametersReference apiGroup:1spe kind:2s name:3s scope:4sp namespace:5spe
IngressClassSpec controller:1se parameters:2<IngressClassParametersReference>pe
IngressList metadata:1<77.ListMeta>e items:2<Ingress>*
IngressLoadBalancerIngress ip:1se hostname:2se ports:4<IngressPortStatus>*e
IngressLoadBalancerStatus ingress:1<IngressLoadBalancerIngress>*e
IngressPortStatus port:1i protocol:2s error:3spe
IngressRule host:1se :2<IngressRuleValue>n
IngressRuleValue http:1<HTTPIngressRuleValue>pe
IngressServiceBackend name:1s port:2<ServiceBackendPort>e
IngressSpec ingressClassName:4spe defaultBackend:1<IngressBackend>pe tls:2<IngressTLS>*e rules:3<IngressRule>*e
IngressStatus loadBalancer:1<IngressLoadBalancerStatus>e
IngressTLS hosts:1s*e secretName:2se
NetworkPolicy metadata:1<77.ObjectMeta>e spec:2<NetworkPolicySpec>e status:3<NetworkPolicyStatus>e
NetworkPolicyEgressRule ports:1<NetworkPolicyPort>*e to:2<NetworkPolicyPeer>*e
NetworkPolicyIngressRule ports:1<NetworkPolicyPort>*e from:2<NetworkPolicyPeer>*e
NetworkPolicyList metadata:1<77.ListMeta>e items:2<NetworkPolicy>*
NetworkPolicyPeer podSelector:1<77.LabelSelector>pe namespaceSelector:2<77.LabelSelector>pe ipBlock:3<IPBlock>pe
NetworkPolicyPort protocol:1spe port:2<81.IntOrString>pe endPort:3ipe
NetworkPolicySpec podSelector:1<77.LabelSelector> ingress:2<NetworkPolicyIngressRule>*e egress:3<NetworkPolicyEgressRule>*e policyTypes:4s*e
NetworkPolicyStatus conditions:1<77.Condition>*e
ParentReference group:1se resource:2se namespace:3se name:4se
ServiceBackendPort name:1se number:2ie
ServiceCIDR metadata:1<77.ObjectMeta>e spec:2<ServiceCIDRSpec>e status:3<ServiceCIDRStatus>e
ServiceCIDRList metadata:1<77.ListMeta>e items:2<ServiceCIDR>*
ServiceCIDRSpec cidrs:1s*e
ServiceCIDRStatus conditions:1<77.Condition>*e
@k8s.io.api.networking.v1alpha1 networking.k8s.io/v1alpha1
ClusterCIDR metadata:1<77.ObjectMeta>e spec:2<ClusterCIDRSpec>e
ClusterCIDRList metadata:1<77.ListMeta>e items:2<ClusterCIDR>*
ClusterCIDRSpec nodeSelector:1<31.NodeSelector>pe perNodeHostBits:2i ipv4:3s ipv6:4s
IPAddress metadata:1<77.ObjectMeta>e spec:2<IPAddressSpec>e
IPAddressList metadata:1<77.ListMeta>e items:2<IPAddress>*
IPAddressSpec parentRef:1<ParentReference>pe
ParentReference group:1se resource:2se namespace:3se name:4se uid:5se
ServiceCIDR metadata:1<77.ObjectMeta>e spec:2<ServiceCIDRSpec>e status:3<ServiceCIDRStatus>e
ServiceCIDRList metadata:1<77.ListMeta>e items:2<ServiceCIDR>*
ServiceCIDRSpec cidrs:1s*e
ServiceCIDRStatus conditions:1<77.Condition>*e
@k8s.io.api.networking.v1beta1 networking.k8s.io/v1beta1
HTTPIngressPath path:1se pathType:3spe backend:2<IngressBackend>
HTTPIngressRuleValue paths:1<HTTPIngressPath>*
IPAddress metadata:1<77.ObjectMeta>e spec:2<IPAddressSpec>e
IPAddressList metadata:1<77.ListMeta>e items:2<IPAddress>*
IPAddressSpec parentRef:1<ParentReference>pe
Ingress metadata:1<77.ObjectMeta>e spec:2<IngressSpec>e status:3<IngressStatus>e
IngressBackend serviceName:1se servicePort:2<81.IntOrString>e resource:3<31.TypedLocalObjectReference>pe
IngressClass metadata:1<77.ObjectMeta>e spec:2<IngressClassSpec>e
IngressClassList metadata:1<77.ListMeta>e items:2<IngressClass>*
IngressClassParametersReference apiGroup:1spe kind:2s name:3s scope:4sp namespace:5spe
IngressClassSpec controller:1se parameters:2<IngressClassParametersReference>pe
IngressList metadata:1<77.ListMeta>e items:2<Ingress>*
IngressLoadBalancerIngress ip:1se hostname:2se ports:4<IngressPortStatus>*e
IngressLoadBalancerStatus ingress:1<IngressLoadBalancerIngress>*e
IngressPortStatus port:1i protocol:2s error:3spe
IngressRule host:1se :2<IngressRuleValue>n
IngressRuleValue http:1<HTTPIngressRuleValue>pe
IngressSpec ingressClassName:4spe backend:1<IngressBackend>pe tls:2<IngressTLS>*e rules:3<IngressRule>*e
IngressStatus loadBalancer:1<IngressLoadBalancerStatus>e
IngressTLS hosts:1s*e secretName:2se
ParentReference group:1se resource:2se namespace:3se name:4se
ServiceCIDR metadata:1<77.ObjectMeta>e spec:2<ServiceCIDRSpec>e status:3<ServiceCIDRStatus>e
ServiceCIDRList metadata:1<77.ListMeta>e items:2<ServiceCIDR>*
ServiceCIDRSpec cidrs:1s*e
ServiceCIDRStatus conditions:1<77.Condition>*e
@k8s.io.api.node.v1 node.k8s.io/v1
Overhead podFixed:1<76.Quantity>%e
RuntimeClass metadata:1<77.ObjectMeta>e handler:2s overhead:3<Overhead>pe scheduling:4<Scheduling>pe
RuntimeClassList metadata:1<77.ListMeta>e items:2<RuntimeClass>*
Scheduling nodeSelector:1s%e tolerations:2<31.Toleration>*e
@k8s.io.api.node.v1alpha1 node.k8s.io/v1alpha1
Overhead podFixed:1<76.Quantity>%e
RuntimeClass metadata:1<77.ObjectMeta>e spec:2<RuntimeClassSpec>
RuntimeClassList metadata:1<77.ListMeta>e items:2<RuntimeClass>*
RuntimeClassSpec runtimeHandler:1s overhead:2<Overhead>pe scheduling:3<Scheduling>pe
Scheduling nodeSelector:1s%e tolerations:2<31.Toleration>*e
@k8s.io.api.node.v1beta1 node.k8s.io/v1beta1
Overhead podFixed:1<76.Quantity>%e
RuntimeClass metadata:1<77.ObjectMeta>e handler:2s overhead:3<Overhead>pe scheduling:4<Scheduling>pe
RuntimeClassList metadata:1<77.ListMeta>e items:2<RuntimeClass>*
Scheduling nodeSelector:1s%e tolerations:2<31.Toleration>*e
@k8s.io.api.policy.v1 policy/v1
Eviction metadata:1<77.ObjectMeta>e deleteOptions:2<77.DeleteOptions>pe
PodDisruptionBudget metadata:1<77.ObjectMeta>e spec:2<PodDisruptionBudgetSpec>e status:3<PodDisruptionBudgetStatus>e
PodDisruptionBudgetList metadata:1<77.ListMeta>e items:2<PodDisruptionBudget>*
PodDisruptionBudgetSpec minAvailable:1<81.IntOrString>pe selector:2<77.LabelSelector>pe maxUnavailable:3<81.IntOrString>pe unhealthyPodEvictionPolicy:4spe
PodDisruptionBudgetStatus observedGeneration:1le disruptedPods:2<77.Time>%e disruptionsAllowed:3i currentHealthy:4i desiredHealthy:5i expectedPods:6i conditions:7<77.Condition>*e
@k8s.io.api.policy.v1beta1 policy/v1beta1
AllowedCSIDriver name:1s
AllowedFlexVolume driver:1s
AllowedHostPath pathPrefix:1se readOnly:2be
Eviction metadata:1<77.ObjectMeta>e deleteOptions:2<77.DeleteOptions>pe
FSGroupStrategyOptions rule:1se ranges:2<IDRange>*e
HostPortRange min:1i max:2i
IDRange min:1l max:2l
PodDisruptionBudget metadata:1<77.ObjectMeta>e spec:2<PodDisruptionBudgetSpec>e status:3<PodDisruptionBudgetStatus>e
PodDisruptionBudgetList metadata:1<77.ListMeta>e items:2<PodDisruptionBudget>*
PodDisruptionBudgetSpec minAvailable:1<81.IntOrString>pe selector:2<77.LabelSelector>pe maxUnavailable:3<81.IntOrString>pe unhealthyPodEvictionPolicy:4spe
PodDisruptionBudgetStatus observedGeneration:1le disruptedPods:2<77.Time>%e disruptionsAllowed:3i currentHealthy:4i desiredHealthy:5i expectedPods:6i conditions:7<77.Condition>*e
PodSecurityPolicy metadata:1<77.ObjectMeta>e spec:2<PodSecurityPolicySpec>e
PodSecurityPolicyList metadata:1<77.ListMeta>e items:2<PodSecurityPolicy>*
PodSecurityPolicySpec privileged:1be defaultAddCapabilities:2s*e requiredDropCapabilities:3s*e allowedCapabilities:4s*e volumes:5s*e hostNetwork:6be hostPorts:7<HostPortRange>*e hostPID:8be hostIPC:9be seLinux:10<SELinuxStrategyOptions> runAsUser:11<RunAsUserStrategyOptions> runAsGroup:22<RunAsGroupStrategyOptions>pe supplementalGroups:12<SupplementalGroupsStrategyOptions> fsGroup:13<FSGroupStrategyOptions> readOnlyRootFilesystem:14be defaultAllowPrivilegeEscalation:15bpe allowPrivilegeEscalation:16bpe allowedHostPaths:17<AllowedHostPath>*e allowedFlexVolumes:18<AllowedFlexVolume>*e allowedCSIDrivers:23<AllowedCSIDriver>*e allowedUnsafeSysctls:19s*e forbiddenSysctls:20s*e allowedProcMountTypes:21s*e runtimeClass:24<RuntimeClassStrategyOptions>pe
RunAsGroupStrategyOptions rule:1s ranges:2<IDRange>*e
RunAsUserStrategyOptions rule:1s ranges:2<IDRange>*e
RuntimeClassStrategyOptions allowedRuntimeClassNames:1s* defaultRuntimeClassName:2spe
SELinuxStrategyOptions rule:1s seLinuxOptions:2<31.SELinuxOptions>pe
SupplementalGroupsStrategyOptions rule:1se ranges:2<IDRange>*e
@k8s.io.api.rbac.v1 rbac.authorization.k8s.io/v1
AggregationRule clusterRoleSelectors:1<77.LabelSelector>*e
ClusterRole metadata:1<77.ObjectMeta>e rules:2<PolicyRule>* aggregationRule:3<AggregationRule>pe
ClusterRoleBinding metadata:1<77.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
ClusterRoleBindingList metadata:1<77.ListMeta>e items:2<ClusterRoleBinding>*
ClusterRoleList metadata:1<77.ListMeta>e items:2<ClusterRole>*
PolicyRule verbs:1s* apiGroups:2s*e resources:3s*e resourceNames:4s*e nonResourceURLs:5s*e
Role metadata:1<77.ObjectMeta>e rules:2<PolicyRule>*
RoleBinding metadata:1<77.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
RoleBindingList metadata:1<77.ListMeta>e items:2<RoleBinding>*
RoleList metadata:1<77.ListMeta>e items:2<Role>*
RoleRef apiGroup:1s kind:2s name:3s
Subject kind:1s apiGroup:2se name:3s namespace:4se
@k8s.io.api.rbac.v1alpha1 rbac.authorization.k8s.io/v1alpha1
AggregationRule clusterRoleSelectors:1<77.LabelSelector>*e
ClusterRole metadata:1<77.ObjectMeta>e rules:2<PolicyRule>* aggregationRule:3<AggregationRule>pe
ClusterRoleBinding metadata:1<77.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
ClusterRoleBindingList metadata:1<77.ListMeta>e items:2<ClusterRoleBinding>*
ClusterRoleList metadata:1<77.ListMeta>e items:2<ClusterRole>*
PolicyRule verbs:1s* apiGroups:3s*e resources:4s*e resourceNames:5s*e nonResourceURLs:6s*e
Role metadata:1<77.ObjectMeta>e rules:2<PolicyRule>*
RoleBinding metadata:1<77.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
RoleBindingList metadata:1<77.ListMeta>e items:2<RoleBinding>*
RoleList metadata:1<77.ListMeta>e items:2<Role>*
RoleRef apiGroup:1s kind:2s name:3s
Subject kind:1s apiVersion:2se name:3s namespace:4se
@k8s.io.api.rbac.v1beta1 rbac.authorization.k8s.io/v1beta1
AggregationRule clusterRoleSelectors:1<77.LabelSelector>*e
ClusterRole metadata:1<77.ObjectMeta>e rules:2<PolicyRule>* aggregationRule:3<AggregationRule>pe
ClusterRoleBinding metadata:1<77.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
ClusterRoleBindingList metadata:1<77.ListMeta>e items:2<ClusterRoleBinding>*
ClusterRoleList metadata:1<77.ListMeta>e items:2<ClusterRole>*
PolicyRule verbs:1s* apiGroups:2s*e resources:3s*e resourceNames:4s*e nonResourceURLs:5s*e
Role metadata:1<77.ObjectMeta>e rules:2<PolicyRule>*
RoleBinding metadata:1<77.ObjectMeta>e subjects:2<Subject>*e roleRef:3<RoleRef>
RoleBindingList metadata:1<77.ListMeta>e items:2<RoleBinding>*
RoleList metadata:1<77.ListMeta>e items:2<Role>*
RoleRef apiGroup:1s kind:2s name:3s
Subject kind:1s apiGroup:2se name:3s namespace:4se
@k8s.io.api.resource.v1 resource.k8s.io/v1
AllocatedDeviceStatus driver:1s pool:2s device:3s shareID:7spe conditions:4<77.Condition>* data:5<79.RawExtension>pe networkData:6<NetworkDeviceData>pe
AllocationResult devices:1<DeviceAllocationResult>e nodeSelector:3<31.NodeSelector>pe allocationTimestamp:5<77.Time>pe
CELDeviceSelector expression:1s
CapacityRequestPolicy default:1<76.Quantity>p validValues:3<76.Quantity>*e validRange:4<CapacityRequestPolicyRange>pe
CapacityRequestPolicyRange min:1<76.Quantity>pe max:2<76.Quantity>pe step:3<76.Quantity>pe
CapacityRequirements requests:1<76.Quantity>%e
Counter value:1<76.Quantity>
CounterSet name:1s counters:2<Counter>%e
Device name:1s attributes:2<DeviceAttribute>%e capacity:3<DeviceCapacity>%e consumesCounters:4<DeviceCounterConsumption>*e nodeName:5spe nodeSelector:6<31.NodeSelector>pe allNodes:7bpe taints:8<DeviceTaint>*e bindsToNode:9bpe bindingConditions:10s*e bindingFailureConditions:11s*e allowMultipleAllocations:12bpe nodeAllocatableResources:14<NodeAllocatableResource>%e nodeAllocatableResourceMappings:13<NodeAllocatableResourceMapping>%e
DeviceAllocationConfiguration source:1s requests:2s*e :3<DeviceConfiguration>n
DeviceAllocationResult results:1<DeviceRequestAllocationResult>*e config:2<DeviceAllocationConfiguration>*e
DeviceAttribute int:2lpe bool:3bpe string:4spe version:5spe ints:6l*e bools:7b*e strings:8s*e versions:9s*e
DeviceCapacity value:1<76.Quantity> requestPolicy:2<CapacityRequestPolicy>pe
DeviceClaim requests:1<DeviceRequest>* constraints:2<DeviceConstraint>*e config:3<DeviceClaimConfiguration>*e
DeviceClaimConfiguration requests:1s*e :2<DeviceConfiguration>n
DeviceClass metadata:1<77.ObjectMeta>e spec:2<DeviceClassSpec>
DeviceClassConfiguration :1<DeviceConfiguration>n
DeviceClassList metadata:1<77.ListMeta>e items:2<DeviceClass>*
DeviceClassSpec selectors:1<DeviceSelector>*e config:2<DeviceClassConfiguration>*e extendedResourceName:4spe
DeviceConfiguration opaque:1<OpaqueDeviceConfiguration>pe
DeviceConstraint requests:1s*e matchAttribute:2spe distinctAttribute:3spe
DeviceCounterConsumption counterSet:1s counters:2<Counter>%e compatibilityGroups:3s*e
DeviceDerivedAttribute name:1s expression:2s
DeviceRequest name:1s exactly:2<ExactDeviceRequest>pe firstAvailable:3<DeviceSubRequest>*e
DeviceRequestAllocationResult request:1s driver:2s pool:3s device:4s adminAccess:5bpe tolerations:6<DeviceToleration>*e bindingConditions:7s*e bindingFailureConditions:8s*e shareID:9spe consumedCapacity:10<76.Quantity>%e skipNodeOperations:11s*e
DeviceSelector cel:1<CELDeviceSelector>pe
DeviceSubRequest name:1s deviceClassName:2s selectors:3<DeviceSelector>*e allocationMode:4se count:5le tolerations:6<DeviceToleration>*e capacity:7<CapacityRequirements>pe derivedAttributes:8<DeviceDerivedAttribute>*e
DeviceTaint key:1s value:2se effect:3s timeAdded:4<77.Time>pe
DeviceTaintRule metadata:1<77.ObjectMeta>e spec:2<DeviceTaintRuleSpec> status:3<DeviceTaintRuleStatus>e
DeviceTaintRuleList metadata:1<77.ListMeta>e items:2<DeviceTaintRule>*
DeviceTaintRuleSpec deviceSelector:1<DeviceTaintSelector>pe taint:2<DeviceTaint>e
DeviceTaintRuleStatus conditions:1<77.Condition>*e
DeviceTaintSelector driver:2spe pool:3spe device:4spe
DeviceToleration key:1se operator:2se value:3se effect:4se tolerationSeconds:5lpe
ExactDeviceRequest deviceClassName:1s selectors:2<DeviceSelector>*e allocationMode:3se count:4le adminAccess:5bpe tolerations:6<DeviceToleration>*e capacity:7<CapacityRequirements>pe derivedAttributes:8<DeviceDerivedAttribute>*e
NetworkDeviceData interfaceName:1se ips:2s*e hardwareAddress:3se
NodeAllocatableMapping capacityKey:1spe capacityMultiplier:2<76.Quantity>pe deviceMultiplier:3<76.Quantity>pe
NodeAllocatableOverhead perPod:1<76.Quantity>pe perContainer:2<76.Quantity>pe
NodeAllocatableResource mapping:3<NodeAllocatableMapping>pe overhead:4<NodeAllocatableOverhead>pe
NodeAllocatableResourceMapping capacityKey:1spe allocationMultiplier:2<76.Quantity>pe
OpaqueDeviceConfiguration driver:1s parameters:2<79.RawExtension>
ResourceClaim metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec> status:3<ResourceClaimStatus>e
ResourceClaimConsumerReference apiGroup:1se resource:3s name:4s uid:5s
ResourceClaimList metadata:1<77.ListMeta>e items:2<ResourceClaim>*
ResourceClaimSpec devices:1<DeviceClaim>
ResourceClaimStatus allocation:1<AllocationResult>pe reservedFor:2<ResourceClaimConsumerReference>*e devices:4<AllocatedDeviceStatus>*e
ResourceClaimTemplate metadata:1<77.ObjectMeta>e spec:2<ResourceClaimTemplateSpec>
ResourceClaimTemplateList metadata:1<77.ListMeta>e items:2<ResourceClaimTemplate>*
ResourceClaimTemplateSpec metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec>
ResourcePool name:1s generation:2l resourceSliceCount:3l
ResourceSlice metadata:1<77.ObjectMeta>e spec:2<ResourceSliceSpec>
ResourceSliceList metadata:1<77.ListMeta>e items:2<ResourceSlice>*
ResourceSliceSpec driver:1s pool:2<ResourcePool> nodeName:3spe nodeSelector:4<31.NodeSelector>pe allNodes:5bpe devices:6<Device>*e perDeviceNodeSelection:7bpe sharedCounters:8<CounterSet>*e partitionTypeAttribute:9spe skipNodeOperations:10s*e
@k8s.io.api.resource.v1alpha1 resource.k8s.io/v1alpha1
AllocationResult resourceHandle:1se availableOnNodes:2<31.NodeSelector>pe shareable:3be
PodScheduling metadata:1<77.ObjectMeta>e spec:2<PodSchedulingSpec> status:3<PodSchedulingStatus>e
PodSchedulingList metadata:1<77.ListMeta>e items:2<PodScheduling>*
PodSchedulingSpec selectedNode:1se potentialNodes:2s*e
PodSchedulingStatus resourceClaims:1<ResourceClaimSchedulingStatus>*e
ResourceClaim metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec> status:3<ResourceClaimStatus>e
ResourceClaimConsumerReference apiGroup:1se resource:3s name:4s uid:5s
ResourceClaimList metadata:1<77.ListMeta>e items:2<ResourceClaim>*
ResourceClaimParametersReference apiGroup:1se kind:2s name:3s
ResourceClaimSchedulingStatus name:1se unsuitableNodes:2s*e
ResourceClaimSpec resourceClassName:1s parametersRef:2<ResourceClaimParametersReference>pe allocationMode:3se
ResourceClaimStatus driverName:1se allocation:2<AllocationResult>pe reservedFor:3<ResourceClaimConsumerReference>*e deallocationRequested:4be
ResourceClaimTemplate metadata:1<77.ObjectMeta>e spec:2<ResourceClaimTemplateSpec>
ResourceClaimTemplateList metadata:1<77.ListMeta>e items:2<ResourceClaimTemplate>*
ResourceClaimTemplateSpec metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec>
ResourceClass metadata:1<77.ObjectMeta>e driverName:2s parametersRef:3<ResourceClassParametersReference>pe suitableNodes:4<31.NodeSelector>pe
ResourceClassList metadata:1<77.ListMeta>e items:2<ResourceClass>*
ResourceClassParametersReference apiGroup:1se kind:2s name:3s namespace:4se
@k8s.io.api.resource.v1alpha2 resource.k8s.io/v1alpha2
AllocationResult resourceHandles:1<ResourceHandle>*e availableOnNodes:2<31.NodeSelector>pe shareable:3be
AllocationResultModel namedResources:1<NamedResourcesAllocationResult>pe
DriverAllocationResult vendorRequestParameters:1<79.RawExtension>e :2<AllocationResultModel>n
DriverRequests driverName:1se vendorParameters:2<79.RawExtension>e requests:3<ResourceRequest>*e
NamedResourcesAllocationResult name:1s
NamedResourcesAttribute name:1s :2<NamedResourcesAttributeValue>n
NamedResourcesAttributeValue quantity:6<76.Quantity>pe bool:2bpe int:7lpe intSlice:8<NamedResourcesIntSlice>pe string:5spe stringSlice:9<NamedResourcesStringSlice>pe version:10spe
NamedResourcesFilter selector:1s
NamedResourcesInstance name:1s attributes:2<NamedResourcesAttribute>*e
NamedResourcesIntSlice ints:1l*
NamedResourcesRequest selector:1s
NamedResourcesResources instances:1<NamedResourcesInstance>*
NamedResourcesStringSlice strings:1s*
PodSchedulingContext metadata:1<77.ObjectMeta>e spec:2<PodSchedulingContextSpec> status:3<PodSchedulingContextStatus>e
PodSchedulingContextList metadata:1<77.ListMeta>e items:2<PodSchedulingContext>*
PodSchedulingContextSpec selectedNode:1se potentialNodes:2s*e
PodSchedulingContextStatus resourceClaims:1<ResourceClaimSchedulingStatus>*e
ResourceClaim metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec> status:3<ResourceClaimStatus>e
ResourceClaimConsumerReference apiGroup:1se resource:3s name:4s uid:5s
ResourceClaimList metadata:1<77.ListMeta>e items:2<ResourceClaim>*
ResourceClaimParameters metadata:1<77.ObjectMeta>e generatedFrom:2<ResourceClaimParametersReference>pe shareable:3be driverRequests:4<DriverRequests>*e
ResourceClaimParametersList metadata:1<77.ListMeta>e items:2<ResourceClaimParameters>*
ResourceClaimParametersReference apiGroup:1se kind:2s name:3s
ResourceClaimSchedulingStatus name:1se unsuitableNodes:2s*e
ResourceClaimSpec resourceClassName:1s parametersRef:2<ResourceClaimParametersReference>pe allocationMode:3se
ResourceClaimStatus driverName:1se allocation:2<AllocationResult>pe reservedFor:3<ResourceClaimConsumerReference>*e deallocationRequested:4be
ResourceClaimTemplate metadata:1<77.ObjectMeta>e spec:2<ResourceClaimTemplateSpec>
ResourceClaimTemplateList metadata:1<77.ListMeta>e items:2<ResourceClaimTemplate>*
ResourceClaimTemplateSpec metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec>
ResourceClass metadata:1<77.ObjectMeta>e driverName:2s parametersRef:3<ResourceClassParametersReference>pe suitableNodes:4<31.NodeSelector>pe structuredParameters:5bpe
ResourceClassList metadata:1<77.ListMeta>e items:2<ResourceClass>*
ResourceClassParameters metadata:1<77.ObjectMeta>e generatedFrom:2<ResourceClassParametersReference>pe vendorParameters:3<VendorParameters>*e filters:4<ResourceFilter>*e
ResourceClassParametersList metadata:1<77.ListMeta>e items:2<ResourceClassParameters>*
ResourceClassParametersReference apiGroup:1se kind:2s name:3s namespace:4se
ResourceFilter driverName:1se :2<ResourceFilterModel>n
ResourceFilterModel namedResources:1<NamedResourcesFilter>pe
ResourceHandle driverName:1se data:2se structuredData:5<StructuredResourceHandle>pe
ResourceModel namedResources:1<NamedResourcesResources>pe
ResourceRequest vendorParameters:1<79.RawExtension>e :2<ResourceRequestModel>n
ResourceRequestModel namedResources:1<NamedResourcesRequest>pe
ResourceSlice metadata:1<77.ObjectMeta>e nodeName:2se driverName:3s :4<ResourceModel>n
ResourceSliceList metadata:1<77.ListMeta>e items:2<ResourceSlice>*
StructuredResourceHandle vendorClassParameters:1<79.RawExtension>e vendorClaimParameters:2<79.RawExtension>e nodeName:4se results:5<DriverAllocationResult>*
VendorParameters driverName:1se parameters:2<79.RawExtension>e
@k8s.io.api.resource.v1alpha3 resource.k8s.io/v1alpha3
AllocatedDeviceStatus driver:1s pool:2s device:3s conditions:4<77.Condition>* data:5<79.RawExtension>pe networkData:6<NetworkDeviceData>pe
AllocationResult devices:1<DeviceAllocationResult>e nodeSelector:3<31.NodeSelector>pe controller:4se
BasicDevice attributes:1<DeviceAttribute>%e capacity:2<76.Quantity>%e consumesCounters:3<DeviceCounterConsumption>*e nodeName:4spe nodeSelector:5<31.NodeSelector>pe allNodes:6bpe taints:7<DeviceTaint>*e
CELDeviceSelector expression:1s
Counter value:1<76.Quantity>
CounterSet name:1s counters:2<Counter>%e
Device name:1s basic:2<BasicDevice>pe
DeviceAllocationConfiguration source:1s requests:2s*e :3<DeviceConfiguration>n
DeviceAllocationResult results:1<DeviceRequestAllocationResult>*e config:2<DeviceAllocationConfiguration>*e
DeviceAttribute int:2lpe bool:3bpe string:4spe version:5spe
DeviceClaim requests:1<DeviceRequest>* constraints:2<DeviceConstraint>*e config:3<DeviceClaimConfiguration>*e
DeviceClaimConfiguration requests:1s*e :2<DeviceConfiguration>n
DeviceClass metadata:1<77.ObjectMeta>e spec:2<DeviceClassSpec>
DeviceClassConfiguration :1<DeviceConfiguration>n
DeviceClassList metadata:1<77.ListMeta>e items:2<DeviceClass>*
DeviceClassSpec selectors:1<DeviceSelector>*e config:2<DeviceClassConfiguration>*e suitableNodes:3<31.NodeSelector>pe
DeviceConfiguration opaque:1<OpaqueDeviceConfiguration>pe
DeviceConstraint requests:1s*e matchAttribute:2spe
DeviceCounterConsumption counterSet:1s counters:2<Counter>%e
DeviceRequest name:1s deviceClassName:2s selectors:3<DeviceSelector>*e allocationMode:4se count:5le adminAccess:6bpe firstAvailable:7<DeviceSubRequest>*e tolerations:8<DeviceToleration>*e
DeviceRequestAllocationResult request:1s driver:2s pool:3s device:4s adminAccess:5bp tolerations:6<DeviceToleration>*e
DeviceSelector cel:1<CELDeviceSelector>pe
DeviceSubRequest name:1s deviceClassName:2s selectors:3<DeviceSelector>*e allocationMode:4se count:5le tolerations:7<DeviceToleration>*e
DeviceTaint key:1s value:2se effect:3s timeAdded:4<77.Time>pe
DeviceTaintRule metadata:1<77.ObjectMeta>e spec:2<DeviceTaintRuleSpec> status:3<DeviceTaintRuleStatus>e
DeviceTaintRuleList metadata:1<77.ListMeta>e items:2<DeviceTaintRule>*
DeviceTaintRuleSpec deviceSelector:1<DeviceTaintSelector>pe taint:2<DeviceTaint>e
DeviceTaintRuleStatus conditions:1<77.Condition>*e
DeviceTaintSelector driver:2spe pool:3spe device:4spe deviceClassName:1spe selectors:5<DeviceSelector>*e
DeviceToleration key:1se operator:2se value:3se effect:4se tolerationSeconds:5lpe
NetworkDeviceData interfaceName:1se ips:2s*e hardwareAddress:3se
OpaqueDeviceConfiguration driver:1s parameters:2<79.RawExtension>
PartitionTypeStatus attribute:4se type:1se total:2ipe allocatable:3ipe
PodSchedulingContext metadata:1<77.ObjectMeta>e spec:2<PodSchedulingContextSpec> status:3<PodSchedulingContextStatus>e
PodSchedulingContextList metadata:1<77.ListMeta>e items:2<PodSchedulingContext>*
PodSchedulingContextSpec selectedNode:1se potentialNodes:2s*e
PodSchedulingContextStatus resourceClaims:1<ResourceClaimSchedulingStatus>*e
PoolStatus driver:1se poolName:2se generation:9l resourceSliceCount:8ipe totalDevices:4ipe allocatedDevices:5ipe availableDevices:6ipe unavailableDevices:7ipe nodeName:3spe validationError:10spe partitionSummary:11<PartitionTypeStatus>*e shareableSummary:13<ShareableSummaryStatus>pe
ResourceClaim metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec> status:3<ResourceClaimStatus>e
ResourceClaimConsumerReference apiGroup:1se resource:3s name:4s uid:5s
ResourceClaimList metadata:1<77.ListMeta>e items:2<ResourceClaim>*
ResourceClaimSchedulingStatus name:1s unsuitableNodes:2s*e
ResourceClaimSpec devices:1<DeviceClaim> controller:2se
ResourceClaimStatus allocation:1<AllocationResult>pe reservedFor:2<ResourceClaimConsumerReference>*e devices:4<AllocatedDeviceStatus>*e deallocationRequested:3be
ResourceClaimTemplate metadata:1<77.ObjectMeta>e spec:2<ResourceClaimTemplateSpec>
ResourceClaimTemplateList metadata:1<77.ListMeta>e items:2<ResourceClaimTemplate>*
ResourceClaimTemplateSpec metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec>
ResourcePool name:1s generation:2l resourceSliceCount:3l
ResourcePoolStatusRequest metadata:1<77.ObjectMeta>e spec:2<ResourcePoolStatusRequestSpec> status:3<ResourcePoolStatusRequestStatus>pe
ResourcePoolStatusRequestList metadata:1<77.ListMeta>e items:2<ResourcePoolStatusRequest>*
ResourcePoolStatusRequestSpec driver:1s poolName:2spe limit:3ipe defaultPartitionTypeAttribute:4spe
ResourcePoolStatusRequestStatus poolCount:6ipe pools:2<PoolStatus>*e conditions:3<77.Condition>*e
ResourceSlice metadata:1<77.ObjectMeta>e spec:2<ResourceSliceSpec>
ResourceSliceList metadata:1<77.ListMeta>e items:2<ResourceSlice>*
ResourceSliceSpec driver:1s pool:2<ResourcePool> nodeName:3se nodeSelector:4<31.NodeSelector>pe allNodes:5be devices:6<Device>* perDeviceNodeSelection:7bpe sharedCounters:8<CounterSet>*e
ShareableCapacityStatus name:1se total:2<76.Quantity>pe consumed:3<76.Quantity>pe available:4<76.Quantity>pe
ShareableSummaryStatus fullyAvailableDevices:1ipe partiallyAvailableDevices:2ipe capacity:3<ShareableCapacityStatus>*e
@k8s.io.api.resource.v1beta1 resource.k8s.io/v1beta1
AllocatedDeviceStatus driver:1s pool:2s device:3s shareID:7spe conditions:4<77.Condition>* data:5<79.RawExtension>pe networkData:6<NetworkDeviceData>pe
AllocationResult devices:1<DeviceAllocationResult>e nodeSelector:3<31.NodeSelector>pe allocationTimestamp:5<77.Time>pe
BasicDevice attributes:1<DeviceAttribute>%e capacity:2<DeviceCapacity>%e consumesCounters:3<DeviceCounterConsumption>*e nodeName:4spe nodeSelector:5<31.NodeSelector>pe allNodes:6bpe taints:7<DeviceTaint>*e bindsToNode:8bpe bindingConditions:9s*e bindingFailureConditions:10s*e allowMultipleAllocations:11bpe nodeAllocatableResources:14<NodeAllocatableResource>%e nodeAllocatableResourceMappings:12<NodeAllocatableResourceMapping>%e
CELDeviceSelector expression:1s
CapacityRequestPolicy default:1<76.Quantity>p validValues:3<76.Quantity>*e validRange:4<CapacityRequestPolicyRange>pe
CapacityRequestPolicyRange min:1<76.Quantity>pe max:2<76.Quantity>pe step:3<76.Quantity>pe
CapacityRequirements requests:1<76.Quantity>%e
Counter value:1<76.Quantity>
CounterSet name:1s counters:2<Counter>%e
Device name:1s basic:2<BasicDevice>pe
DeviceAllocationConfiguration source:1s requests:2s*e :3<DeviceConfiguration>n
DeviceAllocationResult results:1<DeviceRequestAllocationResult>*e config:2<DeviceAllocationConfiguration>*e
DeviceAttribute int:2lpe bool:3bpe string:4spe version:5spe ints:6l*e bools:7b*e strings:8s*e versions:9s*e
DeviceCapacity value:1<76.Quantity> requestPolicy:2<CapacityRequestPolicy>pe
DeviceClaim requests:1<DeviceRequest>* constraints:2<DeviceConstraint>*e config:3<DeviceClaimConfiguration>*e
DeviceClaimConfiguration requests:1s*e :2<DeviceConfiguration>n
DeviceClass metadata:1<77.ObjectMeta>e spec:2<DeviceClassSpec>
DeviceClassConfiguration :1<DeviceConfiguration>n
DeviceClassList metadata:1<77.ListMeta>e items:2<DeviceClass>*
DeviceClassSpec selectors:1<DeviceSelector>*e config:2<DeviceClassConfiguration>*e extendedResourceName:4spe
DeviceConfiguration opaque:1<OpaqueDeviceConfiguration>pe
DeviceConstraint requests:1s*e matchAttribute:2spe distinctAttribute:3spe
DeviceCounterConsumption counterSet:1s counters:2<Counter>%e compatibilityGroups:3s*e
DeviceDerivedAttribute name:1s expression:2s
DeviceRequest name:1s deviceClassName:2s selectors:3<DeviceSelector>*e allocationMode:4se count:5le adminAccess:6bpe firstAvailable:7<DeviceSubRequest>*e tolerations:8<DeviceToleration>*e capacity:9<CapacityRequirements>pe derivedAttributes:10<DeviceDerivedAttribute>*e
DeviceRequestAllocationResult request:1s driver:2s pool:3s device:4s adminAccess:5bpe tolerations:6<DeviceToleration>*e bindingConditions:7s*e bindingFailureConditions:8s*e shareID:9spe consumedCapacity:10<76.Quantity>%e skipNodeOperations:11s*e
DeviceSelector cel:1<CELDeviceSelector>pe
DeviceSubRequest name:1s deviceClassName:2s selectors:3<DeviceSelector>*e allocationMode:4se count:5le tolerations:7<DeviceToleration>*e capacity:8<CapacityRequirements>pe derivedAttributes:9<DeviceDerivedAttribute>*e
DeviceTaint key:1s value:2se effect:3s timeAdded:4<77.Time>pe
DeviceToleration key:1se operator:2se value:3se effect:4se tolerationSeconds:5lpe
NetworkDeviceData interfaceName:1se ips:2s*e hardwareAddress:3se
NodeAllocatableMapping capacityKey:1spe capacityMultiplier:2<76.Quantity>pe deviceMultiplier:3<76.Quantity>pe
NodeAllocatableOverhead perPod:1<76.Quantity>pe perContainer:2<76.Quantity>pe
NodeAllocatableResource mapping:3<NodeAllocatableMapping>pe overhead:4<NodeAllocatableOverhead>pe
NodeAllocatableResourceMapping capacityKey:1spe allocationMultiplier:2<76.Quantity>pe
OpaqueDeviceConfiguration driver:1s parameters:2<79.RawExtension>
ResourceClaim metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec> status:3<ResourceClaimStatus>e
ResourceClaimConsumerReference apiGroup:1se resource:3s name:4s uid:5s
ResourceClaimList metadata:1<77.ListMeta>e items:2<ResourceClaim>*
ResourceClaimSpec devices:1<DeviceClaim>
ResourceClaimStatus allocation:1<AllocationResult>pe reservedFor:2<ResourceClaimConsumerReference>*e devices:4<AllocatedDeviceStatus>*e
ResourceClaimTemplate metadata:1<77.ObjectMeta>e spec:2<ResourceClaimTemplateSpec>
ResourceClaimTemplateList metadata:1<77.ListMeta>e items:2<ResourceClaimTemplate>*
ResourceClaimTemplateSpec metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec>
ResourcePool name:1s generation:2l resourceSliceCount:3l
ResourceSlice metadata:1<77.ObjectMeta>e spec:2<ResourceSliceSpec>
ResourceSliceList metadata:1<77.ListMeta>e items:2<ResourceSlice>*
ResourceSliceSpec driver:1s pool:2<ResourcePool> nodeName:3se nodeSelector:4<31.NodeSelector>pe allNodes:5be devices:6<Device>*e perDeviceNodeSelection:7bpe sharedCounters:8<CounterSet>*e partitionTypeAttribute:9spe skipNodeOperations:10s*e
@k8s.io.api.resource.v1beta2 resource.k8s.io/v1beta2
AllocatedDeviceStatus driver:1s pool:2s device:3s shareID:7spe conditions:4<77.Condition>* data:5<79.RawExtension>pe networkData:6<NetworkDeviceData>pe
AllocationResult devices:1<DeviceAllocationResult>e nodeSelector:3<31.NodeSelector>pe allocationTimestamp:5<77.Time>pe
CELDeviceSelector expression:1s
CapacityRequestPolicy default:1<76.Quantity>p validValues:3<76.Quantity>*e validRange:4<CapacityRequestPolicyRange>pe
CapacityRequestPolicyRange min:1<76.Quantity>pe max:2<76.Quantity>pe step:3<76.Quantity>pe
CapacityRequirements requests:1<76.Quantity>%e
Counter value:1<76.Quantity>
CounterSet name:1s counters:2<Counter>%e
Device name:1s attributes:2<DeviceAttribute>%e capacity:3<DeviceCapacity>%e consumesCounters:4<DeviceCounterConsumption>*e nodeName:5spe nodeSelector:6<31.NodeSelector>pe allNodes:7bpe taints:8<DeviceTaint>*e bindsToNode:9bpe bindingConditions:10s*e bindingFailureConditions:11s*e allowMultipleAllocations:12bpe nodeAllocatableResources:14<NodeAllocatableResource>%e nodeAllocatableResourceMappings:13<NodeAllocatableResourceMapping>%e
DeviceAllocationConfiguration source:1s requests:2s*e :3<DeviceConfiguration>n
DeviceAllocationResult results:1<DeviceRequestAllocationResult>*e config:2<DeviceAllocationConfiguration>*e
DeviceAttribute int:2lpe bool:3bpe string:4spe version:5spe ints:6l*e bools:7b*e strings:8s*e versions:9s*e
DeviceCapacity value:1<76.Quantity> requestPolicy:2<CapacityRequestPolicy>pe
DeviceClaim requests:1<DeviceRequest>* constraints:2<DeviceConstraint>*e config:3<DeviceClaimConfiguration>*e
DeviceClaimConfiguration requests:1s*e :2<DeviceConfiguration>n
DeviceClass metadata:1<77.ObjectMeta>e spec:2<DeviceClassSpec>
DeviceClassConfiguration :1<DeviceConfiguration>n
DeviceClassList metadata:1<77.ListMeta>e items:2<DeviceClass>*
DeviceClassSpec selectors:1<DeviceSelector>*e config:2<DeviceClassConfiguration>*e extendedResourceName:4spe
DeviceConfiguration opaque:1<OpaqueDeviceConfiguration>pe
DeviceConstraint requests:1s*e matchAttribute:2spe distinctAttribute:3spe
DeviceCounterConsumption counterSet:1s counters:2<Counter>%e compatibilityGroups:3s*e
DeviceDerivedAttribute name:1s expression:2s
DeviceRequest name:1s exactly:2<ExactDeviceRequest>pe firstAvailable:3<DeviceSubRequest>*e
DeviceRequestAllocationResult request:1s driver:2s pool:3s device:4s adminAccess:5bpe tolerations:6<DeviceToleration>*e bindingConditions:7s*e bindingFailureConditions:8s*e shareID:9spe consumedCapacity:10<76.Quantity>%e skipNodeOperations:11s*e
DeviceSelector cel:1<CELDeviceSelector>pe
DeviceSubRequest name:1s deviceClassName:2s selectors:3<DeviceSelector>*e allocationMode:4se count:5le tolerations:6<DeviceToleration>*e capacity:7<CapacityRequirements>pe derivedAttributes:8<DeviceDerivedAttribute>*e
DeviceTaint key:1s value:2se effect:3s timeAdded:4<77.Time>pe
DeviceTaintRule metadata:1<77.ObjectMeta>e spec:2<DeviceTaintRuleSpec> status:3<DeviceTaintRuleStatus>e
DeviceTaintRuleList metadata:1<77.ListMeta>e items:2<DeviceTaintRule>*
DeviceTaintRuleSpec deviceSelector:1<DeviceTaintSelector>pe taint:2<DeviceTaint>e
DeviceTaintRuleStatus conditions:1<77.Condition>*e
DeviceTaintSelector driver:2spe pool:3spe device:4spe
DeviceToleration key:1se operator:2se value:3se effect:4se tolerationSeconds:5lpe
ExactDeviceRequest deviceClassName:1s selectors:2<DeviceSelector>*e allocationMode:3se count:4le adminAccess:5bpe tolerations:6<DeviceToleration>*e capacity:7<CapacityRequirements>pe derivedAttributes:8<DeviceDerivedAttribute>*e
NetworkDeviceData interfaceName:1se ips:2s*e hardwareAddress:3se
NodeAllocatableMapping capacityKey:1spe capacityMultiplier:2<76.Quantity>pe deviceMultiplier:3<76.Quantity>pe
NodeAllocatableOverhead perPod:1<76.Quantity>pe perContainer:2<76.Quantity>pe
NodeAllocatableResource mapping:3<NodeAllocatableMapping>pe overhead:4<NodeAllocatableOverhead>pe
NodeAllocatableResourceMapping capacityKey:1spe allocationMultiplier:2<76.Quantity>pe
OpaqueDeviceConfiguration driver:1s parameters:2<79.RawExtension>
ResourceClaim metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec> status:3<ResourceClaimStatus>e
ResourceClaimConsumerReference apiGroup:1se resource:3s name:4s uid:5s
ResourceClaimList metadata:1<77.ListMeta>e items:2<ResourceClaim>*
ResourceClaimSpec devices:1<DeviceClaim>
ResourceClaimStatus allocation:1<AllocationResult>pe reservedFor:2<ResourceClaimConsumerReference>*e devices:4<AllocatedDeviceStatus>*e
ResourceClaimTemplate metadata:1<77.ObjectMeta>e spec:2<ResourceClaimTemplateSpec>
ResourceClaimTemplateList metadata:1<77.ListMeta>e items:2<ResourceClaimTemplate>*
ResourceClaimTemplateSpec metadata:1<77.ObjectMeta>e spec:2<ResourceClaimSpec>
ResourcePool name:1s generation:2l resourceSliceCount:3l
ResourceSlice metadata:1<77.ObjectMeta>e spec:2<ResourceSliceSpec>
ResourceSliceList metadata:1<77.ListMeta>e items:2<ResourceSlice>*
ResourceSliceSpec driver:1s pool:2<ResourcePool> nodeName:3spe nodeSelector:4<31.NodeSelector>pe allNodes:5bpe devices:6<Device>*e perDeviceNodeSelection:7bpe sharedCounters:8<CounterSet>*e partitionTypeAttribute:9spe skipNodeOperations:10s*e
@k8s.io.api.scheduling.v1 scheduling.k8s.io/v1
PriorityClass metadata:1<77.ObjectMeta>e value:2i globalDefault:3be description:4se preemptionPolicy:5spe
PriorityClassList metadata:1<77.ListMeta>e items:2<PriorityClass>*
@k8s.io.api.scheduling.v1alpha1 scheduling.k8s.io/v1alpha1
BasicSchedulingPolicy
GangSchedulingPolicy minCount:1i
PodGroup name:1s policy:3<PodGroupPolicy>
PodGroupPolicy basic:2<BasicSchedulingPolicy>pe gang:3<GangSchedulingPolicy>pe
PriorityClass metadata:1<77.ObjectMeta>e value:2i globalDefault:3be description:4se preemptionPolicy:5spe
PriorityClassList metadata:1<77.ListMeta>e items:2<PriorityClass>*
TypedLocalObjectReference apiGroup:1se kind:2s name:3s
Workload metadata:1<77.ObjectMeta>e spec:2<WorkloadSpec>
WorkloadList metadata:1<77.ListMeta>e items:2<Workload>*
WorkloadSpec controllerRef:1<TypedLocalObjectReference>pe podGroups:2<PodGroup>*
@k8s.io.api.scheduling.v1alpha2 scheduling.k8s.io/v1alpha2
BasicSchedulingPolicy
GangSchedulingPolicy minCount:1i
PodGroup metadata:1<77.ObjectMeta>e spec:2<PodGroupSpec> status:3<PodGroupStatus>e
PodGroupList metadata:1<77.ListMeta>e items:2<PodGroup>*
PodGroupResourceClaim name:1s resourceClaimName:2spe resourceClaimTemplateName:3spe
PodGroupResourceClaimStatus name:1s resourceClaimName:2spe
PodGroupSchedulingConstraints topology:1<TopologyConstraint>*e
PodGroupSchedulingPolicy basic:1<BasicSchedulingPolicy>pe gang:2<GangSchedulingPolicy>pe
PodGroupSpec podGroupTemplateRef:1<PodGroupTemplateReference>p schedulingPolicy:2<PodGroupSchedulingPolicy> schedulingConstraints:3<PodGroupSchedulingConstraints>pe resourceClaims:4<PodGroupResourceClaim>*e disruptionMode:5spe priorityClassName:6se priority:7ipe
PodGroupStatus conditions:1<77.Condition>*e resourceClaimStatuses:2<PodGroupResourceClaimStatus>*e
PodGroupTemplate name:1s schedulingPolicy:2<PodGroupSchedulingPolicy> schedulingConstraints:3<PodGroupSchedulingConstraints>p resourceClaims:4<PodGroupResourceClaim>*e disruptionMode:5spe priorityClassName:6se priority:7ipe
PodGroupTemplateReference workload:1<WorkloadPodGroupTemplateReference>p
TopologyConstraint key:1s
TypedLocalObjectReference apiGroup:1se kind:2s name:3s
Workload metadata:1<77.ObjectMeta>e spec:2<WorkloadSpec>
WorkloadList metadata:1<77.ListMeta>e items:2<Workload>*
WorkloadPodGroupTemplateReference workloadName:1s podGroupTemplateName:2s
WorkloadSpec controllerRef:1<TypedLocalObjectReference>pe podGroupTemplates:2<PodGroupTemplate>*
@k8s.io.api.scheduling.v1alpha3 scheduling.k8s.io/v1alpha3
AllCompositeDisruptionMode
AllDisruptionMode
BasicSchedulingPolicy
CompositeBasicSchedulingPolicy
CompositeDisruptionMode single:1<SingleCompositeDisruptionMode>pe all:2<AllCompositeDisruptionMode>pe
CompositeGangSchedulingPolicy minGroupCount:1i
CompositePodGroup metadata:1<77.ObjectMeta>e spec:2<CompositePodGroupSpec> status:3<CompositePodGroupStatus>e
CompositePodGroupList metadata:1<77.ListMeta>e items:2<CompositePodGroup>*
CompositePodGroupSchedulingConstraints topology:1<TopologyConstraint>*e
CompositePodGroupSchedulingPolicy basic:1<CompositeBasicSchedulingPolicy>pe gang:2<CompositeGangSchedulingPolicy>pe
CompositePodGroupSpec parentCompositePodGroupName:1spe workloadRef:2<WorkloadReference>p schedulingPolicy:3<CompositePodGroupSchedulingPolicy> schedulingConstraints:4<CompositePodGroupSchedulingConstraints>pe disruptionMode:5<CompositeDisruptionMode>pe priorityClassName:6se priority:7ipe preemptionPolicy:8spe
CompositePodGroupStatus conditions:1<77.Condition>*e
CompositePodGroupTemplate name:1s schedulingPolicy:2<CompositePodGroupSchedulingPolicy> schedulingConstraints:3<CompositePodGroupSchedulingConstraints>pe disruptionMode:4<CompositeDisruptionMode>pe priorityClassName:5se priority:6ipe preemptionPolicy:7spe podGroupTemplates:8<PodGroupTemplate>*e compositePodGroupTemplates:9<CompositePodGroupTemplate>*e
DisruptionMode single:1<SingleDisruptionMode>pe all:2<AllDisruptionMode>pe
GangSchedulingPolicy minCount:1i
PodGroup metadata:1<77.ObjectMeta>e spec:2<PodGroupSpec> status:3<PodGroupStatus>e
PodGroupList metadata:1<77.ListMeta>e items:2<PodGroup>*
PodGroupResourceClaim name:1s resourceClaimName:2spe resourceClaimTemplateName:3spe
PodGroupResourceClaimStatus name:1s resourceClaimName:2spe
PodGroupSchedulingConstraints topology:1<TopologyConstraint>*e
PodGroupSchedulingPolicy basic:1<BasicSchedulingPolicy>pe gang:2<GangSchedulingPolicy>pe
PodGroupSpec parentCompositePodGroupName:1spe workloadRef:2<WorkloadReference>pe schedulingPolicy:3<PodGroupSchedulingPolicy> schedulingConstraints:4<PodGroupSchedulingConstraints>pe resourceClaims:5<PodGroupResourceClaim>*e disruptionMode:6<DisruptionMode>pe priorityClassName:7se priority:8ipe preemptionPolicy:9spe
PodGroupStatus conditions:1<77.Condition>*e resourceClaimStatuses:2<PodGroupResourceClaimStatus>*e
PodGroupTemplate name:1s schedulingPolicy:2<PodGroupSchedulingPolicy> schedulingConstraints:3<PodGroupSchedulingConstraints>p resourceClaims:4<PodGroupResourceClaim>*e disruptionMode:5<DisruptionMode>pe priorityClassName:6se priority:7ipe preemptionPolicy:8spe
SingleCompositeDisruptionMode
SingleDisruptionMode
TopologyConstraint key:1s
TypedLocalObjectReference apiGroup:1se kind:2s name:3s
Workload metadata:1<77.ObjectMeta>e spec:2<WorkloadSpec>
WorkloadCompositePodGroupAllDisruptionMode
WorkloadCompositePodGroupBasicSchedulingPolicy
WorkloadCompositePodGroupDisruptionMode single:1<WorkloadCompositePodGroupSingleDisruptionMode>pe all:2<WorkloadCompositePodGroupAllDisruptionMode>pe
WorkloadCompositePodGroupGangSchedulingPolicy minGroupCount:1ipe
WorkloadCompositePodGroupSchedulingConstraints topology:1<TopologyConstraint>*e
WorkloadCompositePodGroupSchedulingPolicy basic:1<WorkloadCompositePodGroupBasicSchedulingPolicy>pe gang:2<WorkloadCompositePodGroupGangSchedulingPolicy>pe
WorkloadCompositePodGroupSingleDisruptionMode
WorkloadList metadata:1<77.ListMeta>e items:2<Workload>*
WorkloadPodGroupAllDisruptionMode
WorkloadPodGroupBasicSchedulingPolicy
WorkloadPodGroupDisruptionMode single:1<WorkloadPodGroupSingleDisruptionMode>pe all:2<WorkloadPodGroupAllDisruptionMode>pe
WorkloadPodGroupGangSchedulingPolicy minCount:1ipe
WorkloadPodGroupResourceClaim name:1s resourceClaimName:2spe resourceClaimTemplateName:3spe
WorkloadPodGroupSchedulingConstraints topology:1<TopologyConstraint>*e
WorkloadPodGroupSchedulingPolicy basic:1<WorkloadPodGroupBasicSchedulingPolicy>pe gang:2<WorkloadPodGroupGangSchedulingPolicy>pe
WorkloadPodGroupSingleDisruptionMode
WorkloadReference workloadName:1s templateName:2s
WorkloadSpec controllerRef:1<TypedLocalObjectReference>pe podGroupTemplates:2<PodGroupTemplate>* compositePodGroupTemplates:3<CompositePodGroupTemplate>*e
@k8s.io.api.scheduling.v1beta1 scheduling.k8s.io/v1beta1
AllCompositeDisruptionMode
AllDisruptionMode
BasicSchedulingPolicy
CompositeBasicSchedulingPolicy
CompositeDisruptionMode single:1<SingleCompositeDisruptionMode>pe all:2<AllCompositeDisruptionMode>pe
CompositeGangSchedulingPolicy minGroupCount:1i
CompositePodGroupSchedulingConstraints topology:1<TopologyConstraint>*e
CompositePodGroupSchedulingPolicy basic:1<CompositeBasicSchedulingPolicy>pe gang:2<CompositeGangSchedulingPolicy>pe
CompositePodGroupTemplate name:1s schedulingPolicy:2<CompositePodGroupSchedulingPolicy> schedulingConstraints:3<CompositePodGroupSchedulingConstraints>pe disruptionMode:4<CompositeDisruptionMode>pe priorityClassName:5se priority:6ipe preemptionPolicy:7spe podGroupTemplates:8<PodGroupTemplate>*e compositePodGroupTemplates:9<CompositePodGroupTemplate>*e
DisruptionMode single:1<SingleDisruptionMode>pe all:2<AllDisruptionMode>pe
GangSchedulingPolicy minCount:1i
PodGroup metadata:1<77.ObjectMeta>e spec:2<PodGroupSpec> status:3<PodGroupStatus>e
PodGroupList metadata:1<77.ListMeta>e items:2<PodGroup>*
PodGroupResourceClaim name:1s resourceClaimName:2spe resourceClaimTemplateName:3spe
PodGroupResourceClaimStatus name:1s resourceClaimName:2spe
PodGroupSchedulingConstraints topology:1<TopologyConstraint>*e
PodGroupSchedulingPolicy basic:1<BasicSchedulingPolicy>pe gang:2<GangSchedulingPolicy>pe
PodGroupSpec parentCompositePodGroupName:1spe workloadRef:2<WorkloadReference>pe schedulingPolicy:3<PodGroupSchedulingPolicy> schedulingConstraints:4<PodGroupSchedulingConstraints>pe resourceClaims:5<PodGroupResourceClaim>*e disruptionMode:6<DisruptionMode>pe priorityClassName:7se priority:8ipe preemptionPolicy:9spe
PodGroupStatus conditions:1<77.Condition>*e resourceClaimStatuses:2<PodGroupResourceClaimStatus>*e
PodGroupTemplate name:1s schedulingPolicy:2<PodGroupSchedulingPolicy> schedulingConstraints:3<PodGroupSchedulingConstraints>p resourceClaims:4<PodGroupResourceClaim>*e disruptionMode:5<DisruptionMode>pe priorityClassName:6se priority:7ipe preemptionPolicy:8spe
PriorityClass metadata:1<77.ObjectMeta>e value:2i globalDefault:3be description:4se preemptionPolicy:5spe
PriorityClassList metadata:1<77.ListMeta>e items:2<PriorityClass>*
SingleCompositeDisruptionMode
SingleDisruptionMode
TopologyConstraint key:1s
TypedLocalObjectReference apiGroup:1se kind:2s name:3s
Workload metadata:1<77.ObjectMeta>e spec:2<WorkloadSpec>
WorkloadList metadata:1<77.ListMeta>e items:2<Workload>*
WorkloadReference workloadName:1s templateName:2s
WorkloadSpec controllerRef:1<TypedLocalObjectReference>pe podGroupTemplates:2<PodGroupTemplate>* compositePodGroupTemplates:3<CompositePodGroupTemplate>*e
@k8s.io.api.settings.v1alpha1 settings.k8s.io/v1alpha1
PodPreset metadata:1<77.ObjectMeta>e spec:2<PodPresetSpec>e
PodPresetList metadata:1<77.ListMeta>e items:2<PodPreset>*
PodPresetSpec selector:1<77.LabelSelector>e env:2<31.EnvVar>*e envFrom:3<31.EnvFromSource>*e volumes:4<31.Volume>*e volumeMounts:5<31.VolumeMount>*e
@k8s.io.api.storage.v1 storage.k8s.io/v1
CSIDriver metadata:1<77.ObjectMeta>e spec:2<CSIDriverSpec>
CSIDriverList metadata:1<77.ListMeta>e items:2<CSIDriver>*
CSIDriverSpec attachRequired:1bpe podInfoOnMount:2bpe volumeLifecycleModes:3s*e storageCapacity:4bpe fsGroupPolicy:5spe tokenRequests:6<TokenRequest>*e requiresRepublish:7bpe seLinuxMount:8bpe nodeAllocatableUpdatePeriodSeconds:9lpe serviceAccountTokenInSecrets:10bpe preventPodSchedulingIfMissing:11bpe
CSINode metadata:1<77.ObjectMeta>e spec:2<CSINodeSpec> status:3<CSINodeStatus>e
CSINodeDriver name:1s nodeID:2s topologyKeys:3s* allocatable:4<VolumeNodeResources>pe
CSINodeList metadata:1<77.ListMeta>e items:2<CSINode>*
CSINodeSpec drivers:1<CSINodeDriver>*
CSINodeStatus storageHealth:1<StorageHealth>*e
CSIStorageCapacity metadata:1<77.ObjectMeta>e nodeTopology:2<77.LabelSelector>pe storageClassName:3s capacity:4<76.Quantity>pe maximumVolumeSize:5<76.Quantity>pe
CSIStorageCapacityList metadata:1<77.ListMeta>e items:2<CSIStorageCapacity>*
StorageClass metadata:1<77.ObjectMeta>e provisioner:2s parameters:3s%e reclaimPolicy:4spe mountOptions:5s*e allowVolumeExpansion:6bpe volumeBindingMode:7spe allowedTopologies:8<31.TopologySelectorTerm>*e
StorageClassList metadata:1<77.ListMeta>e items:2<StorageClass>*
StorageHealth name:1s healthConditions:2<StorageHealthCondition>*e
StorageHealthCondition status:1s reason:2s message:3se accessMode:4spe volumeMode:5spe lastTransitionTime:6<77.Time>e
TokenRequest audience:1s expirationSeconds:2lpe
VolumeAttachment metadata:1<77.ObjectMeta>e spec:2<VolumeAttachmentSpec> status:3<VolumeAttachmentStatus>e
VolumeAttachmentList metadata:1<77.ListMeta>e items:2<VolumeAttachment>*
VolumeAttachmentSource persistentVolumeName:1spe inlineVolumeSpec:2<31.PersistentVolumeSpec>pe
VolumeAttachmentSpec attacher:1s source:2<VolumeAttachmentSource> nodeName:3s
VolumeAttachmentStatus attached:1b attachmentMetadata:2s%e attachError:3<VolumeError>pe detachError:4<VolumeError>pe
VolumeAttributesClass metadata:1<77.ObjectMeta>e driverName:2s parameters:3s%e
VolumeAttributesClassList metadata:1<77.ListMeta>e items:2<VolumeAttributesClass>*
VolumeError time:1<77.Time>e message:2se errorCode:3ipe
VolumeNodeResources count:1ipe
@k8s.io.api.storage.v1alpha1 storage.k8s.io/v1alpha1
CSIStorageCapacity metadata:1<77.ObjectMeta>e nodeTopology:2<77.LabelSelector>pe storageClassName:3s capacity:4<76.Quantity>pe maximumVolumeSize:5<76.Quantity>pe
CSIStorageCapacityList metadata:1<77.ListMeta>e items:2<CSIStorageCapacity>*
VolumeAttachment metadata:1<77.ObjectMeta>e spec:2<VolumeAttachmentSpec> status:3<VolumeAttachmentStatus>e
VolumeAttachmentList metadata:1<77.ListMeta>e items:2<VolumeAttachment>*
VolumeAttachmentSource persistentVolumeName:1spe inlineVolumeSpec:2<31.PersistentVolumeSpec>pe
VolumeAttachmentSpec attacher:1s source:2<VolumeAttachmentSource> nodeName:3s
VolumeAttachmentStatus attached:1b attachmentMetadata:2s%e attachError:3<VolumeError>pe detachError:4<VolumeError>pe
VolumeAttributesClass metadata:1<77.ObjectMeta>e driverName:2s parameters:3s%e
VolumeAttributesClassList metadata:1<77.ListMeta>e items:2<VolumeAttributesClass>*
VolumeError time:1<77.Time>e message:2se errorCode:3ipe
@k8s.io.api.storage.v1beta1 storage.k8s.io/v1beta1
CSIDriver metadata:1<77.ObjectMeta>e spec:2<CSIDriverSpec>
CSIDriverList metadata:1<77.ListMeta>e items:2<CSIDriver>*
CSIDriverSpec attachRequired:1bpe podInfoOnMount:2bpe volumeLifecycleModes:3s*e storageCapacity:4bpe fsGroupPolicy:5spe tokenRequests:6<TokenRequest>*e requiresRepublish:7bpe seLinuxMount:8bpe nodeAllocatableUpdatePeriodSeconds:9lpe serviceAccountTokenInSecrets:10bpe preventPodSchedulingIfMissing:11bpe
CSINode metadata:1<77.ObjectMeta>e spec:2<CSINodeSpec> status:3<CSINodeStatus>e
CSINodeDriver name:1s nodeID:2s topologyKeys:3s* allocatable:4<VolumeNodeResources>pe
CSINodeList metadata:1<77.ListMeta>e items:2<CSINode>*
CSINodeSpec drivers:1<CSINodeDriver>*
CSINodeStatus storageHealth:1<StorageHealth>*e
CSIStorageCapacity metadata:1<77.ObjectMeta>e nodeTopology:2<77.LabelSelector>pe storageClassName:3s capacity:4<76.Quantity>pe maximumVolumeSize:5<76.Quantity>pe
CSIStorageCapacityList metadata:1<77.ListMeta>e items:2<CSIStorageCapacity>*
StorageClass metadata:1<77.ObjectMeta>e provisioner:2s parameters:3s%e reclaimPolicy:4spe mountOptions:5s*e allowVolumeExpansion:6bpe volumeBindingMode:7spe allowedTopologies:8<31.TopologySelectorTerm>*e
StorageClassList metadata:1<77.ListMeta>e items:2<StorageClass>*
StorageHealth name:1s healthConditions:2<StorageHealthCondition>*e
StorageHealthCondition status:1s reason:2s message:3se accessMode:4spe volumeMode:5spe lastTransitionTime:6<77.Time>e
TokenRequest audience:1s expirationSeconds:2lpe
VolumeAttachment metadata:1<77.ObjectMeta>e spec:2<VolumeAttachmentSpec> status:3<VolumeAttachmentStatus>e
VolumeAttachmentList metadata:1<77.ListMeta>e items:2<VolumeAttachment>*
VolumeAttachmentSource persistentVolumeName:1spe inlineVolumeSpec:2<31.PersistentVolumeSpec>pe
VolumeAttachmentSpec attacher:1s source:2<VolumeAttachmentSource> nodeName:3s
VolumeAttachmentStatus attached:1b attachmentMetadata:2s%e attachError:3<VolumeError>pe detachError:4<VolumeError>pe
VolumeAttributesClass metadata:1<77.ObjectMeta>e driverName:2s parameters:3s%e
VolumeAttributesClassList metadata:1<77.ListMeta>e items:2<VolumeAttributesClass>*
VolumeError time:1<77.Time>e message:2se errorCode:3ipe
VolumeNodeResources count:1ipe
@k8s.io.api.storagemigration.v1 storagemigration.k8s.io/v1
StorageVersionMigration metadata:1<77.ObjectMeta>e spec:2<StorageVersionMigrationSpec>e status:3<StorageVersionMigrationStatus>e
StorageVersionMigrationList metadata:1<77.ListMeta>e items:2<StorageVersionMigration>*
StorageVersionMigrationSpec resource:1<77.GroupResource>
StorageVersionMigrationStatus conditions:1<77.Condition>*e resourceVersion:2se
@k8s.io.api.storagemigration.v1alpha1 storagemigration.k8s.io/v1alpha1
GroupVersionResource group:1se version:2se resource:3se
MigrationCondition type:1s status:2s lastUpdateTime:3<77.Time>e reason:4se message:5se
StorageVersionMigration metadata:1<77.ObjectMeta>e spec:2<StorageVersionMigrationSpec>e status:3<StorageVersionMigrationStatus>e
StorageVersionMigrationList metadata:1<77.ListMeta>e items:2<StorageVersionMigration>*
StorageVersionMigrationSpec resource:1<GroupVersionResource> continueToken:2se
StorageVersionMigrationStatus conditions:1<MigrationCondition>*e resourceVersion:2se
@k8s.io.api.storagemigration.v1beta1 storagemigration.k8s.io/v1beta1
StorageVersionMigration metadata:1<77.ObjectMeta>e spec:2<StorageVersionMigrationSpec>e status:3<StorageVersionMigrationStatus>e
StorageVersionMigrationList metadata:1<77.ListMeta>e items:2<StorageVersionMigration>*
StorageVersionMigrationSpec resource:1<77.GroupResource>
StorageVersionMigrationStatus conditions:1<77.Condition>*e resourceVersion:2se
@k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1 apiextensions.k8s.io/v1
ConversionRequest uid:1s desiredAPIVersion:2s objects:3<79.RawExtension>*
ConversionResponse uid:1s convertedObjects:2<79.RawExtension>* result:3<77.Status>
ConversionReview request:1<ConversionRequest>pe response:2<ConversionResponse>pe
CustomResourceColumnDefinition name:1s type:2s format:3se description:4se priority:5ie jsonPath:6s
CustomResourceConversion strategy:1s webhook:2<WebhookConversion>pe
CustomResourceDefinition metadata:1<77.ObjectMeta>e spec:2<CustomResourceDefinitionSpec> status:3<CustomResourceDefinitionStatus>e
CustomResourceDefinitionCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se observedGeneration:6le
CustomResourceDefinitionList metadata:1<77.ListMeta>e items:2<CustomResourceDefinition>*
CustomResourceDefinitionNames plural:1s singular:2se shortNames:3s*e kind:4s listKind:5se categories:6s*e
CustomResourceDefinitionSpec group:1s names:3<CustomResourceDefinitionNames> scope:4s versions:7<CustomResourceDefinitionVersion>* conversion:9<CustomResourceConversion>pe preserveUnknownFields:10be
CustomResourceDefinitionStatus conditions:1<CustomResourceDefinitionCondition>* acceptedNames:2<CustomResourceDefinitionNames> storedVersions:3s* observedGeneration:4le
CustomResourceDefinitionVersion name:1s served:2b storage:3b deprecated:7be deprecationWarning:8spe schema:4<CustomResourceValidation>pe subresources:5<CustomResourceSubresources>pe additionalPrinterColumns:6<CustomResourceColumnDefinition>*e selectableFields:9<SelectableField>*e
CustomResourceSubresourceScale specReplicasPath:1s statusReplicasPath:2s labelSelectorPath:3spe
CustomResourceSubresourceStatus
CustomResourceSubresources status:1<CustomResourceSubresourceStatus>pe scale:2<CustomResourceSubresourceScale>pe
CustomResourceValidation openAPIV3Schema:1<JSONSchemaProps>pe
ExternalDocumentation description:1se url:2se
JSON
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
ConversionRequest uid:1s desiredAPIVersion:2s objects:3<79.RawExtension>*
ConversionResponse uid:1s convertedObjects:2<79.RawExtension>* result:3<77.Status>
ConversionReview request:1<ConversionRequest>pe response:2<ConversionResponse>pe
CustomResourceColumnDefinition name:1s type:2s format:3se description:4se priority:5ie JSONPath:6s
CustomResourceConversion strategy:1s webhookClientConfig:2<WebhookClientConfig>pe conversionReviewVersions:3s*e
CustomResourceDefinition metadata:1<77.ObjectMeta>e spec:2<CustomResourceDefinitionSpec> status:3<CustomResourceDefinitionStatus>e
CustomResourceDefinitionCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se observedGeneration:6le
CustomResourceDefinitionList metadata:1<77.ListMeta>e items:2<CustomResourceDefinition>*
CustomResourceDefinitionNames plural:1s singular:2se shortNames:3s*e kind:4s listKind:5se categories:6s*e
CustomResourceDefinitionSpec group:1s version:2se names:3<CustomResourceDefinitionNames> scope:4s validation:5<CustomResourceValidation>pe subresources:6<CustomResourceSubresources>pe versions:7<CustomResourceDefinitionVersion>*e additionalPrinterColumns:8<CustomResourceColumnDefinition>*e selectableFields:11<SelectableField>*e conversion:9<CustomResourceConversion>pe preserveUnknownFields:10bpe
CustomResourceDefinitionStatus conditions:1<CustomResourceDefinitionCondition>* acceptedNames:2<CustomResourceDefinitionNames> storedVersions:3s* observedGeneration:4le
CustomResourceDefinitionVersion name:1s served:2b storage:3b deprecated:7be deprecationWarning:8spe schema:4<CustomResourceValidation>pe subresources:5<CustomResourceSubresources>pe additionalPrinterColumns:6<CustomResourceColumnDefinition>*e selectableFields:9<SelectableField>*e
CustomResourceSubresourceScale specReplicasPath:1s statusReplicasPath:2s labelSelectorPath:3spe
CustomResourceSubresourceStatus
CustomResourceSubresources status:1<CustomResourceSubresourceStatus>pe scale:2<CustomResourceSubresourceScale>pe
CustomResourceValidation openAPIV3Schema:1<JSONSchemaProps>pe
ExternalDocumentation description:1se url:2se
JSON
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
CreateOptions dryRun:1s*e fieldManager:3se fieldValidation:4se includeUninitialized:2be
DeleteOptions gracePeriodSeconds:1lpe preconditions:2<Preconditions>pe orphanDependents:3bpe propagationPolicy:4spe dryRun:5s*e ignoreStoreReadErrorWithClusterBreakingPotential:6bpe
Duration
ExportOptions export:1b exact:2b
FieldSelectorRequirement key:1s operator:2s values:3s*e
Fields= :1<Fields>%
FieldsV1
GetOptions resourceVersion:1se includeUninitialized:2be
GroupKind group:1s kind:2s
GroupResource group:1s resource:2s
GroupVersion group:1s version:2s
GroupVersionForDiscovery groupVersion:1s version:2s
GroupVersionKind group:1s version:2s kind:3s
GroupVersionResource group:1s version:2s resource:3s
Initializer name:1s
Initializers pending:1<Initializer>* result:2<Status>pe
LabelSelector matchLabels:1s%e matchExpressions:2<LabelSelectorRequirement>*e
LabelSelectorRequirement key:1s operator:2s values:3s*e
List metadata:1<ListMeta>e items:2<79.RawExtension>*
ListMeta selfLink:1se resourceVersion:2se continue:3se remainingItemCount:4lpe shardInfo:5<ShardInfo>pe
ListOptions labelSelector:1se fieldSelector:2se watch:3be allowWatchBookmarks:9be resourceVersion:4se resourceVersionMatch:10se timeoutSeconds:5lpe limit:7le continue:8se sendInitialEvents:11bpe shardSelector:15se includeUninitialized:6be
ManagedFieldsEntry manager:1se operation:2se apiVersion:3se time:4<Time>pe fieldsType:6se fieldsV1:7<FieldsV1>pe subresource:8se fields:5<Fields>pe
MicroTime
ObjectMeta name:1se generateName:2se namespace:3se selfLink:4se uid:5se resourceVersion:6se generation:7le creationTimestamp:8<Time>ez deletionTimestamp:9<Time>pe deletionGracePeriodSeconds:10lpe labels:11s%e annotations:12s%e ownerReferences:13<OwnerReference>*e finalizers:14s*e managedFields:17<ManagedFieldsEntry>*e clusterName:15se initializers:16<Initializers>pe
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
WatchEvent type:1s object:2<79.RawExtension>
@k8s.io.apimachinery.pkg.apis.meta.v1beta1 meta.k8s.io/v1beta1
PartialObjectMetadata metadata:1<77.ObjectMeta>e
PartialObjectMetadataList metadata:2<77.ListMeta>e items:1<77.PartialObjectMetadata>*
TableOptions includeObject:1se
@k8s.io.apimachinery.pkg.runtime
RawExtension
TypeMeta apiVersion:1se kind:2se
Unknown
@k8s.io.apimachinery.pkg.runtime.schema
@k8s.io.apimachinery.pkg.util.intstr
IntOrString
@k8s.io.kube_aggregator.pkg.apis.apiregistration.v1 apiregistration.k8s.io/v1
APIService metadata:1<77.ObjectMeta>e spec:2<APIServiceSpec>e status:3<APIServiceStatus>e
APIServiceCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
APIServiceList metadata:1<77.ListMeta>e items:2<APIService>*
APIServiceSpec service:1<ServiceReference>pe group:2se version:3se insecureSkipTLSVerify:4be caBundle:5ye groupPriorityMinimum:7i versionPriority:8i
APIServiceStatus conditions:1<APIServiceCondition>*e
ServiceReference namespace:1se name:2se port:3ipe
@k8s.io.kube_aggregator.pkg.apis.apiregistration.v1beta1 apiregistration.k8s.io/v1beta1
APIService metadata:1<77.ObjectMeta>e spec:2<APIServiceSpec>e status:3<APIServiceStatus>e
APIServiceCondition type:1s status:2s lastTransitionTime:3<77.Time>e reason:4se message:5se
APIServiceList metadata:1<77.ListMeta>e items:2<APIService>*
APIServiceSpec service:1<ServiceReference>pe group:2se version:3se insecureSkipTLSVerify:4be caBundle:5ye groupPriorityMinimum:7i versionPriority:8i
APIServiceStatus conditions:1<APIServiceCondition>*e
ServiceReference namespace:1se name:2se port:3ipe
`;
