package main

// What differs from object to object, and from version to version of one. Field numbers are those
// of the generated.proto files of k8s.io/api and k8s.io/apimachinery v0.36.3.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"regexp"
	"time"
)

// object is one that is made.
type object struct {
	seed, number, version   int64
	folder, namespace, name string
}

// protobufMagic begins a value in Kubernetes' protobuf; a runtime.Unknown follows, whose field 2 is
// the object.
var protobufMagic = []byte("k8s\x00")

// epoch is when the first object was made; one follows each second, up to four months later.
const (
	epoch  = 1_780_000_000
	months = 10_000_000
)

// metadata changes field 1 of every kind, metav1.ObjectMeta.
var metadata = []rule{
	{path: []int{2, 1, 1}, bytes: func(o *object, _ []byte) []byte { return []byte(o.name) }},
	{path: []int{2, 1, 3}, bytes: func(o *object, old []byte) []byte {
		if len(old) == 0 {
			return old
		}
		return []byte(o.namespace)
	}},
	{path: []int{2, 1, 5}, bytes: func(o *object, _ []byte) []byte { return o.uid("self") }},
	{path: []int{2, 1, 8, 1}, varint: createdAt},
	{path: []int{2, 1, 11, 2}, bytes: func(o *object, old []byte) []byte {
		return fmt.Appendf(nil, "%.50s-%d", old, o.draw("label")%97)
	}},
	{path: []int{2, 1, 13, 4}, bytes: func(o *object, _ []byte) []byte { return o.uid("owner") }},
	{path: []int{2, 1, 17, 4, 1}, varint: writtenAt},
}

// kinds changes fields of the kinds of a folder.
var kinds = map[string][]rule{
	"pods": {
		{path: []int{2, 2, 2, 2}, bytes: image},           // spec.containers[].image
		{path: []int{2, 3, 6}, bytes: address},            // status.podIP
		{path: []int{2, 3, 12, 1}, bytes: address},        // status.podIPs[].ip
		{path: []int{2, 3, 8, 5}, varint: grown},          // status.containerStatuses[].restartCount
		{path: []int{2, 3, 8, 6}, bytes: image},           // status.containerStatuses[].image
		{path: []int{2, 3, 8, 7}, bytes: digest("image")}, // status.containerStatuses[].imageID
		{path: []int{2, 3, 8, 8}, bytes: digest("run")},   // status.containerStatuses[].containerID
	},
	"replicasets":  {{path: []int{2, 2, 3, 2, 2, 2}, bytes: image}, {path: []int{2, 2, 1}, varint: grown}},
	"deployments":  {{path: []int{2, 2, 3, 2, 2, 2}, bytes: image}, {path: []int{2, 1, 7}, varint: grown}},
	"statefulsets": {{path: []int{2, 2, 3, 2, 2, 2}, bytes: image}, {path: []int{2, 2, 1}, varint: grown}},
	"jobs":         {{path: []int{2, 2, 6, 2, 2, 2}, bytes: image}},
	"cronjobs":     {{path: []int{2, 2, 5, 2, 6, 2, 2, 2}, bytes: image}},
	"secrets":      {{path: []int{2, 2, 2}, bytes: secret}}, // data
	"configmaps":   {{path: []int{2, 2, 2}, bytes: setting}},
	"leases":       {{path: []int{2, 2, 4, 1}, varint: writtenAt}}, // spec.renewTime
	"events": {
		{path: []int{2, 4}, bytes: setting},       // message
		{path: []int{2, 7, 1}, varint: writtenAt}, // lastTimestamp
		{path: []int{2, 8}, varint: grown},        // count
	},
	"endpointslices":     {{path: []int{2, 2, 1}, bytes: address}},    // endpoints[].addresses
	"services/endpoints": {{path: []int{2, 2, 1, 1}, bytes: address}}, // subsets[].addresses[].ip
	"services/specs":     {{path: []int{2, 2, 3}, bytes: address}, {path: []int{2, 2, 18}, bytes: address}},
	"rolebindings":       {{path: []int{2, 2, 3}, bytes: member}}, // subjects[].name
	"roles": {{path: []int{2, 2}, bytes: func(o *object, old []byte) []byte { // rules[].resourceNames
		return appendBytes(old[:len(old):len(old)], 4, member(o, []byte("part")))
	}}},
	"horizontalpodautoscalers": {{path: []int{2, 2, 3}, varint: grown}}, // spec.maxReplicas
	"controllerrevisions":      {{path: []int{2, 3}, varint: grown}},    // revision
}

func (o *object) key() []byte {
	if o.namespace == "" {
		return fmt.Appendf(nil, "/registry/%s/%s", o.folder, o.name)
	}
	return fmt.Appendf(nil, "/registry/%s/%s/%s", o.folder, o.namespace, o.name)
}

// vary makes the object after a stored value.
func (o *object) vary(value []byte) []byte {
	if !bytes.HasPrefix(value, protobufMagic) {
		return o.varyJSON(value)
	}
	rules := append(metadata[:len(metadata):len(metadata)], kinds[o.folder]...)
	return append(protobufMagic[:4:4], rewrite(o, value[4:], rules)...)
}

// varyJSON changes a custom resource. Names of fields are in order of bytes, as the API server
// writes them.
func (o *object) varyJSON(value []byte) []byte {
	parsed := map[string]any{}
	decoder := json.NewDecoder(bytes.NewReader(value))
	decoder.UseNumber()
	check(decoder.Decode(&parsed))
	meta, isObject := parsed["metadata"].(map[string]any)
	spec, hasSpec := parsed["spec"].(map[string]any)
	if !isObject || !hasSpec {
		log.Fatalf("a value in %s has no metadata or spec", o.folder)
	}
	meta["name"] = o.name
	meta["namespace"] = o.namespace
	meta["uid"] = string(o.uid("self"))
	meta["creationTimestamp"] = time.Unix(int64(createdAt(o, 0)), 0).UTC().Format(time.RFC3339)
	meta["generation"] = o.version
	spec["owner"] = string(member(o, []byte("owner")))
	written, err := json.Marshal(parsed)
	check(err)
	return append(written, '\n')
}

// draw returns a number that is the object's own, for each purpose another.
func (o *object) draw(purpose string) uint64 {
	return hash(uint64(o.number) ^ hash(uint64(o.seed)^hashText(purpose)))
}

// drawNow is a draw that differs from version to version.
func (o *object) drawNow(purpose string) uint64 {
	return hash(o.draw(purpose) + uint64(o.version))
}

func (o *object) uid(purpose string) []byte {
	high, low := o.draw("uid "+purpose), o.draw("uid, further "+purpose)
	return fmt.Appendf(nil, "%08x-%04x-4%03x-a%03x-%012x", high>>32, high>>16&0xffff, high&0xfff,
		low>>52, low&0xffff_ffff_ffff)
}

func createdAt(o *object, _ uint64) uint64 { return uint64(epoch + o.number%months) }

func writtenAt(o *object, _ uint64) uint64 { return createdAt(o, 0) + uint64(600*o.version) }

func grown(o *object, old uint64) uint64 { return old + uint64(o.version) - 1 }

// image gives an image a tag that follows from the version.
func image(o *object, old []byte) []byte {
	name := old
	if at := bytes.LastIndexByte(old, ':'); at > 0 {
		name = old[:at]
	}
	return fmt.Appendf(nil, "%s:1.%d.%d", name, o.version, o.draw("image")%30)
}

func address(o *object, _ []byte) []byte {
	n := o.drawNow("address")
	return fmt.Appendf(nil, "10.%d.%d.%d", n&0xff, n>>8&0xff, n>>16&0xff)
}

var longHex = regexp.MustCompile(`[0-9a-f]{64}$`)

// digest exchanges the 64 digits at the end.
func digest(purpose string) func(o *object, old []byte) []byte {
	return func(o *object, old []byte) []byte {
		at := longHex.FindIndex(old)
		if at == nil {
			return old
		}
		fresh := bytes.Clone(old[:at[0]])
		for n := range 4 {
			fresh = fmt.Appendf(fresh, "%016x", hash(o.drawNow(purpose)+uint64(n)))
		}
		return fresh
	}
}

// secret is as long as the old one.
func secret(o *object, old []byte) []byte {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	fresh := make([]byte, len(old))
	state := o.drawNow("secret")
	for i := range fresh {
		if i%10 == 0 {
			state = hash(state)
		}
		fresh[i] = letters[state>>(i%10*6)&63]
	}
	return fresh
}

func setting(o *object, old []byte) []byte {
	return fmt.Appendf(nil, "%s\n# %d of %s", old, o.version, o.name)
}

func member(o *object, old []byte) []byte {
	return fmt.Appendf(nil, "%.40s-%d", old, o.drawNow("member")%1000)
}
