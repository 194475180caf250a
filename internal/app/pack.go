package app

import (
	"compress/gzip"
	"net/http"
	"strings"
	"sync"
)

// packed packs what the API answers with, for clients that can take it: a phone on
// a slow line waits for the bytes. Streams of changes and files go out as they are.
// Lengths tell a stranger's page nothing (BREACH): the session's cookie isn't sent
// for it. The libraries for this carry half a megabyte of other codings or profilers
// into the binary, which may have sixty.
func packed(next http.Handler) http.Handler {
	const level = 5 // of 9: half the work of the usual 6, for some bytes more
	writers := sync.Pool{New: func() any {
		z, err := gzip.NewWriterLevel(nil, level)
		if err != nil {
			panic("app: the level of packing is fixed: " + err.Error())
		}
		return z
	}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			next.ServeHTTP(w, r)
			return
		}
		p := &packer{ResponseWriter: w, writers: &writers}
		defer p.close()
		next.ServeHTTP(p, r)
	})
}

// packer decides by the head of an answer whether its body is packed.
type packer struct {
	http.ResponseWriter
	writers *sync.Pool
	z       *gzip.Writer // nil where it goes out as it is
	begun   bool
}

// Unwrap is for http.ResponseController: deadlines are the connection's.
func (p *packer) Unwrap() http.ResponseWriter { return p.ResponseWriter }

func (p *packer) WriteHeader(status int) {
	h := p.Header()
	kind, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	if !p.begun && status >= http.StatusOK && status != http.StatusNoContent && status != http.StatusNotModified &&
		h.Get("Content-Encoding") == "" && (kind == "application/json" || kind == "application/problem+json") {
		p.z = p.writers.Get().(*gzip.Writer)
		p.z.Reset(p.ResponseWriter)
		h.Set("Content-Encoding", "gzip")
		h.Add("Vary", "Accept-Encoding")
		h.Del("Content-Length")
	}
	p.begun = p.begun || status >= http.StatusOK
	p.ResponseWriter.WriteHeader(status)
}

func (p *packer) Write(b []byte) (int, error) {
	if !p.begun {
		p.WriteHeader(http.StatusOK)
	}
	if p.z != nil {
		return p.z.Write(b)
	}
	return p.ResponseWriter.Write(b)
}

// Flush sends what has been written so far.
func (p *packer) Flush() {
	if p.z != nil {
		_ = p.z.Flush() // the client is gone if this fails
	}
	_ = http.NewResponseController(p.ResponseWriter).Flush() // where it can't, it is sent at the end
}

func (p *packer) close() {
	if p.z == nil {
		return
	}
	_ = p.z.Close() // the client is gone if this fails
	p.writers.Put(p.z)
}
