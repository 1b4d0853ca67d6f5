package main

// A release of Kubernetes, as its API is written in the published modules.
type release struct {
	// Such as 1.36.
	version  string
	packages map[string]*apiPackage
}

// A group and version, or a package of types that several of them use.
type apiPackage struct {
	// As in generated.proto: k8s.io.api.apps.v1
	name string
	// As in a stored object: apps/v1; empty if no kinds are registered.
	apiVersion string
	messages   map[string]*message
}

type message struct {
	name string
	// A Go slice or map with a name: its JSON is that of its only field.
	isWrapper bool
	// In the order of the Go struct, which is that of its JSON.
	fields []*field
}

type field struct {
	number int
	// Of generated.proto; for messages only.
	protoName string
	// Empty for what is merged into the object around it.
	jsonName string
	// A letter for a scalar, or the full name of a message.
	kind       string
	isRepeated bool
	isMap      bool
	isPointer  bool
	isInline   bool
	omitEmpty  bool
	omitZero   bool
}

func (m *message) byNumber(number int) *field {
	for _, each := range m.fields {
		if each.number == number {
			return each
		}
	}
	return nil
}
