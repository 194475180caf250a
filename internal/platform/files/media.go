package files

import (
	"strings"

	"github.com/gabriel-vasile/mimetype"
)

// attachable are the types of files that people send each other; what is derived
// from one (a spreadsheet from a ZIP, say) is named here too or isn't taken. Not
// here: programs, and pages and drawings that can hold scripts.
func attachable() []string {
	return []string{
		"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp", "image/heic", "image/heif", "image/avif",
		"application/pdf", "application/rtf", "text/rtf", "text/plain", "text/csv", "text/tab-separated-values", "application/json", "application/x-ndjson",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		"application/vnd.openxmlformats-officedocument.presentationml.presentation",
		"application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/vnd.ms-outlook",
		"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.presentation",
		"application/zip", "application/gzip", "application/x-7z-compressed", "application/x-rar-compressed",
		"audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/wav", "video/mp4", "video/webm", "video/quicktime",
	}
}

// Media is the type of a file by what it holds, whatever it is called; ok is false
// for a type that isn't taken.
func Media(data []byte) (media string, ok bool) {
	found := mimetype.Detect(data)
	for _, one := range attachable() {
		if found.Is(one) {
			return one, true
		}
	}
	media, _, _ = strings.Cut(found.String(), ";")
	return media, false
}

// Raster reports whether a type is a picture that every browser draws and that can
// hold no script.
func Raster(media string) bool {
	switch media {
	case "image/png", "image/jpeg", "image/gif", "image/webp":
		return true
	}
	return false
}
