package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// write gives the schema as lines:
//
//	@k8s.io.api.rbac.v1 rbac.authorization.k8s.io/v1
//	PolicyRule verbs:1s* apiGroups:2s*e …
//
// A package with its apiVersion, then its messages; a message that is a named list or map has a `=`
// behind its name. A field is its JSON name, `:`, its number, its type and flags. The type is a
// letter for a scalar, or `<Message>` of the same package, `<n.Message>` of the n-th package. The
// flags: * repeated, % map from strings, p pointer, e omitempty, z omitzero, n inline (no name).
func (u *union) write(target io.Writer) error {
	out := bufio.NewWriter(target)
	names := slices.Sorted(maps.Keys(u.packages))
	for _, name := range names {
		each := u.packages[name]
		fmt.Fprintf(out, "@%s", name)
		if each.apiVersion != "" {
			fmt.Fprintf(out, " %s", each.apiVersion)
		}
		fmt.Fprintln(out)
		for _, messageName := range slices.Sorted(maps.Keys(each.messages)) {
			fmt.Fprint(out, messageName)
			message := each.messages[messageName]
			if message.isWrapper {
				fmt.Fprint(out, "=")
			}
			for _, field := range message.fields {
				if isSpecial(name, messageName) {
					break
				}
				kind, err := u.reference(field.kind, name, names)
				if err != nil {
					return fmt.Errorf("%s.%s: %w", name, messageName, err)
				}
				fmt.Fprintf(out, " %s:%d%s%s", field.jsonName, field.number, kind, field.flags())
			}
			fmt.Fprintln(out)
		}
	}
	return out.Flush()
}

// reference gives how a type is written inside a package.
func (u *union) reference(kind, packageName string, names []string) (string, error) {
	if len(kind) == 1 {
		return kind, nil
	}
	if u.find(kind) == nil {
		return "", fmt.Errorf("%s is not there", kind)
	}
	dot := strings.LastIndex(kind, ".")
	if kind[:dot] == packageName {
		return "<" + kind[dot+1:] + ">", nil
	}
	index := slices.Index(names, kind[:dot])
	return "<" + strconv.Itoa(index) + kind[dot:] + ">", nil
}

func (f *field) flags() string {
	var flags strings.Builder
	for _, each := range []struct {
		isSet  bool
		letter byte
	}{
		{f.isRepeated, '*'}, {f.isMap, '%'}, {f.isPointer, 'p'},
		{f.omitEmpty, 'e'}, {f.omitZero, 'z'}, {f.isInline, 'n'},
	} {
		if each.isSet {
			flags.WriteByte(each.letter)
		}
	}
	return flags.String()
}
