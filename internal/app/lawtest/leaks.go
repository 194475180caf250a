package lawtest

import (
	"regexp"
	"strings"
)

// A file that is shared must not know the machine it was written on. The patterns
// are written so that they don't match themselves.
var (
	machinePath  = regexp.MustCompile(`(?:^|[^\w.~-])/(?:work|farm|Users/\w+|home/\w+)/`)
	registryHost = regexp.MustCompile(`(?:registry\.npm(?:js|mirror)|registry\.yarnpkg|proxy\.golang|sum\.golang|goproxy)\.(?:org|com|cn|io)\b`)
)

// leaks: no tracked file names a path of somebody's machine or the host of a package registry.
func leaks(t *Tree) (breaches []Breach) {
	for _, p := range t.paths() {
		for i, line := range strings.Split(t.texts[p], "\n") {
			if machinePath.MatchString(line) {
				breaches = append(breaches, Breach{"leaks", p, i + 1, "names a path of one machine"})
			}
			if registryHost.MatchString(line) {
				breaches = append(breaches, Breach{"leaks", p, i + 1, "names the host of a package registry: leave that to each machine's settings"})
			}
		}
	}
	return breaches
}
