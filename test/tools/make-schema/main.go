// Command make-schema writes what a decoder must know of Kubernetes' stored objects: of every
// message its fields with number, JSON name, type, and when Go leaves the field out. It reads
// generated.proto and the struct tags of published modules; nothing of them is compiled or run.
//
// Standard input is JSON: the releases, newest first, as
// [{"Release": "1.36", "Modules": [{"Path": "k8s.io/api", "Version": "v0.36.3", "Zip": "…"}]}].
package main

import (
	"encoding/json"
	"fmt"
	"os"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var wanted []struct {
		Release string
		Modules []module
	}
	if err := json.NewDecoder(os.Stdin).Decode(&wanted); err != nil {
		return err
	}
	result := newUnion(os.Stderr)
	for _, each := range wanted {
		read, err := readRelease(each.Release, each.Modules)
		if err != nil {
			return err
		}
		if err := result.add(read); err != nil {
			return err
		}
	}
	return result.write(os.Stdout)
}
