// Package web carries the built user interface inside the binary.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// FS is the root of the built user interface: index.html, assets/ and the files of web/public.
//
// Before `npm run build` has run, it holds only .keep: callers that find no index.html should
// say how to build it instead of answering with a bare 404. In index.html the caller replaces
// every __CSP_NONCE__ with the nonce of the response's Content-Security-Policy.
func FS() fs.FS {
	root, err := fs.Sub(dist, "dist")
	if err != nil {
		panic("web: the embedded folder is always called dist: " + err.Error())
	}
	return root
}
