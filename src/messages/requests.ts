/**
 * Made from `requests.proto` by `npm run messages`: the requests' types, and the table of their
 * fields in the order in which etcd's texts have them. A field that is not there is zero. Texts are
 * kept as their bytes, since nothing makes sure that they are UTF-8.
 */

/** One field of a message. */
export interface RequestField {
  readonly name: string;
  readonly number: number;
  readonly type: 'bytes' | 'string' | 'bool' | 'int64' | 'uint64' | 'enum' | 'message';
  /** The type of a field that is a message. */
  readonly message?: RequestName;
  /** The names of an enum's values, which are 0, 1, 2 and so on. */
  readonly names?: readonly string[];
  readonly isRepeated?: boolean;
  /** Of the fields with the same choice, one at most is there. */
  readonly choice?: string;
  /** Whether it is told apart from zero when it is zero. */
  readonly hasPresence?: boolean;
  /** Whether it is a value, a password or a token. */
  readonly isSecret?: boolean;
}

/** What every message can have besides its fields: those that are not known, with their tags. */
export interface UnknownFields {
  readonly $unknown?: readonly Uint8Array[];
}

/** `RequestHeader`. */
export interface RequestHeader extends UnknownFields {
  readonly ID?: bigint;
  readonly username?: Uint8Array;
  readonly auth_revision?: bigint;
}

/** `InternalRaftRequest`. */
export interface InternalRaftRequest extends UnknownFields {
  readonly header?: RequestHeader;
  readonly ID?: bigint;
  readonly v2?: Request;
  readonly range?: RangeRequest;
  readonly put?: PutRequest;
  readonly delete_range?: DeleteRangeRequest;
  readonly txn?: TxnRequest;
  readonly compaction?: CompactionRequest;
  readonly lease_grant?: LeaseGrantRequest;
  readonly lease_revoke?: LeaseRevokeRequest;
  readonly alarm?: AlarmRequest;
  readonly lease_checkpoint?: LeaseCheckpointRequest;
  readonly auth_enable?: AuthEnableRequest;
  readonly auth_disable?: AuthDisableRequest;
  readonly auth_status?: AuthStatusRequest;
  readonly authenticate?: InternalAuthenticateRequest;
  readonly auth_user_add?: AuthUserAddRequest;
  readonly auth_user_delete?: AuthUserDeleteRequest;
  readonly auth_user_get?: AuthUserGetRequest;
  readonly auth_user_change_password?: AuthUserChangePasswordRequest;
  readonly auth_user_grant_role?: AuthUserGrantRoleRequest;
  readonly auth_user_revoke_role?: AuthUserRevokeRoleRequest;
  readonly auth_user_list?: AuthUserListRequest;
  readonly auth_role_list?: AuthRoleListRequest;
  readonly auth_role_add?: AuthRoleAddRequest;
  readonly auth_role_delete?: AuthRoleDeleteRequest;
  readonly auth_role_get?: AuthRoleGetRequest;
  readonly auth_role_grant_permission?: AuthRoleGrantPermissionRequest;
  readonly auth_role_revoke_permission?: AuthRoleRevokePermissionRequest;
  readonly cluster_version_set?: ClusterVersionSetRequest;
  readonly cluster_member_attr_set?: ClusterMemberAttrSetRequest;
  readonly downgrade_info_set?: DowngradeInfoSetRequest;
  readonly downgrade_version_test?: DowngradeVersionTestRequest;
}

/** `Request`. */
export interface Request extends UnknownFields {
  readonly ID?: bigint;
  readonly Method?: Uint8Array;
  readonly Path?: Uint8Array;
  readonly Val?: Uint8Array;
  readonly Dir?: boolean;
  readonly PrevValue?: Uint8Array;
  readonly PrevIndex?: bigint;
  readonly PrevExist?: boolean;
  readonly Expiration?: bigint;
  readonly Wait?: boolean;
  readonly Since?: bigint;
  readonly Recursive?: boolean;
  readonly Sorted?: boolean;
  readonly Quorum?: boolean;
  readonly Time?: bigint;
  readonly Stream?: boolean;
  readonly Refresh?: boolean;
}

/** `RangeRequest`. */
export interface RangeRequest extends UnknownFields {
  readonly key?: Uint8Array;
  readonly range_end?: Uint8Array;
  readonly limit?: bigint;
  readonly revision?: bigint;
  readonly sort_order?: number;
  readonly sort_target?: number;
  readonly serializable?: boolean;
  readonly keys_only?: boolean;
  readonly count_only?: boolean;
  readonly min_mod_revision?: bigint;
  readonly max_mod_revision?: bigint;
  readonly min_create_revision?: bigint;
  readonly max_create_revision?: bigint;
}

/** `PutRequest`. */
export interface PutRequest extends UnknownFields {
  readonly key?: Uint8Array;
  readonly value?: Uint8Array;
  readonly lease?: bigint;
  readonly prev_kv?: boolean;
  readonly ignore_value?: boolean;
  readonly ignore_lease?: boolean;
}

/** `DeleteRangeRequest`. */
export interface DeleteRangeRequest extends UnknownFields {
  readonly key?: Uint8Array;
  readonly range_end?: Uint8Array;
  readonly prev_kv?: boolean;
}

/** `RequestOp`. */
export interface RequestOp extends UnknownFields {
  readonly request_range?: RangeRequest;
  readonly request_put?: PutRequest;
  readonly request_delete_range?: DeleteRangeRequest;
  readonly request_txn?: TxnRequest;
}

/** `Compare`. */
export interface Compare extends UnknownFields {
  readonly result?: number;
  readonly target?: number;
  readonly key?: Uint8Array;
  readonly version?: bigint;
  readonly create_revision?: bigint;
  readonly mod_revision?: bigint;
  readonly value?: Uint8Array;
  readonly lease?: bigint;
  readonly range_end?: Uint8Array;
}

/** `TxnRequest`. */
export interface TxnRequest extends UnknownFields {
  readonly compare?: readonly Compare[];
  readonly success?: readonly RequestOp[];
  readonly failure?: readonly RequestOp[];
}

/** `CompactionRequest`. */
export interface CompactionRequest extends UnknownFields {
  readonly revision?: bigint;
  readonly physical?: boolean;
}

/** `LeaseGrantRequest`. */
export interface LeaseGrantRequest extends UnknownFields {
  readonly TTL?: bigint;
  readonly ID?: bigint;
}

/** `LeaseRevokeRequest`. */
export interface LeaseRevokeRequest extends UnknownFields {
  readonly ID?: bigint;
}

/** `LeaseCheckpoint`. */
export interface LeaseCheckpoint extends UnknownFields {
  readonly ID?: bigint;
  readonly remaining_TTL?: bigint;
}

/** `LeaseCheckpointRequest`. */
export interface LeaseCheckpointRequest extends UnknownFields {
  readonly checkpoints?: readonly LeaseCheckpoint[];
}

/** `AlarmRequest`. */
export interface AlarmRequest extends UnknownFields {
  readonly action?: number;
  readonly memberID?: bigint;
  readonly alarm?: number;
}

/** `AuthEnableRequest`. */
export type AuthEnableRequest = UnknownFields;

/** `AuthDisableRequest`. */
export type AuthDisableRequest = UnknownFields;

/** `AuthStatusRequest`. */
export type AuthStatusRequest = UnknownFields;

/** `InternalAuthenticateRequest`. */
export interface InternalAuthenticateRequest extends UnknownFields {
  readonly name?: Uint8Array;
  readonly password?: Uint8Array;
  readonly simple_token?: Uint8Array;
}

/** `UserAddOptions`. */
export interface UserAddOptions extends UnknownFields {
  readonly no_password?: boolean;
}

/** `AuthUserAddRequest`. */
export interface AuthUserAddRequest extends UnknownFields {
  readonly name?: Uint8Array;
  readonly password?: Uint8Array;
  readonly options?: UserAddOptions;
  readonly hashedPassword?: Uint8Array;
}

/** `AuthUserGetRequest`. */
export interface AuthUserGetRequest extends UnknownFields {
  readonly name?: Uint8Array;
}

/** `AuthUserDeleteRequest`. */
export interface AuthUserDeleteRequest extends UnknownFields {
  readonly name?: Uint8Array;
}

/** `AuthUserChangePasswordRequest`. */
export interface AuthUserChangePasswordRequest extends UnknownFields {
  readonly name?: Uint8Array;
  readonly password?: Uint8Array;
  readonly hashedPassword?: Uint8Array;
}

/** `AuthUserGrantRoleRequest`. */
export interface AuthUserGrantRoleRequest extends UnknownFields {
  readonly user?: Uint8Array;
  readonly role?: Uint8Array;
}

/** `AuthUserRevokeRoleRequest`. */
export interface AuthUserRevokeRoleRequest extends UnknownFields {
  readonly name?: Uint8Array;
  readonly role?: Uint8Array;
}

/** `AuthUserListRequest`. */
export type AuthUserListRequest = UnknownFields;

/** `AuthRoleListRequest`. */
export type AuthRoleListRequest = UnknownFields;

/** `AuthRoleAddRequest`. */
export interface AuthRoleAddRequest extends UnknownFields {
  readonly name?: Uint8Array;
}

/** `AuthRoleGetRequest`. */
export interface AuthRoleGetRequest extends UnknownFields {
  readonly role?: Uint8Array;
}

/** `AuthRoleDeleteRequest`. */
export interface AuthRoleDeleteRequest extends UnknownFields {
  readonly role?: Uint8Array;
}

/** `Permission`. */
export interface Permission extends UnknownFields {
  readonly permType?: number;
  readonly key?: Uint8Array;
  readonly range_end?: Uint8Array;
}

/** `AuthRoleGrantPermissionRequest`. */
export interface AuthRoleGrantPermissionRequest extends UnknownFields {
  readonly name?: Uint8Array;
  readonly perm?: Permission;
}

/** `AuthRoleRevokePermissionRequest`. */
export interface AuthRoleRevokePermissionRequest extends UnknownFields {
  readonly role?: Uint8Array;
  readonly key?: Uint8Array;
  readonly range_end?: Uint8Array;
}

/** `ClusterVersionSetRequest`. */
export interface ClusterVersionSetRequest extends UnknownFields {
  readonly ver?: Uint8Array;
}

/** `Attributes`. */
export interface Attributes extends UnknownFields {
  readonly name?: Uint8Array;
  readonly client_urls?: readonly Uint8Array[];
}

/** `ClusterMemberAttrSetRequest`. */
export interface ClusterMemberAttrSetRequest extends UnknownFields {
  readonly member_ID?: bigint;
  readonly member_attributes?: Attributes;
}

/** `DowngradeInfoSetRequest`. */
export interface DowngradeInfoSetRequest extends UnknownFields {
  readonly enabled?: boolean;
  readonly ver?: Uint8Array;
}

/** `DowngradeVersionTestRequest`. */
export interface DowngradeVersionTestRequest extends UnknownFields {
  readonly ver?: Uint8Array;
}

/** All messages by name. */
export interface Requests {
  readonly RequestHeader: RequestHeader;
  readonly InternalRaftRequest: InternalRaftRequest;
  readonly Request: Request;
  readonly RangeRequest: RangeRequest;
  readonly PutRequest: PutRequest;
  readonly DeleteRangeRequest: DeleteRangeRequest;
  readonly RequestOp: RequestOp;
  readonly Compare: Compare;
  readonly TxnRequest: TxnRequest;
  readonly CompactionRequest: CompactionRequest;
  readonly LeaseGrantRequest: LeaseGrantRequest;
  readonly LeaseRevokeRequest: LeaseRevokeRequest;
  readonly LeaseCheckpoint: LeaseCheckpoint;
  readonly LeaseCheckpointRequest: LeaseCheckpointRequest;
  readonly AlarmRequest: AlarmRequest;
  readonly AuthEnableRequest: AuthEnableRequest;
  readonly AuthDisableRequest: AuthDisableRequest;
  readonly AuthStatusRequest: AuthStatusRequest;
  readonly InternalAuthenticateRequest: InternalAuthenticateRequest;
  readonly UserAddOptions: UserAddOptions;
  readonly AuthUserAddRequest: AuthUserAddRequest;
  readonly AuthUserGetRequest: AuthUserGetRequest;
  readonly AuthUserDeleteRequest: AuthUserDeleteRequest;
  readonly AuthUserChangePasswordRequest: AuthUserChangePasswordRequest;
  readonly AuthUserGrantRoleRequest: AuthUserGrantRoleRequest;
  readonly AuthUserRevokeRoleRequest: AuthUserRevokeRoleRequest;
  readonly AuthUserListRequest: AuthUserListRequest;
  readonly AuthRoleListRequest: AuthRoleListRequest;
  readonly AuthRoleAddRequest: AuthRoleAddRequest;
  readonly AuthRoleGetRequest: AuthRoleGetRequest;
  readonly AuthRoleDeleteRequest: AuthRoleDeleteRequest;
  readonly Permission: Permission;
  readonly AuthRoleGrantPermissionRequest: AuthRoleGrantPermissionRequest;
  readonly AuthRoleRevokePermissionRequest: AuthRoleRevokePermissionRequest;
  readonly ClusterVersionSetRequest: ClusterVersionSetRequest;
  readonly Attributes: Attributes;
  readonly ClusterMemberAttrSetRequest: ClusterMemberAttrSetRequest;
  readonly DowngradeInfoSetRequest: DowngradeInfoSetRequest;
  readonly DowngradeVersionTestRequest: DowngradeVersionTestRequest;
}

/** Name of a message. */
export type RequestName = keyof Requests;

/** The fields of every message. */
export const REQUEST_FIELDS: Readonly<Record<RequestName, readonly RequestField[]>> = {
  RequestHeader: [
    { name: 'ID', number: 1, type: 'uint64' },
    { name: 'username', number: 2, type: 'string' },
    { name: 'auth_revision', number: 3, type: 'uint64' },
  ],
  InternalRaftRequest: [
    { name: 'header', number: 100, type: 'message', message: 'RequestHeader' },
    { name: 'ID', number: 1, type: 'uint64' },
    { name: 'v2', number: 2, type: 'message', message: 'Request' },
    { name: 'range', number: 3, type: 'message', message: 'RangeRequest' },
    { name: 'put', number: 4, type: 'message', message: 'PutRequest' },
    { name: 'delete_range', number: 5, type: 'message', message: 'DeleteRangeRequest' },
    { name: 'txn', number: 6, type: 'message', message: 'TxnRequest' },
    { name: 'compaction', number: 7, type: 'message', message: 'CompactionRequest' },
    { name: 'lease_grant', number: 8, type: 'message', message: 'LeaseGrantRequest' },
    { name: 'lease_revoke', number: 9, type: 'message', message: 'LeaseRevokeRequest' },
    { name: 'alarm', number: 10, type: 'message', message: 'AlarmRequest' },
    { name: 'lease_checkpoint', number: 11, type: 'message', message: 'LeaseCheckpointRequest' },
    { name: 'auth_enable', number: 1000, type: 'message', message: 'AuthEnableRequest' },
    { name: 'auth_disable', number: 1011, type: 'message', message: 'AuthDisableRequest' },
    { name: 'auth_status', number: 1013, type: 'message', message: 'AuthStatusRequest' },
    { name: 'authenticate', number: 1012, type: 'message', message: 'InternalAuthenticateRequest' },
    { name: 'auth_user_add', number: 1100, type: 'message', message: 'AuthUserAddRequest' },
    { name: 'auth_user_delete', number: 1101, type: 'message', message: 'AuthUserDeleteRequest' },
    { name: 'auth_user_get', number: 1102, type: 'message', message: 'AuthUserGetRequest' },
    {
      name: 'auth_user_change_password',
      number: 1103,
      type: 'message',
      message: 'AuthUserChangePasswordRequest',
    },
    {
      name: 'auth_user_grant_role',
      number: 1104,
      type: 'message',
      message: 'AuthUserGrantRoleRequest',
    },
    {
      name: 'auth_user_revoke_role',
      number: 1105,
      type: 'message',
      message: 'AuthUserRevokeRoleRequest',
    },
    { name: 'auth_user_list', number: 1106, type: 'message', message: 'AuthUserListRequest' },
    { name: 'auth_role_list', number: 1107, type: 'message', message: 'AuthRoleListRequest' },
    { name: 'auth_role_add', number: 1200, type: 'message', message: 'AuthRoleAddRequest' },
    { name: 'auth_role_delete', number: 1201, type: 'message', message: 'AuthRoleDeleteRequest' },
    { name: 'auth_role_get', number: 1202, type: 'message', message: 'AuthRoleGetRequest' },
    {
      name: 'auth_role_grant_permission',
      number: 1203,
      type: 'message',
      message: 'AuthRoleGrantPermissionRequest',
    },
    {
      name: 'auth_role_revoke_permission',
      number: 1204,
      type: 'message',
      message: 'AuthRoleRevokePermissionRequest',
    },
    {
      name: 'cluster_version_set',
      number: 1300,
      type: 'message',
      message: 'ClusterVersionSetRequest',
    },
    {
      name: 'cluster_member_attr_set',
      number: 1301,
      type: 'message',
      message: 'ClusterMemberAttrSetRequest',
    },
    {
      name: 'downgrade_info_set',
      number: 1302,
      type: 'message',
      message: 'DowngradeInfoSetRequest',
    },
    {
      name: 'downgrade_version_test',
      number: 9900,
      type: 'message',
      message: 'DowngradeVersionTestRequest',
    },
  ],
  Request: [
    { name: 'ID', number: 1, type: 'uint64' },
    { name: 'Method', number: 2, type: 'string' },
    { name: 'Path', number: 3, type: 'string' },
    { name: 'Val', number: 4, type: 'string', isSecret: true },
    { name: 'Dir', number: 5, type: 'bool' },
    { name: 'PrevValue', number: 6, type: 'string', isSecret: true },
    { name: 'PrevIndex', number: 7, type: 'uint64' },
    { name: 'PrevExist', number: 8, type: 'bool', hasPresence: true },
    { name: 'Expiration', number: 9, type: 'int64' },
    { name: 'Wait', number: 10, type: 'bool' },
    { name: 'Since', number: 11, type: 'uint64' },
    { name: 'Recursive', number: 12, type: 'bool' },
    { name: 'Sorted', number: 13, type: 'bool' },
    { name: 'Quorum', number: 14, type: 'bool' },
    { name: 'Time', number: 15, type: 'int64' },
    { name: 'Stream', number: 16, type: 'bool' },
    { name: 'Refresh', number: 17, type: 'bool', hasPresence: true },
  ],
  RangeRequest: [
    { name: 'key', number: 1, type: 'bytes' },
    { name: 'range_end', number: 2, type: 'bytes' },
    { name: 'limit', number: 3, type: 'int64' },
    { name: 'revision', number: 4, type: 'int64' },
    { name: 'sort_order', number: 5, type: 'enum', names: ['NONE', 'ASCEND', 'DESCEND'] },
    {
      name: 'sort_target',
      number: 6,
      type: 'enum',
      names: ['KEY', 'VERSION', 'CREATE', 'MOD', 'VALUE'],
    },
    { name: 'serializable', number: 7, type: 'bool' },
    { name: 'keys_only', number: 8, type: 'bool' },
    { name: 'count_only', number: 9, type: 'bool' },
    { name: 'min_mod_revision', number: 10, type: 'int64' },
    { name: 'max_mod_revision', number: 11, type: 'int64' },
    { name: 'min_create_revision', number: 12, type: 'int64' },
    { name: 'max_create_revision', number: 13, type: 'int64' },
  ],
  PutRequest: [
    { name: 'key', number: 1, type: 'bytes' },
    { name: 'value', number: 2, type: 'bytes', isSecret: true },
    { name: 'lease', number: 3, type: 'int64' },
    { name: 'prev_kv', number: 4, type: 'bool' },
    { name: 'ignore_value', number: 5, type: 'bool' },
    { name: 'ignore_lease', number: 6, type: 'bool' },
  ],
  DeleteRangeRequest: [
    { name: 'key', number: 1, type: 'bytes' },
    { name: 'range_end', number: 2, type: 'bytes' },
    { name: 'prev_kv', number: 3, type: 'bool' },
  ],
  RequestOp: [
    {
      name: 'request_range',
      number: 1,
      type: 'message',
      message: 'RangeRequest',
      choice: 'request',
      hasPresence: true,
    },
    {
      name: 'request_put',
      number: 2,
      type: 'message',
      message: 'PutRequest',
      choice: 'request',
      hasPresence: true,
    },
    {
      name: 'request_delete_range',
      number: 3,
      type: 'message',
      message: 'DeleteRangeRequest',
      choice: 'request',
      hasPresence: true,
    },
    {
      name: 'request_txn',
      number: 4,
      type: 'message',
      message: 'TxnRequest',
      choice: 'request',
      hasPresence: true,
    },
  ],
  Compare: [
    { name: 'result', number: 1, type: 'enum', names: ['EQUAL', 'GREATER', 'LESS', 'NOT_EQUAL'] },
    {
      name: 'target',
      number: 2,
      type: 'enum',
      names: ['VERSION', 'CREATE', 'MOD', 'VALUE', 'LEASE'],
    },
    { name: 'key', number: 3, type: 'bytes' },
    { name: 'version', number: 4, type: 'int64', choice: 'target_union', hasPresence: true },
    {
      name: 'create_revision',
      number: 5,
      type: 'int64',
      choice: 'target_union',
      hasPresence: true,
    },
    { name: 'mod_revision', number: 6, type: 'int64', choice: 'target_union', hasPresence: true },
    {
      name: 'value',
      number: 7,
      type: 'bytes',
      choice: 'target_union',
      hasPresence: true,
      isSecret: true,
    },
    { name: 'lease', number: 8, type: 'int64', choice: 'target_union', hasPresence: true },
    { name: 'range_end', number: 64, type: 'bytes' },
  ],
  TxnRequest: [
    { name: 'compare', number: 1, type: 'message', message: 'Compare', isRepeated: true },
    { name: 'success', number: 2, type: 'message', message: 'RequestOp', isRepeated: true },
    { name: 'failure', number: 3, type: 'message', message: 'RequestOp', isRepeated: true },
  ],
  CompactionRequest: [
    { name: 'revision', number: 1, type: 'int64' },
    { name: 'physical', number: 2, type: 'bool' },
  ],
  LeaseGrantRequest: [
    { name: 'TTL', number: 1, type: 'int64' },
    { name: 'ID', number: 2, type: 'int64' },
  ],
  LeaseRevokeRequest: [{ name: 'ID', number: 1, type: 'int64' }],
  LeaseCheckpoint: [
    { name: 'ID', number: 1, type: 'int64' },
    { name: 'remaining_TTL', number: 2, type: 'int64' },
  ],
  LeaseCheckpointRequest: [
    {
      name: 'checkpoints',
      number: 1,
      type: 'message',
      message: 'LeaseCheckpoint',
      isRepeated: true,
    },
  ],
  AlarmRequest: [
    { name: 'action', number: 1, type: 'enum', names: ['GET', 'ACTIVATE', 'DEACTIVATE'] },
    { name: 'memberID', number: 2, type: 'uint64' },
    { name: 'alarm', number: 3, type: 'enum', names: ['NONE', 'NOSPACE', 'CORRUPT'] },
  ],
  AuthEnableRequest: [],
  AuthDisableRequest: [],
  AuthStatusRequest: [],
  InternalAuthenticateRequest: [
    { name: 'name', number: 1, type: 'string' },
    { name: 'password', number: 2, type: 'string', isSecret: true },
    { name: 'simple_token', number: 3, type: 'string', isSecret: true },
  ],
  UserAddOptions: [{ name: 'no_password', number: 1, type: 'bool' }],
  AuthUserAddRequest: [
    { name: 'name', number: 1, type: 'string' },
    { name: 'password', number: 2, type: 'string', isSecret: true },
    { name: 'options', number: 3, type: 'message', message: 'UserAddOptions' },
    { name: 'hashedPassword', number: 4, type: 'string', isSecret: true },
  ],
  AuthUserGetRequest: [{ name: 'name', number: 1, type: 'string' }],
  AuthUserDeleteRequest: [{ name: 'name', number: 1, type: 'string' }],
  AuthUserChangePasswordRequest: [
    { name: 'name', number: 1, type: 'string' },
    { name: 'password', number: 2, type: 'string', isSecret: true },
    { name: 'hashedPassword', number: 3, type: 'string', isSecret: true },
  ],
  AuthUserGrantRoleRequest: [
    { name: 'user', number: 1, type: 'string' },
    { name: 'role', number: 2, type: 'string' },
  ],
  AuthUserRevokeRoleRequest: [
    { name: 'name', number: 1, type: 'string' },
    { name: 'role', number: 2, type: 'string' },
  ],
  AuthUserListRequest: [],
  AuthRoleListRequest: [],
  AuthRoleAddRequest: [{ name: 'name', number: 1, type: 'string' }],
  AuthRoleGetRequest: [{ name: 'role', number: 1, type: 'string' }],
  AuthRoleDeleteRequest: [{ name: 'role', number: 1, type: 'string' }],
  Permission: [
    { name: 'permType', number: 1, type: 'enum', names: ['READ', 'WRITE', 'READWRITE'] },
    { name: 'key', number: 2, type: 'bytes' },
    { name: 'range_end', number: 3, type: 'bytes' },
  ],
  AuthRoleGrantPermissionRequest: [
    { name: 'name', number: 1, type: 'string' },
    { name: 'perm', number: 2, type: 'message', message: 'Permission' },
  ],
  AuthRoleRevokePermissionRequest: [
    { name: 'role', number: 1, type: 'string' },
    { name: 'key', number: 2, type: 'bytes' },
    { name: 'range_end', number: 3, type: 'bytes' },
  ],
  ClusterVersionSetRequest: [{ name: 'ver', number: 1, type: 'string' }],
  Attributes: [
    { name: 'name', number: 1, type: 'string' },
    { name: 'client_urls', number: 2, type: 'string', isRepeated: true },
  ],
  ClusterMemberAttrSetRequest: [
    { name: 'member_ID', number: 1, type: 'uint64' },
    { name: 'member_attributes', number: 2, type: 'message', message: 'Attributes' },
  ],
  DowngradeInfoSetRequest: [
    { name: 'enabled', number: 1, type: 'bool' },
    { name: 'ver', number: 2, type: 'string' },
  ],
  DowngradeVersionTestRequest: [{ name: 'ver', number: 1, type: 'string' }],
};
