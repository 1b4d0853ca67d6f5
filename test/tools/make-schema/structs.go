package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"reflect"
	"strconv"
	"strings"
)

// The declarations of one Go package, by name.
type goPackage struct {
	types map[string]goType
	// The group's name and version, where it registers kinds.
	group, version string
	isRegistered   bool
}

type goType struct {
	expression ast.Expr
	// Import paths of the file's imports, by the name that the file uses.
	imports map[string]string
}

// Structs of a release by import path.
type goPackages map[string]*goPackage

// parseGo reads the declarations of a package's files.
func parseGo(files map[string][]byte) (*goPackage, error) {
	result := &goPackage{types: map[string]goType{}}
	var constants = map[string]string{}
	for name, text := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		imports := importsOf(file)
		for _, declaration := range file.Decls {
			general, isGeneral := declaration.(*ast.GenDecl)
			if !isGeneral {
				continue
			}
			for _, spec := range general.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					result.types[spec.Name.Name] = goType{spec.Type, imports}
				case *ast.ValueSpec:
					result.addValue(spec, constants)
				}
			}
		}
	}
	if group, isKnown := constants["GroupName"]; isKnown {
		result.group = group
	} else {
		result.isRegistered = false
	}
	return result, nil
}

func importsOf(file *ast.File) map[string]string {
	imports := map[string]string{}
	for _, each := range file.Imports {
		importPath, _ := strconv.Unquote(each.Path.Value)
		name := path.Base(importPath)
		if each.Name != nil {
			name = each.Name.Name
		}
		imports[name] = importPath
	}
	return imports
}

// addValue looks for `const GroupName = "…"` and
// `var SchemeGroupVersion = schema.GroupVersion{Group: GroupName, Version: "v1"}`.
func (p *goPackage) addValue(spec *ast.ValueSpec, constants map[string]string) {
	for i, name := range spec.Names {
		if i >= len(spec.Values) {
			return
		}
		if text, isText := textOf(spec.Values[i]); isText {
			constants[name.Name] = text
			continue
		}
		literal, isLiteral := spec.Values[i].(*ast.CompositeLit)
		if name.Name != "SchemeGroupVersion" || !isLiteral {
			continue
		}
		for _, element := range literal.Elts {
			pair, isPair := element.(*ast.KeyValueExpr)
			if !isPair {
				continue
			}
			if key, isName := pair.Key.(*ast.Ident); isName && key.Name == "Version" {
				p.version, p.isRegistered = textOf(pair.Value)
			}
		}
	}
}

func textOf(expression ast.Expr) (string, bool) {
	literal, isLiteral := expression.(*ast.BasicLit)
	if !isLiteral || literal.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(literal.Value)
	return text, err == nil
}

func (p *goPackage) apiVersion() string {
	if !p.isRegistered || p.group == "" {
		return p.version
	}
	return p.group + "/" + p.version
}

// resolve follows `type X Y` and `type X other.Y` to a struct, slice or map; nil if there is none.
func (all goPackages) resolve(importPath, name string) ast.Expr {
	for range 10 {
		found, isKnown := all.typeOf(importPath, name)
		if !isKnown {
			return nil
		}
		switch expression := found.expression.(type) {
		case *ast.Ident:
			name = expression.Name
		case *ast.SelectorExpr:
			qualifier, isName := expression.X.(*ast.Ident)
			if !isName {
				return nil
			}
			importPath, name = found.imports[qualifier.Name], expression.Sel.Name
		default:
			return expression
		}
	}
	return nil
}

func (all goPackages) typeOf(importPath, name string) (goType, bool) {
	found, isKnown := all[importPath]
	if !isKnown {
		return goType{}, false
	}
	result, isKnown := found.types[name]
	return result, isKnown
}

// addGo gives a message what its Go type says: names, order, and when a field is left out.
func (m *message) addGo(all goPackages, importPath string) error {
	switch expression := all.resolve(importPath, m.name).(type) {
	case *ast.ArrayType, *ast.MapType:
		m.isWrapper = true
		if len(m.fields) != 1 {
			return fmt.Errorf("%s: a named list or map of %d fields", m.name, len(m.fields))
		}
		return nil
	case *ast.StructType:
		return m.addStruct(expression)
	default:
		if len(m.fields) == 0 {
			return nil
		}
		return fmt.Errorf("%s: no Go type", m.name)
	}
}

func (m *message) addStruct(structure *ast.StructType) error {
	var ordered []*field
	for _, each := range structure.Fields.List {
		if each.Tag == nil {
			continue
		}
		text, _ := strconv.Unquote(each.Tag.Value)
		tag := reflect.StructTag(text)
		parts := strings.Split(tag.Get("protobuf"), ",")
		if len(parts) < 2 {
			continue
		}
		number, err := strconv.Atoi(parts[1])
		if err != nil {
			return fmt.Errorf("%s: a tag without a number: %s", m.name, text)
		}
		found := m.byNumber(number)
		if found == nil {
			return fmt.Errorf("%s: field %d is not in generated.proto", m.name, number)
		}
		if err := found.addTag(each, tag.Get("json")); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		ordered = append(ordered, found)
	}
	if len(ordered) != len(m.fields) {
		return fmt.Errorf("%s: %d of %d fields have a tag", m.name, len(ordered), len(m.fields))
	}
	m.fields = ordered
	// metav1.Fields of 1.14 and 1.15: a struct whose JSON is that of the map inside.
	if len(ordered) == 1 && ordered[0].isMap && ordered[0].isInline {
		m.isWrapper = true
		ordered[0].isInline = false
	}
	return nil
}

func (f *field) addTag(declared *ast.Field, tag string) error {
	name, options, _ := strings.Cut(tag, ",")
	f.jsonName = name
	for _, option := range strings.Split(options, ",") {
		f.omitEmpty = f.omitEmpty || option == "omitempty"
		f.omitZero = f.omitZero || option == "omitzero"
		f.isInline = f.isInline || option == "inline"
	}
	// An embedded struct without a name is merged into the one around it.
	f.isInline = f.isInline || (name == "" && len(declared.Names) == 0)
	if f.isInline {
		f.jsonName = ""
	} else if name == "" {
		f.jsonName = declared.Names[0].Name
	} else if name == "-" {
		return fmt.Errorf("%s: not in JSON, so some method of Go writes it", f.protoName)
	}
	_, f.isPointer = declared.Type.(*ast.StarExpr)
	return nil
}
