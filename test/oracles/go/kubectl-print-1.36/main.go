// Command kubectl-print writes objects as kubectl does: each line of standard input is an object in
// JSON, and becomes a line {"yaml": …, "json": …} of what `kubectl get -o yaml` and `-o json` print
// (k8s.io/cli-runtime pkg/printers/{yaml,json}.go).
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"

	"sigs.k8s.io/yaml"
)

func main() {
	version := flag.Bool("version", false, "print what this is")
	flag.Parse()
	if *version {
		fmt.Println("kubectl-print 1.36")
		return
	}
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	answers := json.NewEncoder(out)
	for {
		line, err := in.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			answer, failure := print(line)
			if failure != nil {
				log.Fatal(failure)
			}
			if failure := answers.Encode(answer); failure != nil {
				log.Fatal(failure)
			}
		}
		if err != nil {
			return
		}
	}
}

func print(line string) (map[string]string, error) {
	decoder := json.NewDecoder(strings.NewReader(line))
	decoder.UseNumber()
	var object any
	if err := decoder.Decode(&object); err != nil {
		return nil, err
	}
	compact, err := json.Marshal(object)
	if err != nil {
		return nil, err
	}
	asYAML, err := yaml.JSONToYAML(compact)
	if err != nil {
		return nil, err
	}
	asJSON, err := json.MarshalIndent(object, "", "    ")
	if err != nil {
		return nil, err
	}
	return map[string]string{"yaml": string(asYAML), "json": string(asJSON) + "\n"}, nil
}
