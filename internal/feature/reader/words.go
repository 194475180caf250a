package reader

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// Words are what this feature says, and what reading files may be refused with.
func (f *Feature) Words() i18n.Words { return Words() }

// Words are the same for the command line, which has no Feature.
func Words() i18n.Words {
	return i18n.Words{
		"read.too_long":      {ZH: "文字太长了，一次最多读 1 MiB。请分几次粘贴。", EN: "The text is too long: at most 1 MiB can be read at once. Please paste it in parts."},
		"read.not_text":      {ZH: "读不出文字：既不是 UTF-8，也不是 GB 18030 编码。", EN: "This is no text: it is neither UTF-8 nor GB 18030."},
		"files.too_large":    {ZH: "文件太大了，最大 10 MB。", EN: "The file is too large: at most 10 MB."},
		"files.kind_unknown": {ZH: "读不了这种文件。支持 .xlsx、.docx、.md、.csv、.html 和 .txt。", EN: "Files of this kind can't be read; .xlsx, .docx, .md, .csv, .html and .txt can."},
		"files.broken":       {ZH: "文件打不开，可能已经损坏。", EN: "The file can't be opened; it may be damaged."},
		"files.zip_bomb":     {ZH: "文件解压后过大，已拒绝。", EN: "The file unpacks to far too much and was refused."},
		"files.locked":       {ZH: "文件有密码保护，请先去掉密码再上传。", EN: "The file is protected by a password; remove it first."},
	}
}
