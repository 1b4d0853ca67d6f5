// Command make-corpus writes a snapshot file for benchmarks: an etcd 3.6 store as a real server
// would hold, followed by its SHA-256 trailer.
//
//	go run . -o big.db -bytes 1000000000 -value 700 -revisions 3 -compact 0.4 -layout shuffled
//	go run . -o pods.db -kubernetes ../../fixtures/kubernetes/before/snapshot.db -revisions 1.5
//	go run . -o later.db -then 1 -from big.db -bytes 1000000000 -value 700 -revisions 3 -compact 0.4
//
// The records follow from the seed, so two runs give the same revision, key count and KV hash. The
// places of the pages do not where pages were freed and taken again: bbolt's map freelist, which is
// etcd's default, picks among free pages in the order of a Go map. See store.go for the records,
// kubernetes.go for those that are Kubernetes objects, later.go for a later snapshot of the same
// store, and layout.go for the three layouts.
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"log"
	"os"

	bolt "go.etcd.io/bbolt"
)

type options struct {
	target     int64
	value      int
	revisions  float64
	deletes    float64
	compact    float64
	seed       int64
	first      int64
	kubernetes string
	pageSize   int
}

func main() {
	var o options
	out := flag.String("o", "corpus.db", "file to write")
	layout := flag.String("layout", layoutChurned,
		"where the leaves lie: churned, file-order or shuffled")
	then := flag.Float64("then", 0, "instead of a store from its beginning, a later state of the one"+
		" in -from, which was made with the same options: this percent of its live keys changed since")
	from := flag.String("from", "", "the earlier snapshot of -then; only read")
	flag.Int64Var(&o.target, "bytes", 1_000_000_000, "approximate size of the records in bytes")
	flag.IntVar(&o.value, "value", 700, "mean size of a value in bytes, unless -kubernetes")
	flag.Float64Var(&o.revisions, "revisions", 3, "mean number of revisions of a key")
	flag.Float64Var(&o.deletes, "deletes", 0.05, "share of the changes that are deletes")
	flag.Float64Var(&o.compact, "compact", 0,
		"share of the history that is compacted afterwards, which leaves free pages")
	flag.Int64Var(&o.seed, "seed", 1, "seed")
	flag.Int64Var(&o.first, "first", 0,
		"number of the first key; stores whose numbers do not overlap have no name in common")
	flag.StringVar(&o.kubernetes, "kubernetes", "", "snapshot of a Kubernetes API server's store: the"+
		" values are objects made after those in it, in the mix of a cluster")
	flag.IntVar(&o.pageSize, "page-size", 4096, "page size in bytes")
	flag.Parse()
	// The working file has another name, so that an interrupted run leaves nothing that looks done.
	work := *out + ".work"
	remove(work)
	h := newHistory(o)
	if *from == "" {
		begin(work, h)
		arrange(work, *layout, o)
	} else {
		resume(work, *from, h, *then)
	}
	writeSnapshot(work, *out)
	remove(work)
	fmt.Printf("%s: revision %d, %d live keys\n", *out, h.main, len(h.live))
}

// begin makes the store from its first revision.
func begin(work string, h *history) {
	db := open(work, h.pageSize)
	h.fill(db)
	compacted := int64(float64(h.main) * h.compact)
	if compacted > 0 {
		compactTo(db, compacted)
	}
	writeMeta(db, h.main, compacted)
	check(db.Close())
}

func open(path string, pageSize int) *bolt.DB {
	db, err := bolt.Open(path, 0o600, &bolt.Options{
		NoFreelistSync: true,
		NoSync:         true,
		NoGrowSync:     true,
		FreelistType:   bolt.FreelistMapType,
		PageSize:       pageSize,
	})
	check(err)
	return db
}

// writeSnapshot writes what a server's snapshot of the database file would be.
func writeSnapshot(work, path string) {
	db, err := bolt.Open(work, 0o600, &bolt.Options{ReadOnly: true})
	check(err)
	file, err := os.Create(path + ".part")
	check(err)
	sum := sha256.New()
	check(db.View(func(tx *bolt.Tx) error {
		_, err := tx.WriteTo(io.MultiWriter(file, sum))
		return err
	}))
	_, err = file.Write(sum.Sum(nil))
	check(err)
	check(file.Close())
	check(db.Close())
	check(os.Rename(path+".part", path))
}

func remove(path string) {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		log.Fatal(err)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
