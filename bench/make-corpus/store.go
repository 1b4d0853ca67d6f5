package main

// The records of the store. Keys look like Kubernetes storage keys; values are pseudo-random bytes,
// compressible by about half, so nothing in them decodes, unless they are Kubernetes objects. The
// store is one that etcd could have written: revisions, versions, tombstones and compaction are
// consistent.

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
	rng     *rand.Rand
	content content
	records int64 // how many there are to write
	main    int64 // the last main revision
	live    map[int64]generation
}

// content is what keys and values look like. Keys have numbers.
type content interface {
	// given is how many keys are there before the history begins; they have the numbers below 0.
	given() int64
	// pick chooses the key to change next.
	pick(rng *rand.Rand) int64
	// numbers is one more than the largest number of a key so far.
	numbers() int64
	key(number int64) []byte
	value(number, version int64, rng *rand.Rand) []byte
}

func newHistory(o options) *history {
	h := &history{options: o, rng: rand.New(rand.NewSource(o.seed)), main: 1}
	h.live = map[int64]generation{}
	mean := o.value
	if o.kubernetes == "" {
		records := o.target / int64(mean+110)
		h.content = newPlainContent(o, int64(float64(records)/o.revisions)+1, h.rng)
	} else {
		objects := newObjectContent(o)
		h.content = objects
		mean = objects.meanSize()
	}
	h.records = o.target / int64(mean+110)
	return h
}

// fill writes the history, 10,000 changes a transaction. Without a database it writes nothing, and
// only h goes through it.
func (h *history) fill(db *bolt.DB) {
	if given := h.content.given(); given > 0 {
		h.update(db, func(write func(key, value []byte)) {
			for number := -given; number < 0; number++ {
				h.main++
				write(h.put(number))
			}
		})
	}
	for done := int64(0); done < h.records; {
		h.update(db, func(write func(key, value []byte)) {
			for n := 0; n < 10_000 && done < h.records; n++ {
				write(h.change())
				done++
			}
		})
	}
}

// update runs what writes records in a transaction, if there is a database.
func (h *history) update(db *bolt.DB, run func(write func(key, value []byte))) {
	if db == nil {
		run(func(_, _ []byte) {})
		return
	}
	check(db.Update(func(tx *bolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists([]byte("key"))
		if err != nil {
			return err
		}
		bucket.FillPercent = 0.9
		run(func(key, value []byte) { check(bucket.Put(key, value)) })
		return nil
	}))
}

// change makes the next change and returns its key and value in the key bucket.
func (h *history) change() ([]byte, []byte) {
	h.main++
	number := h.content.pick(h.rng)
	_, alive := h.live[number]
	if alive && h.rng.Float64() < h.deletes {
		return h.remove(number)
	}
	return h.put(number)
}

// put writes the key with its next value, at the current revision.
func (h *history) put(number int64) ([]byte, []byte) {
	state, alive := h.live[number]
	if !alive {
		state = generation{create: h.main}
	}
	state.version++
	h.live[number] = state
	value := h.content.value(number, state.version, h.rng)
	return revision(h.main, false), record(h.content.key(number), state, h.main, value)
}

// remove deletes the key at the current revision.
func (h *history) remove(number int64) ([]byte, []byte) {
	delete(h.live, number)
	return revision(h.main, true), record(h.content.key(number), generation{}, 0, nil)
}

// plainContent has keys that look like Kubernetes storage keys and values that nothing decodes.
type plainContent struct {
	options
	keys int64
	pool []byte // half random, half repeated: about 2:1 under gzip
}

func newPlainContent(o options, keys int64, rng *rand.Rand) *plainContent {
	p := &plainContent{options: o, keys: keys, pool: make([]byte, 1<<20)}
	for i := 0; i < len(p.pool); i += 64 {
		rng.Read(p.pool[i : i+32])
	}
	return p
}

func (p *plainContent) given() int64 { return 0 }

func (p *plainContent) pick(rng *rand.Rand) int64 { return rng.Int63n(p.keys) }

func (p *plainContent) numbers() int64 { return p.keys }

func (p *plainContent) key(number int64) []byte {
	number += p.first
	return fmt.Appendf(nil, "/registry/%s/namespace-%03d/object-%08x",
		resources[number%int64(len(resources))], (number/10)%200, number*2654435761%4294967296)
}

func (p *plainContent) value(_, _ int64, rng *rand.Rand) []byte {
	size := p.options.value/2 + rng.Intn(p.options.value+1)
	at := rng.Intn(len(p.pool) - size)
	return p.pool[at : at+size]
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
		return setConsistentIndex(tx, main)
	}))
}

// setConsistentIndex writes the index of the last entry: a few came before the first change.
func setConsistentIndex(tx *bolt.Tx, main int64) error {
	index := binary.BigEndian.AppendUint64(nil, uint64(main)+8)
	return tx.Bucket([]byte("meta")).Put([]byte("consistent_index"), index)
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
