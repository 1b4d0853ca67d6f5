package main

import (
	"bufio"
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// What go-to-protobuf writes is regular: one declaration a line, no nested messages, no enums, no
// oneof, no extensions. A line of a message that is none of these fails.
var (
	packageLine = regexp.MustCompile(`^package ([\w.]+);$`)
	messageLine = regexp.MustCompile(`^message (\w+) \{$`)
	fieldLine   = regexp.MustCompile(`^  (optional|repeated) \.?([\w.]+) (\w+) = (\d+)( \[[^\]]*\])?;$`)
	mapLine     = regexp.MustCompile(`^  map<string, \.?([\w.]+)> (\w+) = (\d+);$`)
)

// Letters of the scalar types. Messages begin with an upper-case letter.
var scalars = map[string]string{
	"string": "s", "int32": "i", "int64": "l", "bool": "b", "bytes": "y", "double": "d",
}

// parseProto gives the messages of a generated.proto; what Go alone knows of them is still missing.
func parseProto(text []byte) (*apiPackage, error) {
	result := &apiPackage{messages: map[string]*message{}}
	var current *message
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if found := packageLine.FindStringSubmatch(line); found != nil {
			result.name = found[1]
		} else if found := messageLine.FindStringSubmatch(line); found != nil {
			current = &message{name: found[1]}
			result.messages[current.name] = current
		} else if line == "}" {
			current = nil
		} else if current != nil {
			if err := current.addLine(line, result.name); err != nil {
				return nil, fmt.Errorf("%s.%s: %w", result.name, current.name, err)
			}
		}
	}
	return result, lines.Err()
}

func (m *message) addLine(line, packageName string) error {
	trimmed := strings.TrimSpace(line)
	if trimmed == "" || strings.HasPrefix(trimmed, "//") || strings.HasPrefix(trimmed, "reserved ") {
		return nil
	}
	made := &field{}
	var typeName, number string
	if found := fieldLine.FindStringSubmatch(line); found != nil {
		made.isRepeated = found[1] == "repeated"
		typeName, made.protoName, number = found[2], found[3], found[4]
	} else if found := mapLine.FindStringSubmatch(line); found != nil {
		made.isMap = true
		typeName, made.protoName, number = found[1], found[2], found[3]
	} else {
		return fmt.Errorf("a line that is not understood: %s", line)
	}
	made.number, _ = strconv.Atoi(number)
	made.kind = typeOf(typeName, packageName)
	m.fields = append(m.fields, made)
	return nil
}

// typeOf gives the letter of a scalar, or the full name of a message.
func typeOf(typeName, packageName string) string {
	if letter, isScalar := scalars[typeName]; isScalar {
		return letter
	}
	if strings.Contains(typeName, ".") {
		return typeName
	}
	return packageName + "." + typeName
}
