package main

// Changes fields of encoded protobuf messages by their paths, and makes the lengths around them
// anew. Knows no schema: a path says which fields are messages.

import (
	"encoding/binary"
	"log"
)

// Wire types, as in protobuf's encoding.
const (
	wireVarint  = 0
	wireFixed64 = 1
	wireBytes   = 2
	wireFixed32 = 5
)

// field is a field of a message: raw is all of it, payload what a length stands before.
type field struct {
	number  int
	wire    int
	varint  uint64
	payload []byte
	raw     []byte
}

// rule changes the fields at a path, of which it has the function for their wire type. A message is
// changed by the rules of its own fields first.
type rule struct {
	path   []int
	bytes  func(o *object, old []byte) []byte
	varint func(o *object, old uint64) uint64
}

// rewrite returns the message with the rules applied.
func rewrite(o *object, message []byte, rules []rule) []byte {
	out := make([]byte, 0, len(message)+64)
	eachField(message, func(f field) {
		inner, ending := rulesOf(rules, f.number)
		switch {
		case f.wire == wireBytes && len(inner)+len(ending) > 0:
			payload := f.payload
			if len(inner) > 0 {
				payload = rewrite(o, payload, inner)
			}
			for _, one := range ending {
				payload = one.bytes(o, payload)
			}
			out = appendBytes(out, f.number, payload)
		case f.wire == wireVarint && len(ending) > 0:
			value := f.varint
			for _, one := range ending {
				value = one.varint(o, value)
			}
			out = appendVarint(out, f.number, value)
		default:
			out = append(out, f.raw...)
		}
	})
	return out
}

// rulesOf returns the rules for the fields within a field, without its number, and those for itself.
func rulesOf(rules []rule, number int) (inner, ending []rule) {
	for _, one := range rules {
		if one.path[0] != number {
			continue
		}
		if len(one.path) == 1 {
			ending = append(ending, one)
		} else {
			one.path = one.path[1:]
			inner = append(inner, one)
		}
	}
	return inner, ending
}

// eachField goes through the fields of a message.
func eachField(message []byte, visit func(f field)) {
	for len(message) > 0 {
		tag, at := uvarint(message)
		f := field{number: int(tag >> 3), wire: int(tag & 7)}
		end := at
		switch f.wire {
		case wireVarint:
			value, size := uvarint(message[at:])
			f.varint, end = value, at+size
		case wireFixed64:
			end += 8
		case wireFixed32:
			end += 4
		case wireBytes:
			length, size := uvarint(message[at:])
			end = at + size + int(length)
			f.payload = message[at+size : end]
		default:
			log.Fatalf("no wire type of protobuf 3: %d", f.wire)
		}
		f.raw = message[:end]
		message = message[end:]
		visit(f)
	}
}

func uvarint(from []byte) (uint64, int) {
	value, size := binary.Uvarint(from)
	if size <= 0 {
		log.Fatal("a varint has no end")
	}
	return value, size
}

func appendVarint(to []byte, number int, value uint64) []byte {
	to = binary.AppendUvarint(to, uint64(number)<<3|wireVarint)
	return binary.AppendUvarint(to, value)
}

func appendBytes(to []byte, number int, payload []byte) []byte {
	to = binary.AppendUvarint(to, uint64(number)<<3|wireBytes)
	to = binary.AppendUvarint(to, uint64(len(payload)))
	return append(to, payload...)
}
