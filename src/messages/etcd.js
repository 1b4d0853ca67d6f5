/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const etcd = $root.etcd = (() => {

    /**
     * Namespace etcd.
     * @exports etcd
     * @namespace
     */
    const etcd = {};

    etcd.KeyValue = (function() {

        /**
         * Properties of a KeyValue.
         * @typedef {Object} etcd.KeyValue.$Properties
         * @property {Uint8Array|null} [key] KeyValue key
         * @property {number|Long|null} [create_revision] KeyValue create_revision
         * @property {number|Long|null} [mod_revision] KeyValue mod_revision
         * @property {number|Long|null} [version] KeyValue version
         * @property {Uint8Array|null} [value] KeyValue value
         * @property {number|Long|null} [lease] KeyValue lease
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a KeyValue.
         * @memberof etcd
         * @interface IKeyValue
         * @augments etcd.KeyValue.$Properties
         * @deprecated Use etcd.KeyValue.$Properties instead.
         */

        /**
         * Shape of a KeyValue.
         * @typedef {etcd.KeyValue.$Properties} etcd.KeyValue.$Shape
         */

        /**
         * Constructs a new KeyValue.
         * @memberof etcd
         * @classdesc Represents a KeyValue.
         * @constructor
         * @param {etcd.KeyValue.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const KeyValue = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * KeyValue key.
         * @member {Uint8Array} key
         * @memberof etcd.KeyValue
         * @instance
         */
        KeyValue.prototype.key = $util.newBuffer([]);

        /**
         * KeyValue create_revision.
         * @member {number|Long} create_revision
         * @memberof etcd.KeyValue
         * @instance
         */
        KeyValue.prototype.create_revision = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * KeyValue mod_revision.
         * @member {number|Long} mod_revision
         * @memberof etcd.KeyValue
         * @instance
         */
        KeyValue.prototype.mod_revision = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * KeyValue version.
         * @member {number|Long} version
         * @memberof etcd.KeyValue
         * @instance
         */
        KeyValue.prototype.version = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * KeyValue value.
         * @member {Uint8Array} value
         * @memberof etcd.KeyValue
         * @instance
         */
        KeyValue.prototype.value = $util.newBuffer([]);

        /**
         * KeyValue lease.
         * @member {number|Long} lease
         * @memberof etcd.KeyValue
         * @instance
         */
        KeyValue.prototype.lease = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * Encodes the specified KeyValue message. Does not implicitly {@link etcd.KeyValue.verify|verify} messages.
         * @function encode
         * @memberof etcd.KeyValue
         * @static
         * @param {etcd.KeyValue.$Properties} message KeyValue message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        KeyValue.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
            if (message.create_revision != null && $Object.hasOwnProperty.call(message, "create_revision") && (typeof message.create_revision === "object" ? message.create_revision.low || message.create_revision.high : message.create_revision !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).int64(message.create_revision);
            if (message.mod_revision != null && $Object.hasOwnProperty.call(message, "mod_revision") && (typeof message.mod_revision === "object" ? message.mod_revision.low || message.mod_revision.high : message.mod_revision !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).int64(message.mod_revision);
            if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                writer.uint32(/* id 4, wireType 0 =*/32).int64(message.version);
            if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.value);
            if (message.lease != null && $Object.hasOwnProperty.call(message, "lease") && (typeof message.lease === "object" ? message.lease.low || message.lease.high : message.lease !== 0))
                writer.uint32(/* id 6, wireType 0 =*/48).int64(message.lease);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a KeyValue message from the specified reader or buffer.
         * @function decode
         * @memberof etcd.KeyValue
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {etcd.KeyValue & etcd.KeyValue.$Shape} KeyValue
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        KeyValue.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.etcd.KeyValue();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.key = value;
                        else
                            delete message.key;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.create_revision = value;
                        else
                            delete message.create_revision;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.mod_revision = value;
                        else
                            delete message.mod_revision;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.version = value;
                        else
                            delete message.version;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.value = value;
                        else
                            delete message.value;
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.lease = value;
                        else
                            delete message.lease;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return KeyValue;
    })();

    etcd.Lease = (function() {

        /**
         * Properties of a Lease.
         * @typedef {Object} etcd.Lease.$Properties
         * @property {number|Long|null} [ID] Lease ID
         * @property {number|Long|null} [TTL] Lease TTL
         * @property {number|Long|null} [RemainingTTL] Lease RemainingTTL
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Lease.
         * @memberof etcd
         * @interface ILease
         * @augments etcd.Lease.$Properties
         * @deprecated Use etcd.Lease.$Properties instead.
         */

        /**
         * Shape of a Lease.
         * @typedef {etcd.Lease.$Properties} etcd.Lease.$Shape
         */

        /**
         * Constructs a new Lease.
         * @memberof etcd
         * @classdesc Represents a Lease.
         * @constructor
         * @param {etcd.Lease.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Lease = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Lease ID.
         * @member {number|Long} ID
         * @memberof etcd.Lease
         * @instance
         */
        Lease.prototype.ID = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * Lease TTL.
         * @member {number|Long} TTL
         * @memberof etcd.Lease
         * @instance
         */
        Lease.prototype.TTL = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * Lease RemainingTTL.
         * @member {number|Long} RemainingTTL
         * @memberof etcd.Lease
         * @instance
         */
        Lease.prototype.RemainingTTL = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * Encodes the specified Lease message. Does not implicitly {@link etcd.Lease.verify|verify} messages.
         * @function encode
         * @memberof etcd.Lease
         * @static
         * @param {etcd.Lease.$Properties} message Lease message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Lease.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.ID != null && $Object.hasOwnProperty.call(message, "ID") && (typeof message.ID === "object" ? message.ID.low || message.ID.high : message.ID !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).int64(message.ID);
            if (message.TTL != null && $Object.hasOwnProperty.call(message, "TTL") && (typeof message.TTL === "object" ? message.TTL.low || message.TTL.high : message.TTL !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).int64(message.TTL);
            if (message.RemainingTTL != null && $Object.hasOwnProperty.call(message, "RemainingTTL") && (typeof message.RemainingTTL === "object" ? message.RemainingTTL.low || message.RemainingTTL.high : message.RemainingTTL !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).int64(message.RemainingTTL);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Lease message from the specified reader or buffer.
         * @function decode
         * @memberof etcd.Lease
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {etcd.Lease & etcd.Lease.$Shape} Lease
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Lease.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.etcd.Lease();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.ID = value;
                        else
                            delete message.ID;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.TTL = value;
                        else
                            delete message.TTL;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.RemainingTTL = value;
                        else
                            delete message.RemainingTTL;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Lease;
    })();

    etcd.UserAddOptions = (function() {

        /**
         * Properties of a UserAddOptions.
         * @typedef {Object} etcd.UserAddOptions.$Properties
         * @property {boolean|null} [no_password] UserAddOptions no_password
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a UserAddOptions.
         * @memberof etcd
         * @interface IUserAddOptions
         * @augments etcd.UserAddOptions.$Properties
         * @deprecated Use etcd.UserAddOptions.$Properties instead.
         */

        /**
         * Shape of a UserAddOptions.
         * @typedef {etcd.UserAddOptions.$Properties} etcd.UserAddOptions.$Shape
         */

        /**
         * Constructs a new UserAddOptions.
         * @memberof etcd
         * @classdesc Represents a UserAddOptions.
         * @constructor
         * @param {etcd.UserAddOptions.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const UserAddOptions = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * UserAddOptions no_password.
         * @member {boolean} no_password
         * @memberof etcd.UserAddOptions
         * @instance
         */
        UserAddOptions.prototype.no_password = false;

        /**
         * Encodes the specified UserAddOptions message. Does not implicitly {@link etcd.UserAddOptions.verify|verify} messages.
         * @function encode
         * @memberof etcd.UserAddOptions
         * @static
         * @param {etcd.UserAddOptions.$Properties} message UserAddOptions message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        UserAddOptions.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.no_password != null && $Object.hasOwnProperty.call(message, "no_password") && message.no_password !== false)
                writer.uint32(/* id 1, wireType 0 =*/8).bool(message.no_password);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a UserAddOptions message from the specified reader or buffer.
         * @function decode
         * @memberof etcd.UserAddOptions
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {etcd.UserAddOptions & etcd.UserAddOptions.$Shape} UserAddOptions
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        UserAddOptions.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.etcd.UserAddOptions();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.no_password = value;
                        else
                            delete message.no_password;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return UserAddOptions;
    })();

    etcd.User = (function() {

        /**
         * Properties of a User.
         * @typedef {Object} etcd.User.$Properties
         * @property {Uint8Array|null} [name] User name
         * @property {Uint8Array|null} [password] User password
         * @property {Array.<string>|null} [roles] User roles
         * @property {etcd.UserAddOptions.$Properties|null} [options] User options
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a User.
         * @memberof etcd
         * @interface IUser
         * @augments etcd.User.$Properties
         * @deprecated Use etcd.User.$Properties instead.
         */

        /**
         * Shape of a User.
         * @typedef {etcd.User.$Properties} etcd.User.$Shape
         */

        /**
         * Constructs a new User.
         * @memberof etcd
         * @classdesc Represents a User.
         * @constructor
         * @param {etcd.User.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const User = function (properties) {
            this.roles = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * User name.
         * @member {Uint8Array} name
         * @memberof etcd.User
         * @instance
         */
        User.prototype.name = $util.newBuffer([]);

        /**
         * User password.
         * @member {Uint8Array} password
         * @memberof etcd.User
         * @instance
         */
        User.prototype.password = $util.newBuffer([]);

        /**
         * User roles.
         * @member {Array.<string>} roles
         * @memberof etcd.User
         * @instance
         */
        User.prototype.roles = $util.emptyArray;

        /**
         * User options.
         * @member {etcd.UserAddOptions.$Properties|null|undefined} options
         * @memberof etcd.User
         * @instance
         */
        User.prototype.options = null;

        /**
         * Encodes the specified User message. Does not implicitly {@link etcd.User.verify|verify} messages.
         * @function encode
         * @memberof etcd.User
         * @static
         * @param {etcd.User.$Properties} message User message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        User.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.name);
            if (message.password != null && $Object.hasOwnProperty.call(message, "password") && message.password.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.password);
            if (message.roles != null && message.roles.length)
                for (let i = 0; i < message.roles.length; ++i)
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.roles[i]);
            if (message.options != null && $Object.hasOwnProperty.call(message, "options"))
                $root.etcd.UserAddOptions.encode(message.options, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a User message from the specified reader or buffer.
         * @function decode
         * @memberof etcd.User
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {etcd.User & etcd.User.$Shape} User
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        User.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.etcd.User();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.name = value;
                        else
                            delete message.name;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.password = value;
                        else
                            delete message.password;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.roles && message.roles.length))
                            message.roles = [];
                        message.roles.push(reader.stringVerify());
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.options = $root.etcd.UserAddOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.options);
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return User;
    })();

    etcd.Permission = (function() {

        /**
         * Properties of a Permission.
         * @typedef {Object} etcd.Permission.$Properties
         * @property {etcd.Permission.Type|null} [permType] Permission permType
         * @property {Uint8Array|null} [key] Permission key
         * @property {Uint8Array|null} [range_end] Permission range_end
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Permission.
         * @memberof etcd
         * @interface IPermission
         * @augments etcd.Permission.$Properties
         * @deprecated Use etcd.Permission.$Properties instead.
         */

        /**
         * Shape of a Permission.
         * @typedef {etcd.Permission.$Properties} etcd.Permission.$Shape
         */

        /**
         * Constructs a new Permission.
         * @memberof etcd
         * @classdesc Represents a Permission.
         * @constructor
         * @param {etcd.Permission.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Permission = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Permission permType.
         * @member {etcd.Permission.Type} permType
         * @memberof etcd.Permission
         * @instance
         */
        Permission.prototype.permType = 0;

        /**
         * Permission key.
         * @member {Uint8Array} key
         * @memberof etcd.Permission
         * @instance
         */
        Permission.prototype.key = $util.newBuffer([]);

        /**
         * Permission range_end.
         * @member {Uint8Array} range_end
         * @memberof etcd.Permission
         * @instance
         */
        Permission.prototype.range_end = $util.newBuffer([]);

        /**
         * Encodes the specified Permission message. Does not implicitly {@link etcd.Permission.verify|verify} messages.
         * @function encode
         * @memberof etcd.Permission
         * @static
         * @param {etcd.Permission.$Properties} message Permission message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Permission.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.permType != null && $Object.hasOwnProperty.call(message, "permType") && message.permType !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.permType);
            if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.key);
            if (message.range_end != null && $Object.hasOwnProperty.call(message, "range_end") && message.range_end.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.range_end);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Permission message from the specified reader or buffer.
         * @function decode
         * @memberof etcd.Permission
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {etcd.Permission & etcd.Permission.$Shape} Permission
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Permission.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.etcd.Permission();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.permType = value;
                        else
                            delete message.permType;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.key = value;
                        else
                            delete message.key;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.range_end = value;
                        else
                            delete message.range_end;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Type enum.
         * @name etcd.Permission.Type
         * @enum {number}
         * @property {number} READ=0 READ value
         * @property {number} WRITE=1 WRITE value
         * @property {number} READWRITE=2 READWRITE value
         */
        Permission.Type = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "READ"] = 0;
            values[valuesById[1] = "WRITE"] = 1;
            values[valuesById[2] = "READWRITE"] = 2;
            return values;
        })();

        return Permission;
    })();

    etcd.Role = (function() {

        /**
         * Properties of a Role.
         * @typedef {Object} etcd.Role.$Properties
         * @property {Uint8Array|null} [name] Role name
         * @property {Array.<etcd.Permission.$Properties>|null} [keyPermission] Role keyPermission
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Role.
         * @memberof etcd
         * @interface IRole
         * @augments etcd.Role.$Properties
         * @deprecated Use etcd.Role.$Properties instead.
         */

        /**
         * Shape of a Role.
         * @typedef {etcd.Role.$Properties} etcd.Role.$Shape
         */

        /**
         * Constructs a new Role.
         * @memberof etcd
         * @classdesc Represents a Role.
         * @constructor
         * @param {etcd.Role.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Role = function (properties) {
            this.keyPermission = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Role name.
         * @member {Uint8Array} name
         * @memberof etcd.Role
         * @instance
         */
        Role.prototype.name = $util.newBuffer([]);

        /**
         * Role keyPermission.
         * @member {Array.<etcd.Permission.$Properties>} keyPermission
         * @memberof etcd.Role
         * @instance
         */
        Role.prototype.keyPermission = $util.emptyArray;

        /**
         * Encodes the specified Role message. Does not implicitly {@link etcd.Role.verify|verify} messages.
         * @function encode
         * @memberof etcd.Role
         * @static
         * @param {etcd.Role.$Properties} message Role message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Role.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.name);
            if (message.keyPermission != null && message.keyPermission.length)
                for (let i = 0; i < message.keyPermission.length; ++i)
                    $root.etcd.Permission.encode(message.keyPermission[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Role message from the specified reader or buffer.
         * @function decode
         * @memberof etcd.Role
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {etcd.Role & etcd.Role.$Shape} Role
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Role.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.etcd.Role();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.name = value;
                        else
                            delete message.name;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.keyPermission && message.keyPermission.length))
                            message.keyPermission = [];
                        message.keyPermission.push($root.etcd.Permission.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Role;
    })();

    /**
     * AlarmType enum.
     * @name etcd.AlarmType
     * @enum {number}
     * @property {number} NONE=0 NONE value
     * @property {number} NOSPACE=1 NOSPACE value
     * @property {number} CORRUPT=2 CORRUPT value
     */
    etcd.AlarmType = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "NONE"] = 0;
        values[valuesById[1] = "NOSPACE"] = 1;
        values[valuesById[2] = "CORRUPT"] = 2;
        return values;
    })();

    etcd.AlarmMember = (function() {

        /**
         * Properties of an AlarmMember.
         * @typedef {Object} etcd.AlarmMember.$Properties
         * @property {number|Long|null} [memberID] AlarmMember memberID
         * @property {etcd.AlarmType|null} [alarm] AlarmMember alarm
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an AlarmMember.
         * @memberof etcd
         * @interface IAlarmMember
         * @augments etcd.AlarmMember.$Properties
         * @deprecated Use etcd.AlarmMember.$Properties instead.
         */

        /**
         * Shape of an AlarmMember.
         * @typedef {etcd.AlarmMember.$Properties} etcd.AlarmMember.$Shape
         */

        /**
         * Constructs a new AlarmMember.
         * @memberof etcd
         * @classdesc Represents an AlarmMember.
         * @constructor
         * @param {etcd.AlarmMember.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const AlarmMember = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * AlarmMember memberID.
         * @member {number|Long} memberID
         * @memberof etcd.AlarmMember
         * @instance
         */
        AlarmMember.prototype.memberID = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * AlarmMember alarm.
         * @member {etcd.AlarmType} alarm
         * @memberof etcd.AlarmMember
         * @instance
         */
        AlarmMember.prototype.alarm = 0;

        /**
         * Encodes the specified AlarmMember message. Does not implicitly {@link etcd.AlarmMember.verify|verify} messages.
         * @function encode
         * @memberof etcd.AlarmMember
         * @static
         * @param {etcd.AlarmMember.$Properties} message AlarmMember message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        AlarmMember.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.memberID != null && $Object.hasOwnProperty.call(message, "memberID") && (typeof message.memberID === "object" ? message.memberID.low || message.memberID.high : message.memberID !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.memberID);
            if (message.alarm != null && $Object.hasOwnProperty.call(message, "alarm") && message.alarm !== 0)
                writer.uint32(/* id 2, wireType 0 =*/16).int32(message.alarm);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an AlarmMember message from the specified reader or buffer.
         * @function decode
         * @memberof etcd.AlarmMember
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {etcd.AlarmMember & etcd.AlarmMember.$Shape} AlarmMember
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        AlarmMember.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.etcd.AlarmMember();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.memberID = value;
                        else
                            delete message.memberID;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.alarm = value;
                        else
                            delete message.alarm;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return AlarmMember;
    })();

    return etcd;
})();

export {
  $root as default
};
