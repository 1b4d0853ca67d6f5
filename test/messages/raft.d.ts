import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace raft. */
export namespace raft {

    /** EntryType enum. */
    enum EntryType {

        /** EntryNormal value */
        EntryNormal = 0,

        /** EntryConfChange value */
        EntryConfChange = 1,

        /** EntryConfChangeV2 value */
        EntryConfChangeV2 = 2
    }

    /**
     * Properties of an Entry.
     * @deprecated Use raft.Entry.$Properties instead.
     */
    interface IEntry extends raft.Entry.$Properties {
    }

    /** Represents an Entry. */
    class Entry {

        /**
         * Constructs a new Entry.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.Entry.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Entry Term. */
        Term: (number|Long);

        /** Entry Index. */
        Index: (number|Long);

        /** Entry Type. */
        Type: raft.EntryType;

        /** Entry Data. */
        Data: Uint8Array;

        /**
         * Encodes the specified Entry message. Does not implicitly {@link raft.Entry.verify|verify} messages.
         * @param message Entry message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Entry message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.Entry & raft.Entry.$Shape} Entry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.Entry & raft.Entry.$Shape;
    }

    namespace Entry {

        /** Properties of an Entry. */
        interface $Properties {

            /** Entry Term */
            Term?: (number|Long|null);

            /** Entry Index */
            Index?: (number|Long|null);

            /** Entry Type */
            Type?: (raft.EntryType|null);

            /** Entry Data */
            Data?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Entry. */
        type $Shape = raft.Entry.$Properties;
    }

    /**
     * Properties of a HardState.
     * @deprecated Use raft.HardState.$Properties instead.
     */
    interface IHardState extends raft.HardState.$Properties {
    }

    /** Represents a HardState. */
    class HardState {

        /**
         * Constructs a new HardState.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.HardState.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HardState term. */
        term: (number|Long);

        /** HardState vote. */
        vote: (number|Long);

        /** HardState commit. */
        commit: (number|Long);

        /**
         * Encodes the specified HardState message. Does not implicitly {@link raft.HardState.verify|verify} messages.
         * @param message HardState message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.HardState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HardState message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.HardState & raft.HardState.$Shape} HardState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.HardState & raft.HardState.$Shape;
    }

    namespace HardState {

        /** Properties of a HardState. */
        interface $Properties {

            /** HardState term */
            term?: (number|Long|null);

            /** HardState vote */
            vote?: (number|Long|null);

            /** HardState commit */
            commit?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HardState. */
        type $Shape = raft.HardState.$Properties;
    }

    /**
     * Properties of a ConfState.
     * @deprecated Use raft.ConfState.$Properties instead.
     */
    interface IConfState extends raft.ConfState.$Properties {
    }

    /** Represents a ConfState. */
    class ConfState {

        /**
         * Constructs a new ConfState.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.ConfState.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ConfState voters. */
        voters: (number|Long)[];

        /** ConfState learners. */
        learners: (number|Long)[];

        /** ConfState voters_outgoing. */
        voters_outgoing: (number|Long)[];

        /** ConfState learners_next. */
        learners_next: (number|Long)[];

        /** ConfState auto_leave. */
        auto_leave: boolean;

        /**
         * Encodes the specified ConfState message. Does not implicitly {@link raft.ConfState.verify|verify} messages.
         * @param message ConfState message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.ConfState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfState message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.ConfState & raft.ConfState.$Shape} ConfState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.ConfState & raft.ConfState.$Shape;
    }

    namespace ConfState {

        /** Properties of a ConfState. */
        interface $Properties {

            /** ConfState voters */
            voters?: ((number|Long)[]|null);

            /** ConfState learners */
            learners?: ((number|Long)[]|null);

            /** ConfState voters_outgoing */
            voters_outgoing?: ((number|Long)[]|null);

            /** ConfState learners_next */
            learners_next?: ((number|Long)[]|null);

            /** ConfState auto_leave */
            auto_leave?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ConfState. */
        type $Shape = raft.ConfState.$Properties;
    }

    /** ConfChangeType enum. */
    enum ConfChangeType {

        /** ConfChangeAddNode value */
        ConfChangeAddNode = 0,

        /** ConfChangeRemoveNode value */
        ConfChangeRemoveNode = 1,

        /** ConfChangeUpdateNode value */
        ConfChangeUpdateNode = 2,

        /** ConfChangeAddLearnerNode value */
        ConfChangeAddLearnerNode = 3
    }

    /**
     * Properties of a ConfChange.
     * @deprecated Use raft.ConfChange.$Properties instead.
     */
    interface IConfChange extends raft.ConfChange.$Properties {
    }

    /** Represents a ConfChange. */
    class ConfChange {

        /**
         * Constructs a new ConfChange.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.ConfChange.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ConfChange type. */
        type: raft.ConfChangeType;

        /** ConfChange node_id. */
        node_id: (number|Long);

        /** ConfChange context. */
        context: Uint8Array;

        /** ConfChange id. */
        id: (number|Long);

        /**
         * Encodes the specified ConfChange message. Does not implicitly {@link raft.ConfChange.verify|verify} messages.
         * @param message ConfChange message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.ConfChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfChange message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.ConfChange & raft.ConfChange.$Shape} ConfChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.ConfChange & raft.ConfChange.$Shape;
    }

    namespace ConfChange {

        /** Properties of a ConfChange. */
        interface $Properties {

            /** ConfChange type */
            type?: (raft.ConfChangeType|null);

            /** ConfChange node_id */
            node_id?: (number|Long|null);

            /** ConfChange context */
            context?: (Uint8Array|null);

            /** ConfChange id */
            id?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ConfChange. */
        type $Shape = raft.ConfChange.$Properties;
    }

    /** ConfChangeTransition enum. */
    enum ConfChangeTransition {

        /** ConfChangeTransitionAuto value */
        ConfChangeTransitionAuto = 0,

        /** ConfChangeTransitionJointImplicit value */
        ConfChangeTransitionJointImplicit = 1,

        /** ConfChangeTransitionJointExplicit value */
        ConfChangeTransitionJointExplicit = 2
    }

    /**
     * Properties of a ConfChangeSingle.
     * @deprecated Use raft.ConfChangeSingle.$Properties instead.
     */
    interface IConfChangeSingle extends raft.ConfChangeSingle.$Properties {
    }

    /** Represents a ConfChangeSingle. */
    class ConfChangeSingle {

        /**
         * Constructs a new ConfChangeSingle.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.ConfChangeSingle.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ConfChangeSingle type. */
        type: raft.ConfChangeType;

        /** ConfChangeSingle node_id. */
        node_id: (number|Long);

        /**
         * Encodes the specified ConfChangeSingle message. Does not implicitly {@link raft.ConfChangeSingle.verify|verify} messages.
         * @param message ConfChangeSingle message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.ConfChangeSingle.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfChangeSingle message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.ConfChangeSingle & raft.ConfChangeSingle.$Shape} ConfChangeSingle
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.ConfChangeSingle & raft.ConfChangeSingle.$Shape;
    }

    namespace ConfChangeSingle {

        /** Properties of a ConfChangeSingle. */
        interface $Properties {

            /** ConfChangeSingle type */
            type?: (raft.ConfChangeType|null);

            /** ConfChangeSingle node_id */
            node_id?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ConfChangeSingle. */
        type $Shape = raft.ConfChangeSingle.$Properties;
    }

    /**
     * Properties of a ConfChangeV2.
     * @deprecated Use raft.ConfChangeV2.$Properties instead.
     */
    interface IConfChangeV2 extends raft.ConfChangeV2.$Properties {
    }

    /** Represents a ConfChangeV2. */
    class ConfChangeV2 {

        /**
         * Constructs a new ConfChangeV2.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.ConfChangeV2.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ConfChangeV2 transition. */
        transition: raft.ConfChangeTransition;

        /** ConfChangeV2 changes. */
        changes: raft.ConfChangeSingle.$Properties[];

        /** ConfChangeV2 context. */
        context: Uint8Array;

        /**
         * Encodes the specified ConfChangeV2 message. Does not implicitly {@link raft.ConfChangeV2.verify|verify} messages.
         * @param message ConfChangeV2 message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.ConfChangeV2.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfChangeV2 message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.ConfChangeV2 & raft.ConfChangeV2.$Shape} ConfChangeV2
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.ConfChangeV2 & raft.ConfChangeV2.$Shape;
    }

    namespace ConfChangeV2 {

        /** Properties of a ConfChangeV2. */
        interface $Properties {

            /** ConfChangeV2 transition */
            transition?: (raft.ConfChangeTransition|null);

            /** ConfChangeV2 changes */
            changes?: (raft.ConfChangeSingle.$Properties[]|null);

            /** ConfChangeV2 context */
            context?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ConfChangeV2. */
        type $Shape = raft.ConfChangeV2.$Properties;
    }

    /**
     * Properties of a SnapshotMetadata.
     * @deprecated Use raft.SnapshotMetadata.$Properties instead.
     */
    interface ISnapshotMetadata extends raft.SnapshotMetadata.$Properties {
    }

    /** Represents a SnapshotMetadata. */
    class SnapshotMetadata {

        /**
         * Constructs a new SnapshotMetadata.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.SnapshotMetadata.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SnapshotMetadata conf_state. */
        conf_state?: (raft.ConfState.$Properties|null);

        /** SnapshotMetadata index. */
        index: (number|Long);

        /** SnapshotMetadata term. */
        term: (number|Long);

        /**
         * Encodes the specified SnapshotMetadata message. Does not implicitly {@link raft.SnapshotMetadata.verify|verify} messages.
         * @param message SnapshotMetadata message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.SnapshotMetadata.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapshotMetadata message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.SnapshotMetadata & raft.SnapshotMetadata.$Shape} SnapshotMetadata
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.SnapshotMetadata & raft.SnapshotMetadata.$Shape;
    }

    namespace SnapshotMetadata {

        /** Properties of a SnapshotMetadata. */
        interface $Properties {

            /** SnapshotMetadata conf_state */
            conf_state?: (raft.ConfState.$Properties|null);

            /** SnapshotMetadata index */
            index?: (number|Long|null);

            /** SnapshotMetadata term */
            term?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SnapshotMetadata. */
        type $Shape = raft.SnapshotMetadata.$Properties;
    }

    /**
     * Properties of a Snapshot.
     * @deprecated Use raft.Snapshot.$Properties instead.
     */
    interface ISnapshot extends raft.Snapshot.$Properties {
    }

    /** Represents a Snapshot. */
    class Snapshot {

        /**
         * Constructs a new Snapshot.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.Snapshot.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Snapshot data. */
        data: Uint8Array;

        /** Snapshot metadata. */
        metadata?: (raft.SnapshotMetadata.$Properties|null);

        /**
         * Encodes the specified Snapshot message. Does not implicitly {@link raft.Snapshot.verify|verify} messages.
         * @param message Snapshot message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.Snapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Snapshot message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.Snapshot & raft.Snapshot.$Shape} Snapshot
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.Snapshot & raft.Snapshot.$Shape;
    }

    namespace Snapshot {

        /** Properties of a Snapshot. */
        interface $Properties {

            /** Snapshot data */
            data?: (Uint8Array|null);

            /** Snapshot metadata */
            metadata?: (raft.SnapshotMetadata.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Snapshot. */
        type $Shape = raft.Snapshot.$Properties;
    }

    /**
     * Properties of a SnapFile.
     * @deprecated Use raft.SnapFile.$Properties instead.
     */
    interface ISnapFile extends raft.SnapFile.$Properties {
    }

    /** Represents a SnapFile. */
    class SnapFile {

        /**
         * Constructs a new SnapFile.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.SnapFile.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SnapFile crc. */
        crc: number;

        /** SnapFile data. */
        data: Uint8Array;

        /**
         * Encodes the specified SnapFile message. Does not implicitly {@link raft.SnapFile.verify|verify} messages.
         * @param message SnapFile message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.SnapFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapFile message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.SnapFile & raft.SnapFile.$Shape} SnapFile
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.SnapFile & raft.SnapFile.$Shape;
    }

    namespace SnapFile {

        /** Properties of a SnapFile. */
        interface $Properties {

            /** SnapFile crc */
            crc?: (number|null);

            /** SnapFile data */
            data?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SnapFile. */
        type $Shape = raft.SnapFile.$Properties;
    }

    /**
     * Properties of a WalRecord.
     * @deprecated Use raft.WalRecord.$Properties instead.
     */
    interface IWalRecord extends raft.WalRecord.$Properties {
    }

    /** Represents a WalRecord. */
    class WalRecord {

        /**
         * Constructs a new WalRecord.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.WalRecord.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** WalRecord type. */
        type: (number|Long);

        /** WalRecord crc. */
        crc: number;

        /** WalRecord data. */
        data: Uint8Array;

        /**
         * Encodes the specified WalRecord message. Does not implicitly {@link raft.WalRecord.verify|verify} messages.
         * @param message WalRecord message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.WalRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a WalRecord message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.WalRecord & raft.WalRecord.$Shape} WalRecord
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.WalRecord & raft.WalRecord.$Shape;
    }

    namespace WalRecord {

        /** Properties of a WalRecord. */
        interface $Properties {

            /** WalRecord type */
            type?: (number|Long|null);

            /** WalRecord crc */
            crc?: (number|null);

            /** WalRecord data */
            data?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a WalRecord. */
        type $Shape = raft.WalRecord.$Properties;
    }

    /**
     * Properties of a WalSnapshot.
     * @deprecated Use raft.WalSnapshot.$Properties instead.
     */
    interface IWalSnapshot extends raft.WalSnapshot.$Properties {
    }

    /** Represents a WalSnapshot. */
    class WalSnapshot {

        /**
         * Constructs a new WalSnapshot.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.WalSnapshot.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** WalSnapshot index. */
        index: (number|Long);

        /** WalSnapshot term. */
        term: (number|Long);

        /** WalSnapshot conf_state. */
        conf_state?: (raft.ConfState.$Properties|null);

        /**
         * Encodes the specified WalSnapshot message. Does not implicitly {@link raft.WalSnapshot.verify|verify} messages.
         * @param message WalSnapshot message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.WalSnapshot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a WalSnapshot message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.WalSnapshot & raft.WalSnapshot.$Shape} WalSnapshot
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.WalSnapshot & raft.WalSnapshot.$Shape;
    }

    namespace WalSnapshot {

        /** Properties of a WalSnapshot. */
        interface $Properties {

            /** WalSnapshot index */
            index?: (number|Long|null);

            /** WalSnapshot term */
            term?: (number|Long|null);

            /** WalSnapshot conf_state */
            conf_state?: (raft.ConfState.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a WalSnapshot. */
        type $Shape = raft.WalSnapshot.$Properties;
    }

    /**
     * Properties of a WalMetadata.
     * @deprecated Use raft.WalMetadata.$Properties instead.
     */
    interface IWalMetadata extends raft.WalMetadata.$Properties {
    }

    /** Represents a WalMetadata. */
    class WalMetadata {

        /**
         * Constructs a new WalMetadata.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.WalMetadata.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** WalMetadata NodeID. */
        NodeID: (number|Long);

        /** WalMetadata ClusterID. */
        ClusterID: (number|Long);

        /**
         * Encodes the specified WalMetadata message. Does not implicitly {@link raft.WalMetadata.verify|verify} messages.
         * @param message WalMetadata message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.WalMetadata.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a WalMetadata message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.WalMetadata & raft.WalMetadata.$Shape} WalMetadata
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.WalMetadata & raft.WalMetadata.$Shape;
    }

    namespace WalMetadata {

        /** Properties of a WalMetadata. */
        interface $Properties {

            /** WalMetadata NodeID */
            NodeID?: (number|Long|null);

            /** WalMetadata ClusterID */
            ClusterID?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a WalMetadata. */
        type $Shape = raft.WalMetadata.$Properties;
    }
}
