package main

// Values that are Kubernetes objects. Every object of the snapshot that is given comes first, as it
// is; the others are made after those of their resource, with a name, namespace, uid, times and
// labels of their own and some contents that differ from version to version (vary.go). Ciphertext is
// left out. A value follows from seed, number and version.

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"log"
	"math/rand"
	"os"
	"strings"

	bolt "go.etcd.io/bbolt"
)

// namespaces is how many there are; they are the first objects that are made.
const namespaces = 200

// mix is what a cluster holds, in parts; folders are those below /registry/.
var mix = []struct {
	folder string
	parts  int
}{
	{"pods", 150}, {"replicasets", 100}, {"deployments", 40}, {"events", 110}, {"secrets", 120},
	{"configmaps", 140}, {"endpointslices", 60}, {"services/specs", 40}, {"services/endpoints", 25},
	{"serviceaccounts", 35}, {"leases", 15}, {"roles", 12}, {"rolebindings", 20},
	{"persistentvolumeclaims", 12}, {"controllerrevisions", 10}, {"jobs", 20}, {"cronjobs", 5},
	{"statefulsets", 5}, {"horizontalpodautoscalers", 6}, {"networkpolicies", 6},
	{"poddisruptionbudgets", 5}, {"ingress", 6}, {"cert-manager.example.com/certificates", 14},
	{"gitops.example.io/applications", 10}, {"backup.example.com/backups", 10},
	{"monitoring.example.com/prometheusrules", 4},
}

// template is an object of the snapshot that is given.
type template struct {
	key, value []byte
}

// objectContent makes objects.
type objectContent struct {
	options
	all       []template
	of        map[string][]template // folder -> its objects
	folders   []string              // each folder as often as it has parts
	namespace []template
	next      int64
}

func newObjectContent(o options) *objectContent {
	c := &objectContent{options: o, all: readTemplates(o.kubernetes), of: map[string][]template{}}
	for _, one := range c.all {
		folder := folderOf(string(one.key))
		c.of[folder] = append(c.of[folder], one)
	}
	c.namespace = c.of["namespaces"]
	for _, kind := range mix {
		if len(c.of[kind.folder]) == 0 {
			log.Fatalf("%s has no object in /registry/%s/", o.kubernetes, kind.folder)
		}
		for range kind.parts {
			c.folders = append(c.folders, kind.folder)
		}
	}
	return c
}

func (c *objectContent) given() int64 { return int64(len(c.all)) }

func (c *objectContent) numbers() int64 { return c.next }

// pick creates as many keys as it must for the mean number of revisions, and else takes an old one.
func (c *objectContent) pick(rng *rand.Rand) int64 {
	if c.next <= namespaces || rng.Float64() < 1/c.revisions {
		c.next++
		return c.next - 1
	}
	return namespaces + rng.Int63n(c.next-namespaces)
}

func (c *objectContent) key(number int64) []byte {
	if number < 0 {
		return c.all[-number-1].key
	}
	_, o := c.object(number)
	return o.key()
}

func (c *objectContent) value(number, version int64, _ *rand.Rand) []byte {
	if number < 0 {
		return c.all[-number-1].value
	}
	one, o := c.object(number)
	o.version = version
	return o.vary(one.value)
}

// meanSize is the mean of a value in bytes, which is about that of the templates.
func (c *objectContent) meanSize() int {
	total := 0
	for _, folder := range c.folders {
		sum := 0
		for _, one := range c.of[folder] {
			sum += len(one.value)
		}
		total += sum / len(c.of[folder])
	}
	return total / len(c.folders)
}

// object tells the folder, the name and the template of a number.
func (c *objectContent) object(number int64) (template, *object) {
	o := &object{number: c.first + number, seed: c.seed}
	if number < namespaces {
		o.folder, o.name = "namespaces", c.namespaceName(number)
		return c.namespace[number%int64(len(c.namespace))], o
	}
	draw := o.draw("template")
	o.folder = c.folders[draw%uint64(len(c.folders))]
	o.namespace = c.namespaceName(int64(draw>>16) % namespaces)
	choice := c.of[o.folder]
	one := choice[draw>>32%uint64(len(choice))]
	name := string(one.key[bytes.LastIndexByte(one.key, '/')+1:])
	o.name = fmt.Sprintf("%.40s-%08x", name, o.number*2654435761%4294967296)
	return one, o
}

func (c *objectContent) namespaceName(index int64) string {
	return fmt.Sprintf("team-%d", c.first+index)
}

// folderOf is the key without /registry/, the name, and, in a namespace, that.
func folderOf(key string) string {
	segments := strings.Split(key, "/")
	if len(segments) < 4 {
		return ""
	}
	length := 3
	if segments[2] == "services" || strings.Contains(segments[2], ".") {
		length = 4
	}
	return strings.Join(segments[2:length], "/")
}

// readTemplates reads the live objects of a snapshot, in the order of their revisions.
func readTemplates(path string) []template {
	_, err := os.Stat(path)
	check(err)
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true})
	check(err)
	defer db.Close()
	newest := map[string]int{} // key -> its index in found
	found := []template{}
	check(db.View(func(tx *bolt.Tx) error {
		return tx.Bucket([]byte("key")).ForEach(func(k, v []byte) error {
			name := bytes.Clone(nameOf(v))
			if index, ok := newest[string(name)]; ok {
				found[index] = template{}
			}
			newest[string(name)] = len(found)
			found = append(found, template{name, bytes.Clone(valueOf(v))})
			if len(k) == 18 {
				found[len(found)-1] = template{}
			}
			return nil
		})
	}))
	kept := []template{}
	for _, one := range found {
		if len(one.key) > 0 && !bytes.HasPrefix(one.value, []byte("k8s:enc:")) {
			kept = append(kept, one)
		}
	}
	return kept
}

// valueOf returns the value in an encoded mvccpb.KeyValue: field 5.
func valueOf(record []byte) []byte {
	value := []byte{}
	eachField(record, func(f field) {
		if f.number == 5 {
			value = f.payload
		}
	})
	return value
}

// hash mixes 64 bits (the finalizer of splitmix64).
func hash(n uint64) uint64 {
	n += 0x9e3779b97f4a7c15
	n = (n ^ n>>30) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>27) * 0x94d049bb133111eb
	return n ^ n>>31
}

// hashText hashes a short text.
func hashText(text string) uint64 {
	sum := uint64(len(text))
	for len(text) >= 8 {
		sum = hash(sum ^ binary.LittleEndian.Uint64([]byte(text[:8])))
		text = text[8:]
	}
	for _, b := range []byte(text) {
		sum = hash(sum ^ uint64(b))
	}
	return sum
}
