package main

import (
	"archive/zip"
	"fmt"
	"io"
	"path"
	"strings"
)

// A module of a release, as `go mod download` has brought it.
type module struct {
	// k8s.io/api
	Path    string
	Version string
	Zip     string
}

const protoFile = "generated.proto"

// Types that an API server never stores: tests and examples of the modules themselves.
var leftOut = []string{"/testapigroup/", "/examples/", "/test/"}

// readRelease reads the API of a release from its modules.
func readRelease(version string, modules []module) (*release, error) {
	result := &release{version: version, packages: map[string]*apiPackage{}}
	goSources := goPackages{}
	importPaths := map[string]string{}
	for _, each := range modules {
		folders, err := readFolders(each)
		if err != nil {
			return nil, fmt.Errorf("%s@%s: %w", each.Path, each.Version, err)
		}
		for importPath, files := range folders {
			parsed, err := parseProto(files[protoFile])
			if err != nil {
				return nil, err
			}
			delete(files, protoFile)
			if goSources[importPath], err = parseGo(files); err != nil {
				return nil, err
			}
			parsed.apiVersion = goSources[importPath].apiVersion()
			result.packages[parsed.name] = parsed
			importPaths[parsed.name] = importPath
		}
	}
	for name, each := range result.packages {
		for _, message := range each.messages {
			if isSpecial(name, message.name) {
				continue
			}
			if err := message.addGo(goSources, importPaths[name]); err != nil {
				return nil, fmt.Errorf("Kubernetes %s, %s: %w", version, name, err)
			}
		}
	}
	return result, nil
}

// readFolders gives the files of each folder that has a generated.proto, by import path and name.
func readFolders(source module) (map[string]map[string][]byte, error) {
	archive, err := zip.OpenReader(source.Zip)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	root := source.Path + "@" + source.Version
	folders := map[string]map[string][]byte{}
	for _, file := range archive.File {
		if path.Base(file.Name) == protoFile && !isLeftOut(file.Name) {
			folders[path.Dir(file.Name)] = map[string][]byte{}
		}
	}
	for _, file := range archive.File {
		files, isWanted := folders[path.Dir(file.Name)]
		if name := path.Base(file.Name); isWanted && isSource(name) {
			if files[name], err = readFile(file); err != nil {
				return nil, err
			}
		}
	}
	result := map[string]map[string][]byte{}
	for folder, files := range folders {
		result[source.Path+strings.TrimPrefix(folder, root)] = files
	}
	return result, nil
}

func isLeftOut(name string) bool {
	for _, each := range leftOut {
		if strings.Contains(name, each) {
			return true
		}
	}
	return false
}

// isSource tells what is worth parsing: not the large generated encoders.
func isSource(name string) bool {
	if name == protoFile {
		return true
	}
	return strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") &&
		!strings.HasSuffix(name, ".pb.go") && !strings.HasPrefix(name, "zz_generated")
}

func readFile(file *zip.File) ([]byte, error) {
	reader, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer reader.Close()
	return io.ReadAll(reader)
}
