package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
)

// Messages whose JSON no struct tag tells, because Go's own methods write it. The decoder knows
// them by name and field number; their fields are never read from here.
var special = map[string]bool{
	"k8s.io.apimachinery.pkg.apis.meta.v1.Time":      true,
	"k8s.io.apimachinery.pkg.apis.meta.v1.MicroTime": true,
	"k8s.io.apimachinery.pkg.apis.meta.v1.Timestamp": true,
	"k8s.io.apimachinery.pkg.apis.meta.v1.Duration":  true,
	"k8s.io.apimachinery.pkg.apis.meta.v1.FieldsV1":  true,
	"k8s.io.apimachinery.pkg.api.resource.Quantity":  true,
	// Not stored: the envelope, and what flags are parsed into.
	"k8s.io.apimachinery.pkg.api.resource.QuantityValue":                 true,
	"k8s.io.apimachinery.pkg.runtime.Unknown":                            true,
	"k8s.io.apimachinery.pkg.runtime.RawExtension":                       true,
	"k8s.io.apimachinery.pkg.util.intstr.IntOrString":                    true,
	"k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSON":      true,
	"k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1beta1.JSON": true,
}

func isSpecial(packageName, name string) bool {
	return special[packageName+"."+name]
}

// A union of releases; the newest one decides names and flags.
type union struct {
	packages map[string]*apiPackage
	// Where it is told what two releases disagree on without harm.
	notes io.Writer
	// Pairs of messages that are one message, split.
	merged map[[2]string]bool
}

func newUnion(notes io.Writer) *union {
	return &union{map[string]*apiPackage{}, notes, map[[2]string]bool{}}
}

// add takes over what a release has and no newer one, which have been added before it.
func (u *union) add(older *release) error {
	// In a fixed order: fields are added behind those that are there.
	for _, name := range slices.Sorted(maps.Keys(older.packages)) {
		each := older.packages[name]
		known, isKnown := u.packages[name]
		if !isKnown {
			u.packages[name] = each
			continue
		}
		if known.apiVersion != each.apiVersion {
			return fmt.Errorf("%s: apiVersion %q, and %q in %s", name, known.apiVersion, each.apiVersion, older.version)
		}
		for _, messageName := range slices.Sorted(maps.Keys(each.messages)) {
			message := each.messages[messageName]
			if newer, isKnown := known.messages[messageName]; !isKnown {
				known.messages[messageName] = message
			} else if err := u.merge(name+"."+messageName, newer, message, older); err != nil {
				return err
			}
		}
	}
	return nil
}

// merge adds the fields of an older message to a newer one.
func (u *union) merge(name string, newer, message *message, older *release) error {
	if newer.isWrapper != message.isWrapper {
		return fmt.Errorf("%s: a named list or map in one release, and none in %s", name, older.version)
	}
	for _, each := range message.fields {
		known := newer.byNumber(each.number)
		if known == nil {
			copied := *each
			newer.fields = append(newer.fields, &copied)
			continue
		}
		if err := u.reconcile(fmt.Sprintf("%s#%d", name, each.number), known, each, older); err != nil {
			return err
		}
	}
	return nil
}

// reconcile fails if two releases give one number two meanings on the wire. A message that became
// two (ResourceRequirements and VolumeResourceRequirements) gives its fields to both.
func (u *union) reconcile(name string, known, each *field, older *release) error {
	if known.isRepeated != each.isRepeated || known.isMap != each.isMap {
		return fmt.Errorf("%s: %s, and %s in %s", name, known.kind, each.kind, older.version)
	}
	if known.jsonName != each.jsonName {
		fmt.Fprintf(u.notes, "%s: %q, and %q in %s\n", name, known.jsonName, each.jsonName, older.version)
	}
	if known.kind == each.kind {
		return nil
	}
	newer, from := u.find(known.kind), older.find(each.kind)
	if newer == nil || from == nil {
		return fmt.Errorf("%s: %s, and %s in %s", name, known.kind, each.kind, older.version)
	}
	if pair := [2]string{known.kind, each.kind}; !u.merged[pair] {
		u.merged[pair] = true
		fmt.Fprintf(u.notes, "%s: %s, and %s in %s\n", name, known.kind, each.kind, older.version)
	}
	if newer == from {
		return nil
	}
	return u.merge(known.kind, newer, from, older)
}

func (u *union) find(name string) *message {
	return findMessage(u.packages, name)
}

func (r *release) find(name string) *message {
	return findMessage(r.packages, name)
}

func findMessage(packages map[string]*apiPackage, name string) *message {
	for packageName, each := range packages {
		if len(name) > len(packageName) && name[:len(packageName)] == packageName && name[len(packageName)] == '.' {
			if found, isKnown := each.messages[name[len(packageName)+1:]]; isKnown {
				return found
			}
		}
	}
	return nil
}
