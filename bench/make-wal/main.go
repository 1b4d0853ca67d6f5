// make-wal writes a write-ahead log of many entries for benchmarks, with etcd's own WAL package: a
// data directory that holds nothing else, every entry an InternalRaftRequest that puts a
// Kubernetes-like key. The same arguments give the same bytes.
//
//	go run . -o log -entries 1000000 -value 700 -segment 64000000
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand"
	"os"
	"path/filepath"

	pb "go.etcd.io/etcd/api/v3/etcdserverpb"
	"go.etcd.io/etcd/server/v3/storage/wal"
	"go.etcd.io/raft/v3/raftpb"
	"go.uber.org/zap"
)

const (
	memberID  = 0x8e9e05c52164694d
	clusterID = 0xcdf818194e3a8c32
	batch     = 500 // entries of one save
	keys      = 300_000
)

func main() {
	out := flag.String("o", "log", "data directory to create")
	entries := flag.Uint64("entries", 1_000_000, "number of entries")
	value := flag.Int("value", 700, "size of a value in bytes")
	segment := flag.Int64("segment", wal.SegmentSizeBytes, "size of a segment in bytes")
	seed := flag.Int64("seed", 1, "seed")
	flag.Parse()
	wal.SegmentSizeBytes = *segment
	// The directory is made under another name, so that an interrupted run leaves nothing that looks
	// done.
	work := *out + ".work"
	check(os.RemoveAll(work))
	check(os.MkdirAll(filepath.Join(work, "member", "snap"), 0o700))
	write(filepath.Join(work, "member", "wal"), *entries, *value, *seed)
	check(os.Rename(work, *out))
}

func write(folder string, entries uint64, value int, seed int64) {
	metadata, err := (&pb.Metadata{NodeID: memberID, ClusterID: clusterID}).Marshal()
	check(err)
	w, err := wal.Create(zap.NewNop(), folder, metadata)
	check(err)
	w.SetUnsafeNoFsync()
	rng := rand.New(rand.NewSource(seed))
	pool := make([]byte, 1<<20)
	rng.Read(pool)
	for index := uint64(1); index <= entries; {
		ents := make([]raftpb.Entry, 0, batch)
		for len(ents) < batch && index <= entries {
			at := rng.Intn(len(pool) - value)
			ents = append(ents, put(index, pool[at:at+value]))
			index++
		}
		check(w.Save(raftpb.HardState{Term: 2, Vote: memberID, Commit: index - 1}, ents))
	}
	check(w.Close())
}

func put(index uint64, value []byte) raftpb.Entry {
	key := fmt.Appendf(nil, "/registry/pods/namespace-%03d/object-%08x", index%200, index%keys)
	request := pb.InternalRaftRequest{
		Header: &pb.RequestHeader{ID: index},
		Put:    &pb.PutRequest{Key: key, Value: value},
	}
	data, err := request.Marshal()
	check(err)
	return raftpb.Entry{Term: 2, Index: index, Type: raftpb.EntryNormal, Data: data}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
