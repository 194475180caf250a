//go:build !linux

package trim

func code() {}
