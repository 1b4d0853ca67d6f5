// measure runs a command several times and prints one line of JSON a run: wall, user and system
// seconds, peak memory, exit code, and the beginning of what the command wrote.
//
//	go run . -runs 5 -- etcdutl snapshot status big.db -w json
//	go run . -copy big.db -as copy.db -- etcdutl hashkv copy.db -w json
//	go run . -output made -- etcdutl snapshot restore big.db --data-dir made
//	go run . -stdout null -- etcd-dump-logs data
//
// With -stdout null the command writes to the null device, which costs this parent no processor;
// with -stdout sum the SHA-256 of all that it wrote is printed too.
//
// Peak memory is ru_maxrss as wait4 reports it, which counts mapped file pages too. It is a Go
// program and not part of the bench in Node because Linux hands the peak of the process that forks
// on to the child's ru_maxrss (fs/exec.c, exec_mmap): a parent of 60 MiB would hide everything
// below 60 MiB. This parent is a few MiB.
//
// Runs on Linux and macOS.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"time"
)

const keptOutputSize = 1 << 20 // bytes of each stream; the rest is read and dropped

type result struct {
	WallSeconds   float64 `json:"wallSeconds"`
	UserSeconds   float64 `json:"userSeconds"`
	SystemSeconds float64 `json:"systemSeconds"`
	PeakBytes     int64   `json:"peakBytes"`
	ExitCode      int     `json:"exitCode"` // -1 when a signal ended it
	Stdout        string  `json:"stdout"`
	StdoutSum     string  `json:"stdoutSum"` // hexadecimal; empty unless asked for
	Stderr        string  `json:"stderr"`
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("measure: ")
	runs := flag.Int("runs", 1, "number of runs")
	from := flag.String("copy", "", "file to copy before each run; the copying is not timed")
	to := flag.String("as", "", "name of the copy, which is removed after each run")
	made := flag.String("output", "", "what the command makes, which is removed before and after each run")
	mode := flag.String("stdout", "head", "what becomes of standard output: head, null or sum")
	flag.Parse()
	if flag.NArg() == 0 || (*from == "") != (*to == "") {
		log.Fatal("usage: measure [-runs N] [-copy FROM -as TO] [-stdout MODE] -- COMMAND [ARGUMENT ...]")
	}
	output := json.NewEncoder(os.Stdout)
	for i := 0; i < *runs; i++ {
		if *from != "" {
			check(os.MkdirAll(filepath.Dir(*to), 0o755))
			check(copyFile(*from, *to))
		}
		if *made != "" {
			check(os.RemoveAll(*made))
		}
		one, err := run(flag.Args(), *mode)
		if *to != "" {
			check(os.Remove(*to))
		}
		if *made != "" {
			check(os.RemoveAll(*made))
		}
		check(err)
		check(output.Encode(one))
	}
}

func run(arguments []string, mode string) (result, error) {
	stdout, stderr := &head{}, &head{}
	sum := sha256.New()
	command := exec.Command(arguments[0], arguments[1:]...)
	command.Stderr = stderr
	switch mode {
	case "head":
		command.Stdout = stdout
	case "null": // what exec makes of no writer
	case "sum":
		command.Stdout = io.MultiWriter(stdout, sum)
	default:
		return result{}, errors.New("-stdout: " + mode)
	}
	start := time.Now()
	err := command.Run()
	wall := time.Since(start)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return result{}, err
	}
	state := command.ProcessState
	one := result{
		WallSeconds:   wall.Seconds(),
		UserSeconds:   state.UserTime().Seconds(),
		SystemSeconds: state.SystemTime().Seconds(),
		PeakBytes:     peakBytes(state.SysUsage().(*syscall.Rusage)),
		ExitCode:      state.ExitCode(),
		Stdout:        string(stdout.bytes),
		Stderr:        string(stderr.bytes),
	}
	if mode == "sum" {
		one.StdoutSum = hex.EncodeToString(sum.Sum(nil))
	}
	return one, nil
}

// peakBytes knows that Linux counts in KiB and macOS in bytes.
func peakBytes(usage *syscall.Rusage) int64 {
	if runtime.GOOS == "darwin" {
		return int64(usage.Maxrss)
	}
	return int64(usage.Maxrss) * 1024
}

// copyFile copies and waits for the disk, so that nothing is written back during the timed run.
func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.Create(to)
	if err != nil {
		return err
	}
	defer target.Close()
	if _, err := io.Copy(target, source); err != nil {
		return err
	}
	return target.Sync()
}

// head keeps the first bytes written to it.
type head struct {
	bytes []byte
}

func (h *head) Write(p []byte) (int, error) {
	room := keptOutputSize - len(h.bytes)
	h.bytes = append(h.bytes, p[:min(room, len(p))]...)
	return len(p), nil
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
