package main

// Three layouts of the same records.
//
//   - churned: as the server left the file. Compaction rewrote leaves into pages freed earlier, so
//     neighbours in key order lie apart here and there, with free pages between them.
//   - file-order: after a defragmentation. The records are copied in key order into a new file,
//     10,000 a transaction and leaves filled to 0.9, as etcd's own defragdb does
//     (server/storage/backend/backend.go, 3.6).
//   - shuffled: the file-order file with its leaves of the key bucket exchanged at random. The
//     pages are the same, byte for byte but for their own number and the numbers in the branch
//     pages, so a difference between the two is one of place only. No server writes such a file; it
//     is the worst case.

import (
	"encoding/binary"
	"io"
	"log"
	"math/rand"
	"os"
	"sort"

	bolt "go.etcd.io/bbolt"
)

const (
	layoutChurned   = "churned"
	layoutFileOrder = "file-order"
	layoutShuffled  = "shuffled"
)

// Sizes in bytes, as in bbolt v1.4.3, internal/common/page.go.
const (
	pageHeaderSize    = 16 // id 8, flags 2, count 2, overflow 4
	branchElementSize = 16 // pos 4, ksize 4, pgid 8
	branchFlag        = 1
	leafFlag          = 2
)

// arrange brings the database file into the layout.
func arrange(path, layout string, o options) {
	switch layout {
	case layoutChurned:
	case layoutFileOrder:
		defragment(path, o.pageSize)
	case layoutShuffled:
		defragment(path, o.pageSize)
		shuffleLeaves(path, int64(o.pageSize), o.seed)
	default:
		log.Fatalf("unknown layout %q", layout)
	}
}

// defragment copies all buckets in key order into a new file that replaces the old one.
func defragment(path string, pageSize int) {
	from, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	check(err)
	remove(path + ".defrag")
	to := open(path+".defrag", pageSize)
	check(from.View(func(source *bolt.Tx) error {
		return source.ForEach(func(name []byte, bucket *bolt.Bucket) error {
			return copyBucket(to, name, bucket)
		})
	}))
	check(to.Close())
	check(from.Close())
	check(os.Rename(path+".defrag", path))
}

func copyBucket(to *bolt.DB, name []byte, source *bolt.Bucket) error {
	cursor := source.Cursor()
	k, v := cursor.First()
	for more := true; more; more = k != nil {
		err := to.Update(func(tx *bolt.Tx) error {
			bucket, err := tx.CreateBucketIfNotExists(name)
			if err != nil {
				return err
			}
			bucket.FillPercent = 0.9
			for n := 0; n < 10_000 && k != nil; n++ {
				if err := bucket.Put(k, v); err != nil {
					return err
				}
				k, v = cursor.Next()
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// leaf is a leaf page and the place of the number that points to it in a branch page, in bytes from
// the start of the file.
type leaf struct {
	pgid, pointer int64
}

// shuffleLeaves exchanges leaves of the key bucket that take up the same number of pages.
func shuffleLeaves(path string, pageSize, seed int64) {
	root := int64(0)
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	check(err)
	check(db.View(func(tx *bolt.Tx) error {
		root = int64(tx.Bucket([]byte("key")).Root())
		return nil
	}))
	check(db.Close())
	from, err := os.Open(path)
	check(err)
	to, err := os.Create(path + ".shuffled")
	check(err)
	_, err = io.Copy(to, from)
	check(err)
	groups := map[int64][]leaf{} // by overflow
	collectLeaves(from, pageSize, root, groups)
	overflows := []int64{}
	for overflow := range groups {
		overflows = append(overflows, overflow)
	}
	sort.Slice(overflows, func(i, j int) bool { return overflows[i] < overflows[j] })
	rng := rand.New(rand.NewSource(seed))
	for _, overflow := range overflows {
		moveLeaves(from, to, groups[overflow], rng.Perm(len(groups[overflow])), pageSize, overflow)
	}
	check(from.Close())
	check(to.Close())
	check(os.Rename(path+".shuffled", path))
}

func moveLeaves(from, to *os.File, leaves []leaf, places []int, pageSize, overflow int64) {
	page := make([]byte, pageSize*(overflow+1))
	for i, one := range leaves {
		place := leaves[places[i]].pgid
		number := binary.LittleEndian.AppendUint64(nil, uint64(place))
		readAt(from, page, one.pgid*pageSize)
		copy(page, number)
		writeAt(to, page, place*pageSize)
		writeAt(to, number, one.pointer)
	}
}

// collectLeaves adds all leaves under a branch page, in key order. A root that is itself a leaf
// stays where it is.
func collectLeaves(file *os.File, pageSize, pgid int64, groups map[int64][]leaf) {
	header := make([]byte, pageHeaderSize)
	readAt(file, header, pgid*pageSize)
	if binary.LittleEndian.Uint16(header[8:])&branchFlag == 0 {
		return
	}
	count := int(binary.LittleEndian.Uint16(header[10:]))
	elements := make([]byte, count*branchElementSize)
	readAt(file, elements, pgid*pageSize+pageHeaderSize)
	for i := 0; i < count; i++ {
		at := i*branchElementSize + 8
		child := int64(binary.LittleEndian.Uint64(elements[at:]))
		readAt(file, header, child*pageSize)
		if binary.LittleEndian.Uint16(header[8:])&leafFlag == 0 {
			collectLeaves(file, pageSize, child, groups)
			continue
		}
		overflow := int64(binary.LittleEndian.Uint32(header[12:]))
		pointer := pgid*pageSize + pageHeaderSize + int64(at)
		groups[overflow] = append(groups[overflow], leaf{child, pointer})
	}
}

func readAt(file *os.File, bytes []byte, offset int64) {
	_, err := file.ReadAt(bytes, offset)
	check(err)
}

func writeAt(file *os.File, bytes []byte, offset int64) {
	_, err := file.WriteAt(bytes, offset)
	check(err)
}
