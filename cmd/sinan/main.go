// Command sinan is the whole program: server, command line, migrations.
package main

import (
	"os"

	"github.com/sinan-okr/sinan/internal/app"
)

func main() { os.Exit(app.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
