import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace etcd. */
export namespace etcd {

    /**
     * Properties of a KeyValue.
     * @deprecated Use etcd.KeyValue.$Properties instead.
     */
    interface IKeyValue extends etcd.KeyValue.$Properties {
    }

    /** Represents a KeyValue. */
    class KeyValue {

        /**
         * Constructs a new KeyValue.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcd.KeyValue.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** KeyValue key. */
        key: Uint8Array;

        /** KeyValue create_revision. */
        create_revision: (number|Long);

        /** KeyValue mod_revision. */
        mod_revision: (number|Long);

        /** KeyValue version. */
        version: (number|Long);

        /** KeyValue value. */
        value: Uint8Array;

        /** KeyValue lease. */
        lease: (number|Long);

        /**
         * Encodes the specified KeyValue message. Does not implicitly {@link etcd.KeyValue.verify|verify} messages.
         * @param message KeyValue message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: etcd.KeyValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a KeyValue message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {etcd.KeyValue & etcd.KeyValue.$Shape} KeyValue
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcd.KeyValue & etcd.KeyValue.$Shape;
    }

    namespace KeyValue {

        /** Properties of a KeyValue. */
        interface $Properties {

            /** KeyValue key */
            key?: (Uint8Array|null);

            /** KeyValue create_revision */
            create_revision?: (number|Long|null);

            /** KeyValue mod_revision */
            mod_revision?: (number|Long|null);

            /** KeyValue version */
            version?: (number|Long|null);

            /** KeyValue value */
            value?: (Uint8Array|null);

            /** KeyValue lease */
            lease?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a KeyValue. */
        type $Shape = etcd.KeyValue.$Properties;
    }

    /**
     * Properties of a Lease.
     * @deprecated Use etcd.Lease.$Properties instead.
     */
    interface ILease extends etcd.Lease.$Properties {
    }

    /** Represents a Lease. */
    class Lease {

        /**
         * Constructs a new Lease.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcd.Lease.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Lease ID. */
        ID: (number|Long);

        /** Lease TTL. */
        TTL: (number|Long);

        /** Lease RemainingTTL. */
        RemainingTTL: (number|Long);

        /**
         * Encodes the specified Lease message. Does not implicitly {@link etcd.Lease.verify|verify} messages.
         * @param message Lease message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: etcd.Lease.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Lease message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {etcd.Lease & etcd.Lease.$Shape} Lease
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcd.Lease & etcd.Lease.$Shape;
    }

    namespace Lease {

        /** Properties of a Lease. */
        interface $Properties {

            /** Lease ID */
            ID?: (number|Long|null);

            /** Lease TTL */
            TTL?: (number|Long|null);

            /** Lease RemainingTTL */
            RemainingTTL?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Lease. */
        type $Shape = etcd.Lease.$Properties;
    }

    /**
     * Properties of a UserAddOptions.
     * @deprecated Use etcd.UserAddOptions.$Properties instead.
     */
    interface IUserAddOptions extends etcd.UserAddOptions.$Properties {
    }

    /** Represents a UserAddOptions. */
    class UserAddOptions {

        /**
         * Constructs a new UserAddOptions.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcd.UserAddOptions.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** UserAddOptions no_password. */
        no_password: boolean;

        /**
         * Encodes the specified UserAddOptions message. Does not implicitly {@link etcd.UserAddOptions.verify|verify} messages.
         * @param message UserAddOptions message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: etcd.UserAddOptions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a UserAddOptions message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {etcd.UserAddOptions & etcd.UserAddOptions.$Shape} UserAddOptions
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcd.UserAddOptions & etcd.UserAddOptions.$Shape;
    }

    namespace UserAddOptions {

        /** Properties of a UserAddOptions. */
        interface $Properties {

            /** UserAddOptions no_password */
            no_password?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a UserAddOptions. */
        type $Shape = etcd.UserAddOptions.$Properties;
    }

    /**
     * Properties of a User.
     * @deprecated Use etcd.User.$Properties instead.
     */
    interface IUser extends etcd.User.$Properties {
    }

    /** Represents a User. */
    class User {

        /**
         * Constructs a new User.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcd.User.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** User name. */
        name: Uint8Array;

        /** User password. */
        password: Uint8Array;

        /** User roles. */
        roles: string[];

        /** User options. */
        options?: (etcd.UserAddOptions.$Properties|null);

        /**
         * Encodes the specified User message. Does not implicitly {@link etcd.User.verify|verify} messages.
         * @param message User message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: etcd.User.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a User message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {etcd.User & etcd.User.$Shape} User
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcd.User & etcd.User.$Shape;
    }

    namespace User {

        /** Properties of a User. */
        interface $Properties {

            /** User name */
            name?: (Uint8Array|null);

            /** User password */
            password?: (Uint8Array|null);

            /** User roles */
            roles?: (string[]|null);

            /** User options */
            options?: (etcd.UserAddOptions.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a User. */
        type $Shape = etcd.User.$Properties;
    }

    /**
     * Properties of a Permission.
     * @deprecated Use etcd.Permission.$Properties instead.
     */
    interface IPermission extends etcd.Permission.$Properties {
    }

    /** Represents a Permission. */
    class Permission {

        /**
         * Constructs a new Permission.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcd.Permission.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Permission permType. */
        permType: etcd.Permission.Type;

        /** Permission key. */
        key: Uint8Array;

        /** Permission range_end. */
        range_end: Uint8Array;

        /**
         * Encodes the specified Permission message. Does not implicitly {@link etcd.Permission.verify|verify} messages.
         * @param message Permission message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: etcd.Permission.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Permission message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {etcd.Permission & etcd.Permission.$Shape} Permission
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcd.Permission & etcd.Permission.$Shape;
    }

    namespace Permission {

        /** Properties of a Permission. */
        interface $Properties {

            /** Permission permType */
            permType?: (etcd.Permission.Type|null);

            /** Permission key */
            key?: (Uint8Array|null);

            /** Permission range_end */
            range_end?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Permission. */
        type $Shape = etcd.Permission.$Properties;

        /** Type enum. */
        enum Type {

            /** READ value */
            READ = 0,

            /** WRITE value */
            WRITE = 1,

            /** READWRITE value */
            READWRITE = 2
        }
    }

    /**
     * Properties of a Role.
     * @deprecated Use etcd.Role.$Properties instead.
     */
    interface IRole extends etcd.Role.$Properties {
    }

    /** Represents a Role. */
    class Role {

        /**
         * Constructs a new Role.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcd.Role.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Role name. */
        name: Uint8Array;

        /** Role keyPermission. */
        keyPermission: etcd.Permission.$Properties[];

        /**
         * Encodes the specified Role message. Does not implicitly {@link etcd.Role.verify|verify} messages.
         * @param message Role message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: etcd.Role.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Role message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {etcd.Role & etcd.Role.$Shape} Role
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcd.Role & etcd.Role.$Shape;
    }

    namespace Role {

        /** Properties of a Role. */
        interface $Properties {

            /** Role name */
            name?: (Uint8Array|null);

            /** Role keyPermission */
            keyPermission?: (etcd.Permission.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Role. */
        type $Shape = etcd.Role.$Properties;
    }

    /** AlarmType enum. */
    enum AlarmType {

        /** NONE value */
        NONE = 0,

        /** NOSPACE value */
        NOSPACE = 1,

        /** CORRUPT value */
        CORRUPT = 2
    }

    /**
     * Properties of an AlarmMember.
     * @deprecated Use etcd.AlarmMember.$Properties instead.
     */
    interface IAlarmMember extends etcd.AlarmMember.$Properties {
    }

    /** Represents an AlarmMember. */
    class AlarmMember {

        /**
         * Constructs a new AlarmMember.
         * @param [properties] Properties to set
         */
        constructor(properties?: etcd.AlarmMember.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** AlarmMember memberID. */
        memberID: (number|Long);

        /** AlarmMember alarm. */
        alarm: etcd.AlarmType;

        /**
         * Encodes the specified AlarmMember message. Does not implicitly {@link etcd.AlarmMember.verify|verify} messages.
         * @param message AlarmMember message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: etcd.AlarmMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AlarmMember message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {etcd.AlarmMember & etcd.AlarmMember.$Shape} AlarmMember
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): etcd.AlarmMember & etcd.AlarmMember.$Shape;
    }

    namespace AlarmMember {

        /** Properties of an AlarmMember. */
        interface $Properties {

            /** AlarmMember memberID */
            memberID?: (number|Long|null);

            /** AlarmMember alarm */
            alarm?: (etcd.AlarmType|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an AlarmMember. */
        type $Shape = etcd.AlarmMember.$Properties;
    }
}
