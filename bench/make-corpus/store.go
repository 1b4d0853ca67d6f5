package main

// The records of the store. Keys look like Kubernetes storage keys; values are pseudo-random bytes,
// compressible by about half, so nothing in them decodes. The store is one that etcd could have
// written: revisions, versions, tombstones and compaction are consistent.

import (
	"encoding/binary"
	"fmt"
	"math/rand"

	bolt "go.etcd.io/bbolt"
)

var resources = []string{"pods", "events", "secrets", "configmaps", "leases", "replicasets",
	"endpointslices", "roles", "rolebindings", "example.io/widgets"}

// generation is what etcd knows of a living key: the revision that created it, and its version.
type generation struct {
	create, version int64
}

// history makes one change after another.
type history struct {
	options
	rng  *rand.Rand
	pool []byte // half random, half repeated: about 2:1 under gzip
	keys int64
	main int64 // the last main revision
	live map[int64]generation
}

// fill writes the history, 10,000 changes a transaction, and returns the last main revision and the
// number of live keys.
func fill(db *bolt.DB, o options) (int64, int) {
	h := history{options: o, rng: rand.New(rand.NewSource(o.seed)), pool: make([]byte, 1<<20)}
	for i := 0; i < len(h.pool); i += 64 {
		h.rng.Read(h.pool[i : i+32])
	}
	records := o.target / int64(o.value+110)
	h.keys = records/int64(o.revisions) + 1
	h.main = 1
	h.live = map[int64]generation{}
	for done := int64(0); done < records; {
		check(db.Update(func(tx *bolt.Tx) error {
			bucket, err := tx.CreateBucketIfNotExists([]byte("key"))
			if err != nil {
				return err
			}
			bucket.FillPercent = 0.9
			for n := 0; n < 10_000 && done < records; n++ {
				if err := bucket.Put(h.change()); err != nil {
					return err
				}
				done++
			}
			return nil
		}))
	}
	return h.main, len(h.live)
}

// change makes the next change and returns its key and value in the key bucket.
func (h *history) change() ([]byte, []byte) {
	h.main++
	number := h.rng.Int63n(h.keys)
	name := keyName(number)
	state, alive := h.live[number]
	if alive && h.rng.Float64() < h.deletes {
		delete(h.live, number)
		return revision(h.main, true), record(name, generation{}, 0, nil)
	}
	if !alive {
		state = generation{create: h.main}
	}
	state.version++
	h.live[number] = state
	size := h.value/2 + h.rng.Intn(h.value+1)
	at := h.rng.Intn(len(h.pool) - size)
	return revision(h.main, false), record(name, state, h.main, h.pool[at:at+size])
}

// writeMeta writes the other buckets of an etcd 3.6 store with one member.
func writeMeta(db *bolt.DB, main, compacted int64) {
	check(db.Update(func(tx *bolt.Tx) error {
		for _, name := range []string{"alarm", "auth", "authRoles", "authUsers", "cluster", "lease",
			"members", "members_removed", "meta"} {
			if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
				return err
			}
		}
		put := func(bucket, key string, value []byte) {
			check(tx.Bucket([]byte(bucket)).Put([]byte(key), value))
		}
		put("meta", "consistent_index", binary.BigEndian.AppendUint64(nil, uint64(main)+8))
		put("meta", "term", binary.BigEndian.AppendUint64(nil, 2))
		put("meta", "confState", []byte(`{"voters":[10276657743932975437],"auto_leave":false}`))
		put("meta", "storageVersion", []byte("3.6.0"))
		if compacted > 0 {
			put("meta", "scheduledCompactRev", revision(compacted, false))
			put("meta", "finishedCompactRev", revision(compacted, false))
		}
		put("auth", "authRevision", binary.BigEndian.AppendUint64(nil, 1))
		put("cluster", "clusterVersion", []byte("3.6.0"))
		put("members", "8e9e05c52164694d", []byte(`{"id":10276657743932975437,`+
			`"peerURLs":["http://localhost:2380"],"name":"default",`+
			`"clientURLs":["http://localhost:2379"]}`))
		return nil
	}))
}

// compactTo removes what etcd's compaction at a revision removes: of every key all records up to it
// but the newest, and that one too if it is a tombstone older than the compacted revision.
func compactTo(db *bolt.DB, revisionAt int64) {
	newest := map[string]int64{} // key name -> its newest main revision up to revisionAt
	limit := revision(revisionAt+1, false)
	check(db.View(func(tx *bolt.Tx) error {
		cursor := tx.Bucket([]byte("key")).Cursor()
		for k, v := cursor.First(); k != nil && string(k) < string(limit); k, v = cursor.Next() {
			newest[string(nameOf(v))] = mainOf(k)
		}
		return nil
	}))
	from := []byte{}
	for from != nil {
		check(db.Update(func(tx *bolt.Tx) error {
			bucket := tx.Bucket([]byte("key"))
			cursor := bucket.Cursor()
			doomed := [][]byte{}
			k, v := cursor.Seek(from)
			for n := 0; n < 10_000 && k != nil && string(k) < string(limit); n++ {
				main := mainOf(k)
				tombstone := len(k) == 18
				if newest[string(nameOf(v))] != main || (tombstone && main < revisionAt) {
					doomed = append(doomed, append([]byte(nil), k...))
				}
				k, v = cursor.Next()
			}
			from = nil
			if k != nil && string(k) < string(limit) {
				from = append([]byte(nil), k...)
			}
			for _, key := range doomed {
				if err := bucket.Delete(key); err != nil {
					return err
				}
			}
			return nil
		}))
	}
}

func mainOf(key []byte) int64 { return int64(binary.BigEndian.Uint64(key)) }

// nameOf returns the key name in an encoded mvccpb.KeyValue made by record.
func nameOf(value []byte) []byte {
	size, n := binary.Uvarint(value[1:])
	return value[1+n : 1+n+int(size)]
}

func keyName(number int64) []byte {
	return fmt.Appendf(nil, "/registry/%s/namespace-%03d/object-%08x",
		resources[number%int64(len(resources))], (number/10)%200, number*2654435761%4294967296)
}

// revision encodes a revision whose sub is 0 as a key of the key bucket.
func revision(main int64, tombstone bool) []byte {
	key := binary.BigEndian.AppendUint64(nil, uint64(main))
	key = append(key, '_')
	key = binary.BigEndian.AppendUint64(key, 0)
	if tombstone {
		key = append(key, 't')
	}
	return key
}

// record encodes an mvccpb.KeyValue: 1 key, 2 create_revision, 3 mod_revision, 4 version, 5 value.
func record(key []byte, state generation, mod int64, value []byte) []byte {
	b := append(binary.AppendUvarint([]byte{0x0a}, uint64(len(key))), key...)
	for i, n := range []int64{state.create, mod, state.version} {
		if n != 0 {
			b = binary.AppendUvarint(append(b, byte((i+2)<<3)), uint64(n))
		}
	}
	if len(value) > 0 {
		b = append(binary.AppendUvarint(append(b, 0x2a), uint64(len(value))), value...)
	}
	return b
}
