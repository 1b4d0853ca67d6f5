/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const raft = $root.raft = (() => {

    /**
     * Namespace raft.
     * @exports raft
     * @namespace
     */
    const raft = {};

    /**
     * EntryType enum.
     * @name raft.EntryType
     * @enum {number}
     * @property {number} EntryNormal=0 EntryNormal value
     * @property {number} EntryConfChange=1 EntryConfChange value
     * @property {number} EntryConfChangeV2=2 EntryConfChangeV2 value
     */
    raft.EntryType = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "EntryNormal"] = 0;
        values[valuesById[1] = "EntryConfChange"] = 1;
        values[valuesById[2] = "EntryConfChangeV2"] = 2;
        return values;
    })();

    raft.Entry = (function() {

        /**
         * Properties of an Entry.
         * @typedef {Object} raft.Entry.$Properties
         * @property {number|Long|null} [Term] Entry Term
         * @property {number|Long|null} [Index] Entry Index
         * @property {raft.EntryType|null} [Type] Entry Type
         * @property {Uint8Array|null} [Data] Entry Data
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Entry.
         * @memberof raft
         * @interface IEntry
         * @augments raft.Entry.$Properties
         * @deprecated Use raft.Entry.$Properties instead.
         */

        /**
         * Shape of an Entry.
         * @typedef {raft.Entry.$Properties} raft.Entry.$Shape
         */

        /**
         * Constructs a new Entry.
         * @memberof raft
         * @classdesc Represents an Entry.
         * @constructor
         * @param {raft.Entry.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Entry = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Entry Term.
         * @member {number|Long} Term
         * @memberof raft.Entry
         * @instance
         */
        Entry.prototype.Term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Entry Index.
         * @member {number|Long} Index
         * @memberof raft.Entry
         * @instance
         */
        Entry.prototype.Index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Entry Type.
         * @member {raft.EntryType} Type
         * @memberof raft.Entry
         * @instance
         */
        Entry.prototype.Type = 0;

        /**
         * Entry Data.
         * @member {Uint8Array} Data
         * @memberof raft.Entry
         * @instance
         */
        Entry.prototype.Data = $util.newBuffer([]);

        /**
         * Encodes the specified Entry message. Does not implicitly {@link raft.Entry.verify|verify} messages.
         * @function encode
         * @memberof raft.Entry
         * @static
         * @param {raft.Entry.$Properties} message Entry message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Entry.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.Type != null && $Object.hasOwnProperty.call(message, "Type"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.Type);
            if (message.Term != null && $Object.hasOwnProperty.call(message, "Term"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.Term);
            if (message.Index != null && $Object.hasOwnProperty.call(message, "Index"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.Index);
            if (message.Data != null && $Object.hasOwnProperty.call(message, "Data"))
                writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.Data);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Entry message from the specified reader or buffer.
         * @function decode
         * @memberof raft.Entry
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.Entry & raft.Entry.$Shape} Entry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Entry.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.raft.Entry();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.Term = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.Index = reader.uint64();
                        continue;
                    }
                case 1: {
                        if (wireType !== 0)
                            break;
                        value = reader.int32();
                        if ($root.raft.EntryType[value] !== $undefined)
                            message.Type = value;
                        else if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.Data = reader.bytes();
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

        return Entry;
    })();

    raft.HardState = (function() {

        /**
         * Properties of a HardState.
         * @typedef {Object} raft.HardState.$Properties
         * @property {number|Long|null} [term] HardState term
         * @property {number|Long|null} [vote] HardState vote
         * @property {number|Long|null} [commit] HardState commit
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a HardState.
         * @memberof raft
         * @interface IHardState
         * @augments raft.HardState.$Properties
         * @deprecated Use raft.HardState.$Properties instead.
         */

        /**
         * Shape of a HardState.
         * @typedef {raft.HardState.$Properties} raft.HardState.$Shape
         */

        /**
         * Constructs a new HardState.
         * @memberof raft
         * @classdesc Represents a HardState.
         * @constructor
         * @param {raft.HardState.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const HardState = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * HardState term.
         * @member {number|Long} term
         * @memberof raft.HardState
         * @instance
         */
        HardState.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * HardState vote.
         * @member {number|Long} vote
         * @memberof raft.HardState
         * @instance
         */
        HardState.prototype.vote = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * HardState commit.
         * @member {number|Long} commit
         * @memberof raft.HardState
         * @instance
         */
        HardState.prototype.commit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified HardState message. Does not implicitly {@link raft.HardState.verify|verify} messages.
         * @function encode
         * @memberof raft.HardState
         * @static
         * @param {raft.HardState.$Properties} message HardState message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        HardState.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.term);
            if (message.vote != null && $Object.hasOwnProperty.call(message, "vote"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.vote);
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.commit);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a HardState message from the specified reader or buffer.
         * @function decode
         * @memberof raft.HardState
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.HardState & raft.HardState.$Shape} HardState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        HardState.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.HardState();
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
                        message.term = reader.uint64();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.vote = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.commit = reader.uint64();
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

        return HardState;
    })();

    raft.ConfState = (function() {

        /**
         * Properties of a ConfState.
         * @typedef {Object} raft.ConfState.$Properties
         * @property {Array.<number|Long>|null} [voters] ConfState voters
         * @property {Array.<number|Long>|null} [learners] ConfState learners
         * @property {Array.<number|Long>|null} [voters_outgoing] ConfState voters_outgoing
         * @property {Array.<number|Long>|null} [learners_next] ConfState learners_next
         * @property {boolean|null} [auto_leave] ConfState auto_leave
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ConfState.
         * @memberof raft
         * @interface IConfState
         * @augments raft.ConfState.$Properties
         * @deprecated Use raft.ConfState.$Properties instead.
         */

        /**
         * Shape of a ConfState.
         * @typedef {raft.ConfState.$Properties} raft.ConfState.$Shape
         */

        /**
         * Constructs a new ConfState.
         * @memberof raft
         * @classdesc Represents a ConfState.
         * @constructor
         * @param {raft.ConfState.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ConfState = function (properties) {
            this.voters = [];
            this.learners = [];
            this.voters_outgoing = [];
            this.learners_next = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ConfState voters.
         * @member {Array.<number|Long>} voters
         * @memberof raft.ConfState
         * @instance
         */
        ConfState.prototype.voters = $util.emptyArray;

        /**
         * ConfState learners.
         * @member {Array.<number|Long>} learners
         * @memberof raft.ConfState
         * @instance
         */
        ConfState.prototype.learners = $util.emptyArray;

        /**
         * ConfState voters_outgoing.
         * @member {Array.<number|Long>} voters_outgoing
         * @memberof raft.ConfState
         * @instance
         */
        ConfState.prototype.voters_outgoing = $util.emptyArray;

        /**
         * ConfState learners_next.
         * @member {Array.<number|Long>} learners_next
         * @memberof raft.ConfState
         * @instance
         */
        ConfState.prototype.learners_next = $util.emptyArray;

        /**
         * ConfState auto_leave.
         * @member {boolean} auto_leave
         * @memberof raft.ConfState
         * @instance
         */
        ConfState.prototype.auto_leave = false;

        /**
         * Encodes the specified ConfState message. Does not implicitly {@link raft.ConfState.verify|verify} messages.
         * @function encode
         * @memberof raft.ConfState
         * @static
         * @param {raft.ConfState.$Properties} message ConfState message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfState.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.voters != null && message.voters.length)
                for (let i = 0; i < message.voters.length; ++i)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.voters[i]);
            if (message.learners != null && message.learners.length)
                for (let i = 0; i < message.learners.length; ++i)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.learners[i]);
            if (message.voters_outgoing != null && message.voters_outgoing.length)
                for (let i = 0; i < message.voters_outgoing.length; ++i)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.voters_outgoing[i]);
            if (message.learners_next != null && message.learners_next.length)
                for (let i = 0; i < message.learners_next.length; ++i)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.learners_next[i]);
            if (message.auto_leave != null && $Object.hasOwnProperty.call(message, "auto_leave"))
                writer.uint32(/* id 5, wireType 0 =*/40).bool(message.auto_leave);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ConfState message from the specified reader or buffer.
         * @function decode
         * @memberof raft.ConfState
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.ConfState & raft.ConfState.$Shape} ConfState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfState.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.ConfState();
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
                        if (wireType === 2) {
                            if (!(message.voters && message.voters.length))
                                message.voters = [];
                            reader.uint64s(message.voters);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.voters && message.voters.length))
                            message.voters = [];
                        message.voters.push(reader.uint64());
                        continue;
                    }
                case 2: {
                        if (wireType === 2) {
                            if (!(message.learners && message.learners.length))
                                message.learners = [];
                            reader.uint64s(message.learners);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.learners && message.learners.length))
                            message.learners = [];
                        message.learners.push(reader.uint64());
                        continue;
                    }
                case 3: {
                        if (wireType === 2) {
                            if (!(message.voters_outgoing && message.voters_outgoing.length))
                                message.voters_outgoing = [];
                            reader.uint64s(message.voters_outgoing);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.voters_outgoing && message.voters_outgoing.length))
                            message.voters_outgoing = [];
                        message.voters_outgoing.push(reader.uint64());
                        continue;
                    }
                case 4: {
                        if (wireType === 2) {
                            if (!(message.learners_next && message.learners_next.length))
                                message.learners_next = [];
                            reader.uint64s(message.learners_next);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.learners_next && message.learners_next.length))
                            message.learners_next = [];
                        message.learners_next.push(reader.uint64());
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        message.auto_leave = reader.bool();
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

        return ConfState;
    })();

    /**
     * ConfChangeType enum.
     * @name raft.ConfChangeType
     * @enum {number}
     * @property {number} ConfChangeAddNode=0 ConfChangeAddNode value
     * @property {number} ConfChangeRemoveNode=1 ConfChangeRemoveNode value
     * @property {number} ConfChangeUpdateNode=2 ConfChangeUpdateNode value
     * @property {number} ConfChangeAddLearnerNode=3 ConfChangeAddLearnerNode value
     */
    raft.ConfChangeType = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "ConfChangeAddNode"] = 0;
        values[valuesById[1] = "ConfChangeRemoveNode"] = 1;
        values[valuesById[2] = "ConfChangeUpdateNode"] = 2;
        values[valuesById[3] = "ConfChangeAddLearnerNode"] = 3;
        return values;
    })();

    raft.ConfChange = (function() {

        /**
         * Properties of a ConfChange.
         * @typedef {Object} raft.ConfChange.$Properties
         * @property {raft.ConfChangeType|null} [type] ConfChange type
         * @property {number|Long|null} [node_id] ConfChange node_id
         * @property {Uint8Array|null} [context] ConfChange context
         * @property {number|Long|null} [id] ConfChange id
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ConfChange.
         * @memberof raft
         * @interface IConfChange
         * @augments raft.ConfChange.$Properties
         * @deprecated Use raft.ConfChange.$Properties instead.
         */

        /**
         * Shape of a ConfChange.
         * @typedef {raft.ConfChange.$Properties} raft.ConfChange.$Shape
         */

        /**
         * Constructs a new ConfChange.
         * @memberof raft
         * @classdesc Represents a ConfChange.
         * @constructor
         * @param {raft.ConfChange.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ConfChange = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ConfChange type.
         * @member {raft.ConfChangeType} type
         * @memberof raft.ConfChange
         * @instance
         */
        ConfChange.prototype.type = 0;

        /**
         * ConfChange node_id.
         * @member {number|Long} node_id
         * @memberof raft.ConfChange
         * @instance
         */
        ConfChange.prototype.node_id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * ConfChange context.
         * @member {Uint8Array} context
         * @memberof raft.ConfChange
         * @instance
         */
        ConfChange.prototype.context = $util.newBuffer([]);

        /**
         * ConfChange id.
         * @member {number|Long} id
         * @memberof raft.ConfChange
         * @instance
         */
        ConfChange.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified ConfChange message. Does not implicitly {@link raft.ConfChange.verify|verify} messages.
         * @function encode
         * @memberof raft.ConfChange
         * @static
         * @param {raft.ConfChange.$Properties} message ConfChange message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfChange.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
            if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                writer.uint32(/* id 2, wireType 0 =*/16).int32(message.type);
            if (message.node_id != null && $Object.hasOwnProperty.call(message, "node_id"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.node_id);
            if (message.context != null && $Object.hasOwnProperty.call(message, "context"))
                writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.context);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ConfChange message from the specified reader or buffer.
         * @function decode
         * @memberof raft.ConfChange
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.ConfChange & raft.ConfChange.$Shape} ConfChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfChange.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.raft.ConfChange();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 2: {
                        if (wireType !== 0)
                            break;
                        value = reader.int32();
                        if ($root.raft.ConfChangeType[value] !== $undefined)
                            message.type = value;
                        else if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.node_id = reader.uint64();
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.context = reader.bytes();
                        continue;
                    }
                case 1: {
                        if (wireType !== 0)
                            break;
                        message.id = reader.uint64();
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

        return ConfChange;
    })();

    /**
     * ConfChangeTransition enum.
     * @name raft.ConfChangeTransition
     * @enum {number}
     * @property {number} ConfChangeTransitionAuto=0 ConfChangeTransitionAuto value
     * @property {number} ConfChangeTransitionJointImplicit=1 ConfChangeTransitionJointImplicit value
     * @property {number} ConfChangeTransitionJointExplicit=2 ConfChangeTransitionJointExplicit value
     */
    raft.ConfChangeTransition = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "ConfChangeTransitionAuto"] = 0;
        values[valuesById[1] = "ConfChangeTransitionJointImplicit"] = 1;
        values[valuesById[2] = "ConfChangeTransitionJointExplicit"] = 2;
        return values;
    })();

    raft.ConfChangeSingle = (function() {

        /**
         * Properties of a ConfChangeSingle.
         * @typedef {Object} raft.ConfChangeSingle.$Properties
         * @property {raft.ConfChangeType|null} [type] ConfChangeSingle type
         * @property {number|Long|null} [node_id] ConfChangeSingle node_id
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ConfChangeSingle.
         * @memberof raft
         * @interface IConfChangeSingle
         * @augments raft.ConfChangeSingle.$Properties
         * @deprecated Use raft.ConfChangeSingle.$Properties instead.
         */

        /**
         * Shape of a ConfChangeSingle.
         * @typedef {raft.ConfChangeSingle.$Properties} raft.ConfChangeSingle.$Shape
         */

        /**
         * Constructs a new ConfChangeSingle.
         * @memberof raft
         * @classdesc Represents a ConfChangeSingle.
         * @constructor
         * @param {raft.ConfChangeSingle.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ConfChangeSingle = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ConfChangeSingle type.
         * @member {raft.ConfChangeType} type
         * @memberof raft.ConfChangeSingle
         * @instance
         */
        ConfChangeSingle.prototype.type = 0;

        /**
         * ConfChangeSingle node_id.
         * @member {number|Long} node_id
         * @memberof raft.ConfChangeSingle
         * @instance
         */
        ConfChangeSingle.prototype.node_id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified ConfChangeSingle message. Does not implicitly {@link raft.ConfChangeSingle.verify|verify} messages.
         * @function encode
         * @memberof raft.ConfChangeSingle
         * @static
         * @param {raft.ConfChangeSingle.$Properties} message ConfChangeSingle message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfChangeSingle.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
            if (message.node_id != null && $Object.hasOwnProperty.call(message, "node_id"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.node_id);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ConfChangeSingle message from the specified reader or buffer.
         * @function decode
         * @memberof raft.ConfChangeSingle
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.ConfChangeSingle & raft.ConfChangeSingle.$Shape} ConfChangeSingle
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfChangeSingle.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.raft.ConfChangeSingle();
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
                        value = reader.int32();
                        if ($root.raft.ConfChangeType[value] !== $undefined)
                            message.type = value;
                        else if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.node_id = reader.uint64();
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

        return ConfChangeSingle;
    })();

    raft.ConfChangeV2 = (function() {

        /**
         * Properties of a ConfChangeV2.
         * @typedef {Object} raft.ConfChangeV2.$Properties
         * @property {raft.ConfChangeTransition|null} [transition] ConfChangeV2 transition
         * @property {Array.<raft.ConfChangeSingle.$Properties>|null} [changes] ConfChangeV2 changes
         * @property {Uint8Array|null} [context] ConfChangeV2 context
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ConfChangeV2.
         * @memberof raft
         * @interface IConfChangeV2
         * @augments raft.ConfChangeV2.$Properties
         * @deprecated Use raft.ConfChangeV2.$Properties instead.
         */

        /**
         * Shape of a ConfChangeV2.
         * @typedef {raft.ConfChangeV2.$Properties} raft.ConfChangeV2.$Shape
         */

        /**
         * Constructs a new ConfChangeV2.
         * @memberof raft
         * @classdesc Represents a ConfChangeV2.
         * @constructor
         * @param {raft.ConfChangeV2.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ConfChangeV2 = function (properties) {
            this.changes = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ConfChangeV2 transition.
         * @member {raft.ConfChangeTransition} transition
         * @memberof raft.ConfChangeV2
         * @instance
         */
        ConfChangeV2.prototype.transition = 0;

        /**
         * ConfChangeV2 changes.
         * @member {Array.<raft.ConfChangeSingle.$Properties>} changes
         * @memberof raft.ConfChangeV2
         * @instance
         */
        ConfChangeV2.prototype.changes = $util.emptyArray;

        /**
         * ConfChangeV2 context.
         * @member {Uint8Array} context
         * @memberof raft.ConfChangeV2
         * @instance
         */
        ConfChangeV2.prototype.context = $util.newBuffer([]);

        /**
         * Encodes the specified ConfChangeV2 message. Does not implicitly {@link raft.ConfChangeV2.verify|verify} messages.
         * @function encode
         * @memberof raft.ConfChangeV2
         * @static
         * @param {raft.ConfChangeV2.$Properties} message ConfChangeV2 message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfChangeV2.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.transition != null && $Object.hasOwnProperty.call(message, "transition"))
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.transition);
            if (message.changes != null && message.changes.length)
                for (let i = 0; i < message.changes.length; ++i)
                    $root.raft.ConfChangeSingle.encode(message.changes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.context != null && $Object.hasOwnProperty.call(message, "context"))
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.context);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ConfChangeV2 message from the specified reader or buffer.
         * @function decode
         * @memberof raft.ConfChangeV2
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.ConfChangeV2 & raft.ConfChangeV2.$Shape} ConfChangeV2
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfChangeV2.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.raft.ConfChangeV2();
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
                        value = reader.int32();
                        if ($root.raft.ConfChangeTransition[value] !== $undefined)
                            message.transition = value;
                        else if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.changes && message.changes.length))
                            message.changes = [];
                        message.changes.push($root.raft.ConfChangeSingle.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.context = reader.bytes();
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

        return ConfChangeV2;
    })();

    raft.SnapshotMetadata = (function() {

        /**
         * Properties of a SnapshotMetadata.
         * @typedef {Object} raft.SnapshotMetadata.$Properties
         * @property {raft.ConfState.$Properties|null} [conf_state] SnapshotMetadata conf_state
         * @property {number|Long|null} [index] SnapshotMetadata index
         * @property {number|Long|null} [term] SnapshotMetadata term
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SnapshotMetadata.
         * @memberof raft
         * @interface ISnapshotMetadata
         * @augments raft.SnapshotMetadata.$Properties
         * @deprecated Use raft.SnapshotMetadata.$Properties instead.
         */

        /**
         * Shape of a SnapshotMetadata.
         * @typedef {raft.SnapshotMetadata.$Properties} raft.SnapshotMetadata.$Shape
         */

        /**
         * Constructs a new SnapshotMetadata.
         * @memberof raft
         * @classdesc Represents a SnapshotMetadata.
         * @constructor
         * @param {raft.SnapshotMetadata.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SnapshotMetadata = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SnapshotMetadata conf_state.
         * @member {raft.ConfState.$Properties|null|undefined} conf_state
         * @memberof raft.SnapshotMetadata
         * @instance
         */
        SnapshotMetadata.prototype.conf_state = null;

        /**
         * SnapshotMetadata index.
         * @member {number|Long} index
         * @memberof raft.SnapshotMetadata
         * @instance
         */
        SnapshotMetadata.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * SnapshotMetadata term.
         * @member {number|Long} term
         * @memberof raft.SnapshotMetadata
         * @instance
         */
        SnapshotMetadata.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified SnapshotMetadata message. Does not implicitly {@link raft.SnapshotMetadata.verify|verify} messages.
         * @function encode
         * @memberof raft.SnapshotMetadata
         * @static
         * @param {raft.SnapshotMetadata.$Properties} message SnapshotMetadata message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotMetadata.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.conf_state != null && $Object.hasOwnProperty.call(message, "conf_state"))
                $root.raft.ConfState.encode(message.conf_state, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.index);
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.term);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SnapshotMetadata message from the specified reader or buffer.
         * @function decode
         * @memberof raft.SnapshotMetadata
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.SnapshotMetadata & raft.SnapshotMetadata.$Shape} SnapshotMetadata
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotMetadata.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.SnapshotMetadata();
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
                        message.conf_state = $root.raft.ConfState.decode(reader, reader.size(), $undefined, _depth + 1, message.conf_state);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.index = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.term = reader.uint64();
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

        return SnapshotMetadata;
    })();

    raft.Snapshot = (function() {

        /**
         * Properties of a Snapshot.
         * @typedef {Object} raft.Snapshot.$Properties
         * @property {Uint8Array|null} [data] Snapshot data
         * @property {raft.SnapshotMetadata.$Properties|null} [metadata] Snapshot metadata
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Snapshot.
         * @memberof raft
         * @interface ISnapshot
         * @augments raft.Snapshot.$Properties
         * @deprecated Use raft.Snapshot.$Properties instead.
         */

        /**
         * Shape of a Snapshot.
         * @typedef {raft.Snapshot.$Properties} raft.Snapshot.$Shape
         */

        /**
         * Constructs a new Snapshot.
         * @memberof raft
         * @classdesc Represents a Snapshot.
         * @constructor
         * @param {raft.Snapshot.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Snapshot = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Snapshot data.
         * @member {Uint8Array} data
         * @memberof raft.Snapshot
         * @instance
         */
        Snapshot.prototype.data = $util.newBuffer([]);

        /**
         * Snapshot metadata.
         * @member {raft.SnapshotMetadata.$Properties|null|undefined} metadata
         * @memberof raft.Snapshot
         * @instance
         */
        Snapshot.prototype.metadata = null;

        /**
         * Encodes the specified Snapshot message. Does not implicitly {@link raft.Snapshot.verify|verify} messages.
         * @function encode
         * @memberof raft.Snapshot
         * @static
         * @param {raft.Snapshot.$Properties} message Snapshot message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Snapshot.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.data);
            if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
                $root.raft.SnapshotMetadata.encode(message.metadata, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Snapshot message from the specified reader or buffer.
         * @function decode
         * @memberof raft.Snapshot
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.Snapshot & raft.Snapshot.$Shape} Snapshot
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Snapshot.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.Snapshot();
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
                        message.data = reader.bytes();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.metadata = $root.raft.SnapshotMetadata.decode(reader, reader.size(), $undefined, _depth + 1, message.metadata);
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

        return Snapshot;
    })();

    raft.SnapFile = (function() {

        /**
         * Properties of a SnapFile.
         * @typedef {Object} raft.SnapFile.$Properties
         * @property {number|null} [crc] SnapFile crc
         * @property {Uint8Array|null} [data] SnapFile data
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SnapFile.
         * @memberof raft
         * @interface ISnapFile
         * @augments raft.SnapFile.$Properties
         * @deprecated Use raft.SnapFile.$Properties instead.
         */

        /**
         * Shape of a SnapFile.
         * @typedef {raft.SnapFile.$Properties} raft.SnapFile.$Shape
         */

        /**
         * Constructs a new SnapFile.
         * @memberof raft
         * @classdesc Represents a SnapFile.
         * @constructor
         * @param {raft.SnapFile.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SnapFile = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SnapFile crc.
         * @member {number} crc
         * @memberof raft.SnapFile
         * @instance
         */
        SnapFile.prototype.crc = 0;

        /**
         * SnapFile data.
         * @member {Uint8Array} data
         * @memberof raft.SnapFile
         * @instance
         */
        SnapFile.prototype.data = $util.newBuffer([]);

        /**
         * Encodes the specified SnapFile message. Does not implicitly {@link raft.SnapFile.verify|verify} messages.
         * @function encode
         * @memberof raft.SnapFile
         * @static
         * @param {raft.SnapFile.$Properties} message SnapFile message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapFile.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.crc != null && $Object.hasOwnProperty.call(message, "crc"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.crc);
            if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.data);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SnapFile message from the specified reader or buffer.
         * @function decode
         * @memberof raft.SnapFile
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.SnapFile & raft.SnapFile.$Shape} SnapFile
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapFile.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.SnapFile();
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
                        message.crc = reader.uint32();
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.data = reader.bytes();
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

        return SnapFile;
    })();

    raft.WalRecord = (function() {

        /**
         * Properties of a WalRecord.
         * @typedef {Object} raft.WalRecord.$Properties
         * @property {number|Long|null} [type] WalRecord type
         * @property {number|null} [crc] WalRecord crc
         * @property {Uint8Array|null} [data] WalRecord data
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a WalRecord.
         * @memberof raft
         * @interface IWalRecord
         * @augments raft.WalRecord.$Properties
         * @deprecated Use raft.WalRecord.$Properties instead.
         */

        /**
         * Shape of a WalRecord.
         * @typedef {raft.WalRecord.$Properties} raft.WalRecord.$Shape
         */

        /**
         * Constructs a new WalRecord.
         * @memberof raft
         * @classdesc Represents a WalRecord.
         * @constructor
         * @param {raft.WalRecord.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const WalRecord = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * WalRecord type.
         * @member {number|Long} type
         * @memberof raft.WalRecord
         * @instance
         */
        WalRecord.prototype.type = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * WalRecord crc.
         * @member {number} crc
         * @memberof raft.WalRecord
         * @instance
         */
        WalRecord.prototype.crc = 0;

        /**
         * WalRecord data.
         * @member {Uint8Array} data
         * @memberof raft.WalRecord
         * @instance
         */
        WalRecord.prototype.data = $util.newBuffer([]);

        /**
         * Encodes the specified WalRecord message. Does not implicitly {@link raft.WalRecord.verify|verify} messages.
         * @function encode
         * @memberof raft.WalRecord
         * @static
         * @param {raft.WalRecord.$Properties} message WalRecord message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        WalRecord.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                writer.uint32(/* id 1, wireType 0 =*/8).int64(message.type);
            if (message.crc != null && $Object.hasOwnProperty.call(message, "crc"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.crc);
            if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.data);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a WalRecord message from the specified reader or buffer.
         * @function decode
         * @memberof raft.WalRecord
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.WalRecord & raft.WalRecord.$Shape} WalRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        WalRecord.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.WalRecord();
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
                        message.type = reader.int64();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.crc = reader.uint32();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.data = reader.bytes();
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

        return WalRecord;
    })();

    raft.WalSnapshot = (function() {

        /**
         * Properties of a WalSnapshot.
         * @typedef {Object} raft.WalSnapshot.$Properties
         * @property {number|Long|null} [index] WalSnapshot index
         * @property {number|Long|null} [term] WalSnapshot term
         * @property {raft.ConfState.$Properties|null} [conf_state] WalSnapshot conf_state
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a WalSnapshot.
         * @memberof raft
         * @interface IWalSnapshot
         * @augments raft.WalSnapshot.$Properties
         * @deprecated Use raft.WalSnapshot.$Properties instead.
         */

        /**
         * Shape of a WalSnapshot.
         * @typedef {raft.WalSnapshot.$Properties} raft.WalSnapshot.$Shape
         */

        /**
         * Constructs a new WalSnapshot.
         * @memberof raft
         * @classdesc Represents a WalSnapshot.
         * @constructor
         * @param {raft.WalSnapshot.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const WalSnapshot = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * WalSnapshot index.
         * @member {number|Long} index
         * @memberof raft.WalSnapshot
         * @instance
         */
        WalSnapshot.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * WalSnapshot term.
         * @member {number|Long} term
         * @memberof raft.WalSnapshot
         * @instance
         */
        WalSnapshot.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * WalSnapshot conf_state.
         * @member {raft.ConfState.$Properties|null|undefined} conf_state
         * @memberof raft.WalSnapshot
         * @instance
         */
        WalSnapshot.prototype.conf_state = null;

        /**
         * Encodes the specified WalSnapshot message. Does not implicitly {@link raft.WalSnapshot.verify|verify} messages.
         * @function encode
         * @memberof raft.WalSnapshot
         * @static
         * @param {raft.WalSnapshot.$Properties} message WalSnapshot message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        WalSnapshot.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.index);
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.term);
            if (message.conf_state != null && $Object.hasOwnProperty.call(message, "conf_state"))
                $root.raft.ConfState.encode(message.conf_state, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a WalSnapshot message from the specified reader or buffer.
         * @function decode
         * @memberof raft.WalSnapshot
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.WalSnapshot & raft.WalSnapshot.$Shape} WalSnapshot
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        WalSnapshot.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.WalSnapshot();
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
                        message.index = reader.uint64();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.term = reader.uint64();
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.conf_state = $root.raft.ConfState.decode(reader, reader.size(), $undefined, _depth + 1, message.conf_state);
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

        return WalSnapshot;
    })();

    raft.WalMetadata = (function() {

        /**
         * Properties of a WalMetadata.
         * @typedef {Object} raft.WalMetadata.$Properties
         * @property {number|Long|null} [NodeID] WalMetadata NodeID
         * @property {number|Long|null} [ClusterID] WalMetadata ClusterID
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a WalMetadata.
         * @memberof raft
         * @interface IWalMetadata
         * @augments raft.WalMetadata.$Properties
         * @deprecated Use raft.WalMetadata.$Properties instead.
         */

        /**
         * Shape of a WalMetadata.
         * @typedef {raft.WalMetadata.$Properties} raft.WalMetadata.$Shape
         */

        /**
         * Constructs a new WalMetadata.
         * @memberof raft
         * @classdesc Represents a WalMetadata.
         * @constructor
         * @param {raft.WalMetadata.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const WalMetadata = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * WalMetadata NodeID.
         * @member {number|Long} NodeID
         * @memberof raft.WalMetadata
         * @instance
         */
        WalMetadata.prototype.NodeID = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * WalMetadata ClusterID.
         * @member {number|Long} ClusterID
         * @memberof raft.WalMetadata
         * @instance
         */
        WalMetadata.prototype.ClusterID = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Encodes the specified WalMetadata message. Does not implicitly {@link raft.WalMetadata.verify|verify} messages.
         * @function encode
         * @memberof raft.WalMetadata
         * @static
         * @param {raft.WalMetadata.$Properties} message WalMetadata message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        WalMetadata.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.NodeID != null && $Object.hasOwnProperty.call(message, "NodeID"))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.NodeID);
            if (message.ClusterID != null && $Object.hasOwnProperty.call(message, "ClusterID"))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.ClusterID);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a WalMetadata message from the specified reader or buffer.
         * @function decode
         * @memberof raft.WalMetadata
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.WalMetadata & raft.WalMetadata.$Shape} WalMetadata
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        WalMetadata.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.WalMetadata();
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
                        message.NodeID = reader.uint64();
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.ClusterID = reader.uint64();
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

        return WalMetadata;
    })();

    return raft;
})();

export {
  $root as default
};
