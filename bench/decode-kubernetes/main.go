// Command decode-kubernetes decodes every live object of a snapshot with client-go's scheme, writes
// them as JSON, and says how fast that was: what a Go programmer would do, in one process and on one
// processor.
//
//	go run . -out objects.json snapshot.db
//
// Kinds that the scheme does not know, such as custom resources, are decoded as unstructured ones.
// The time counts what is done with a value: decoding, setting the resource version, encoding,
// writing. What comes before, finding the live values, does not count; values are where bbolt
// mapped them. The digest is one over every hundredth object, for a comparison with another decoder.
package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"sort"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	"k8s.io/client-go/kubernetes/scheme"

	kuberuntime "k8s.io/apimachinery/pkg/runtime"
)

// sampleEvery is how far apart the objects of the digest are.
const sampleEvery = 100

// live is the newest value of a key.
type live struct {
	revision int64
	value    []byte
}

func main() {
	out := flag.String("out", os.DevNull, "file for the objects, one a line")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	db, err := bolt.Open(flag.Arg(0), 0o400, &bolt.Options{ReadOnly: true})
	check(err)
	file, err := os.Create(*out)
	check(err)
	check(db.View(func(tx *bolt.Tx) error {
		values := liveValues(tx)
		runtime.GC()
		writer := bufio.NewWriterSize(file, 1<<20)
		began := time.Now()
		for _, one := range values {
			write(writer, decode(one), one.revision)
		}
		check(writer.Flush())
		report(values, time.Since(began).Seconds())
		return nil
	}))
	check(file.Close())
}

// liveValues returns the values that are objects, in the order of their revisions.
func liveValues(tx *bolt.Tx) []live {
	newest := map[string]live{}
	check(tx.Bucket([]byte("key")).ForEach(func(k, v []byte) error {
		name, value := keyValue(v)
		if len(k) == 18 {
			delete(newest, string(name))
			return nil
		}
		newest[string(name)] = live{int64(binary.BigEndian.Uint64(k)), value}
		return nil
	}))
	values := make([]live, 0, len(newest))
	for _, one := range newest {
		if isProtobuf(one.value) || isJSON(one.value) {
			values = append(values, one)
		}
	}
	sort.Slice(values, func(i, j int) bool { return values[i].revision < values[j].revision })
	return values
}

func isProtobuf(value []byte) bool { return bytes.HasPrefix(value, []byte("k8s\x00")) }

func isJSON(value []byte) bool { return len(value) > 0 && value[0] == '{' }

// The universal deserializer is one that asks these two what they recognize; asking them at once
// spares that.
var (
	structured = scheme.Codecs.UniversalDeserializer()
	typed      = protobuf.NewSerializer(scheme.Scheme, scheme.Scheme)
)

func decode(one live) kuberuntime.Object {
	if isProtobuf(one.value) {
		object, _, err := typed.Decode(one.value, nil, nil)
		check(err)
		return object
	}
	object, _, err := structured.Decode(one.value, nil, nil)
	if kuberuntime.IsNotRegisteredError(err) {
		object, _, err = unstructured.UnstructuredJSONScheme.Decode(one.value, nil, nil)
	}
	check(err)
	return object
}

func write(writer *bufio.Writer, object kuberuntime.Object, revision int64) {
	encoded := encode(object, revision)
	_, err := writer.Write(encoded)
	check(err)
	check(writer.WriteByte('\n'))
}

func encode(object kuberuntime.Object, revision int64) []byte {
	accessor, err := meta.Accessor(object)
	check(err)
	accessor.SetResourceVersion(strconv.FormatInt(revision, 10))
	encoded, err := json.Marshal(object)
	check(err)
	return encoded
}

// report prints the answer, in the field names that `bench/decode.ts` uses, too.
func report(values []live, seconds float64) {
	sum := sha256.New()
	for i := 0; i < len(values); i += sampleEvery {
		decoder := json.NewDecoder(bytes.NewReader(encode(decode(values[i]), values[i].revision)))
		decoder.UseNumber()
		var parsed any
		check(decoder.Decode(&parsed))
		sum.Write(canonical(nil, parsed))
	}
	answer, err := json.Marshal(map[string]any{
		"objects":          len(values),
		"seconds":          seconds,
		"objectsPerSecond": int(float64(len(values)) / seconds),
		"digest":           hex.EncodeToString(sum.Sum(nil)),
	})
	check(err)
	fmt.Println(string(answer))
}

// canonical appends a value in a form that does not depend on the order of fields or on escapes.
func canonical(to []byte, value any) []byte {
	switch value := value.(type) {
	case map[string]any:
		names := make([]string, 0, len(value))
		for name := range value {
			names = append(names, name)
		}
		sort.Strings(names)
		to = append(to, '{')
		for _, name := range names {
			to = canonical(canonical(to, name), value[name])
		}
		return append(to, '}')
	case []any:
		to = append(to, '[')
		for _, item := range value {
			to = canonical(to, item)
		}
		return append(to, ']')
	case string:
		return fmt.Appendf(to, "%d:%s", len(value), value)
	default: // null, true, false, a number
		return fmt.Appendf(append(to, ' '), "%v ", value)
	}
}

// keyValue returns fields 1 and 5 of an encoded mvccpb.KeyValue, the key and the value.
func keyValue(record []byte) (key, value []byte) {
	for len(record) > 0 {
		tag, size := binary.Uvarint(record)
		record = record[size:]
		length, size := binary.Uvarint(record)
		record = record[size:]
		if tag&7 == 0 {
			continue
		}
		switch tag >> 3 {
		case 1:
			key = record[:length]
		case 5:
			value = record[:length]
		}
		record = record[length:]
	}
	return key, value
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
