package main

// A later snapshot of the same store: the history is gone through again without a database, which
// tells what is alive, and goes on from there on a copy of the earlier snapshot's database. So what
// was not touched lies in the same pages, as it would if the server had run on. Nothing is compacted
// in between.

import (
	"crypto/sha256"
	"io"
	"log"
	"math/rand"
	"os"

	bolt "go.etcd.io/bbolt"
)

// Of the keys that change, these shares are new ones and removed ones; the rest is modified.
const (
	addedShare   = 0.1
	removedShare = 0.1
)

// changesPerCommit is how much a server commits at a time: what comes in within 100 ms.
const changesPerCommit = 100

// resume copies the earlier snapshot's database and changes that percent of its live keys.
func resume(work, from string, h *history, percent float64) {
	copyDatabase(work, from)
	db := open(work, h.pageSize)
	h.fill(nil)
	if last := lastRevision(db); last != h.main {
		log.Fatalf("%s ends at revision %d, and with these options it would be %d", from, last, h.main)
	}
	writeChanges(db, h, plan(h, percent))
	check(db.Update(func(tx *bolt.Tx) error { return setConsistentIndex(tx, h.main) }))
	check(db.Close())
}

// plan chooses the keys to change, each of them once, and in which way.
func plan(h *history, percent float64) []func() ([]byte, []byte) {
	total := int(float64(len(h.live)) * percent / 100)
	added, removed := int(float64(total)*addedShare), int(float64(total)*removedShare)
	rng := rand.New(rand.NewSource(h.seed ^ 0x7468656e))
	chosen := map[int64]bool{}
	changes := make([]func() ([]byte, []byte), 0, total)
	for len(changes) < total-added {
		number := rng.Int63n(h.content.numbers())
		if _, alive := h.live[number]; !alive || chosen[number] {
			continue
		}
		chosen[number] = true
		change := h.put
		if len(changes) < removed {
			change = h.remove
		}
		changes = append(changes, func() ([]byte, []byte) { return change(number) })
	}
	for number := h.content.numbers(); len(changes) < total; number++ {
		changes = append(changes, func() ([]byte, []byte) { return h.put(number) })
	}
	rng.Shuffle(total, func(i, j int) { changes[i], changes[j] = changes[j], changes[i] })
	return changes
}

func writeChanges(db *bolt.DB, h *history, changes []func() ([]byte, []byte)) {
	for at := 0; at < len(changes); at += changesPerCommit {
		check(db.Update(func(tx *bolt.Tx) error {
			bucket := tx.Bucket([]byte("key"))
			bucket.FillPercent = 0.9
			for _, change := range changes[at:min(at+changesPerCommit, len(changes))] {
				h.main++
				if err := bucket.Put(change()); err != nil {
					return err
				}
			}
			return nil
		}))
	}
}

func lastRevision(db *bolt.DB) int64 {
	last := int64(0)
	check(db.View(func(tx *bolt.Tx) error {
		key, _ := tx.Bucket([]byte("key")).Cursor().Last()
		last = mainOf(key)
		return nil
	}))
	return last
}

// copyDatabase copies all of a snapshot but its trailer.
func copyDatabase(to, from string) {
	source, err := os.Open(from)
	check(err)
	info, err := source.Stat()
	check(err)
	target, err := os.Create(to)
	check(err)
	_, err = io.CopyN(target, source, info.Size()-sha256.Size)
	check(err)
	check(target.Close())
	check(source.Close())
}
