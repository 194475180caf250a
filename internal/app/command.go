package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"
	_ "time/tzdata" // the binary runs where no time zones are installed

	"github.com/alecthomas/kong"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/feature/reader"
	"github.com/sinan-okr/sinan/internal/platform/config"
	"github.com/sinan-okr/sinan/internal/platform/i18n"
	"github.com/sinan-okr/sinan/internal/platform/mail"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
	"github.com/sinan-okr/sinan/internal/platform/scan"
	"github.com/sinan-okr/sinan/internal/platform/trim"
	"github.com/sinan-okr/sinan/web"
)

type commandLine struct {
	config.Settings
	Config string `help:"Settings file (TOML)." placeholder:"FILE"`

	Serve   serveCommand   `cmd:"" default:"withargs" help:"Run the server."`
	Migrate migrateCommand `cmd:"" help:"Bring the database's schema up to date."`
	Read    readCommand    `cmd:"" help:"Say which objectives and key results a text or a file holds."`
	Move    moveCommand    `cmd:"" help:"Carry the whole workspace into another database, checked table by table."`
	Backup  backupCommand  `cmd:"" help:"Write a consistent copy of a running workspace to a file."`
	Restore restoreCommand `cmd:"" help:"Put a backup in place of the workspace."`
	Verify  verifyCommand  `cmd:"" help:"Check that the workspace, or a backup, is whole: every row can be read, the audit trail is unbroken."`
	Audit   auditCommand   `cmd:"" help:"The audit trail."`
	Export  exportCommand  `cmd:"" help:"Write the OKRs of the workspace with their history to a file (OKRs as code: YAML)."`
	Import  importCommand  `cmd:"" help:"Bring in what export wrote, edited or not: say what would change, apply it, undo it (OKRs as code)."`
	Demo    demoCommand    `cmd:"" help:"Fill an empty database with a demo department and print who can sign in."`
	User    userCommand    `cmd:"" help:"People, from the command line."`
	Version versionCommand `cmd:"" help:"Print the version."`
}

// Main runs one command and returns its exit status: 0 done, 1 failed, 2 wrongly called.
func Main(args []string, in io.Reader, out, errs io.Writer) int {
	con := &console{in: in, out: out, err: errs, lang: languageOf(os.Getenv)}
	var err error
	if con.book, err = i18n.NewBook(commandWords(), reader.Words()); err != nil {
		_, _ = fmt.Fprintln(errs, "sinan:", err)
		return 1
	}
	resolver, err := config.Resolver(configFlag(args), os.Getenv)
	if err != nil {
		con.complain(err)
		return 2
	}
	var line commandLine
	exit := -1
	parser, err := kong.New(&line, kong.Name("sinan"), kong.Description(described),
		kong.Resolvers(resolver), kong.Writers(out, errs), kong.Exit(func(code int) { exit = code }), kong.Vars{"lang": con.lang}, helpIn(con.lang))
	if err != nil {
		con.complain(err)
		return 1
	}
	if len(args) > 0 && args[0] == "help" { // sinan help serve, as people type it
		args = append(slices.Clone(args[1:]), "--help")
	}
	chosen, err := parser.Parse(args)
	if exit >= 0 { // --help
		return exit
	}
	if err != nil {
		err = stop("command.usage", fault.Args{"why": err})
	} else {
		err = line.Check()
	}
	if err != nil {
		con.complain(err)
		return 2
	}
	slog.SetDefault(logger(line.LogFormat, errs))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	chosen.BindTo(ctx, (*context.Context)(nil))
	err = chosen.Run(&line, con)
	var code exitCode
	switch {
	case errors.As(err, &code):
		return code.status
	case err != nil:
		con.complain(err)
		return 1
	}
	return 0
}

func (con *console) complain(err error) { _, _ = fmt.Fprintln(con.err, "sinan:", con.words(err)) }

// exitCode ends the program with a status, after the command has said why.
type exitCode struct{ status int }

func (e exitCode) Error() string { return fmt.Sprintf("exit status %d", e.status) }

func configFlag(args []string) string {
	for i, a := range args {
		if a == "--config" && i+1 < len(args) {
			return args[i+1]
		}
		if len(a) > 9 && a[:9] == "--config=" {
			return a[9:]
		}
	}
	return ""
}

func logger(format string, w io.Writer) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(w, nil))
	}
	return slog.New(slog.NewTextHandler(w, nil))
}

// open puts the program together as the settings say; from then on the console has the words of all features.
func (c *commandLine) open(ctx context.Context, con *console, ui UI) (*App, error) {
	proxies, err := c.Proxies()
	if err != nil {
		return nil, err
	}
	loc, err := c.Location()
	if err != nil {
		return nil, err
	}
	allow, err := c.Outbound()
	if err != nil {
		return nil, err
	}
	scanner, err := scan.New(c.FileScan, 0)
	if err != nil {
		return nil, err
	}
	options := Options{Scanner: scanner, SecureCookies: c.Secure(), Location: loc, BaseURL: c.URL(), Secret: c.Secret, Outbound: outbound.Options{Allow: allow}, SourceFiles: c.SourceFiles}
	if c.MailURL != "" {
		if options.Mail, err = mail.NewSMTP(c.MailURL, c.MailFrom); err != nil {
			return nil, err
		}
	}
	a, err := Open(ctx, c.Database, Config{Options: options, Proxies: proxies, UI: ui})
	if err == nil {
		con.book = a.Router.Book()
	}
	return a, err
}

type serveCommand struct {
	Demo bool `help:"Fill an empty database with a demo department first."`
}

// Run serves until it is told to stop, then lets running requests finish.
func (serve serveCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	if serve.Demo {
		if err := c.prepareDemo(ctx); err != nil {
			return err
		}
	}
	a, err := c.open(ctx, con, web.FS())
	if err != nil {
		return err
	}
	defer func() {
		if err := a.Close(); err != nil {
			slog.Error("close the database", "error", err)
		}
	}()
	if err := a.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	trim.Memory()
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: a, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	server.RegisterOnShutdown(a.Features.Live.Stop) // a stream would keep it waiting
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	_, _ = fmt.Fprintf(con.out, "Sinan 司南 %s  →  %s\n", Version, c.URL())
	if serve.Demo {
		con.whoCanSignIn(c)
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	return errors.Join(server.Shutdown(stopping), a.Queue.Stop(stopping))
}

type migrateCommand struct{}

// Run brings the schema up to date; serve does the same by itself.
func (migrateCommand) Run(ctx context.Context, c *commandLine, con *console) error {
	a, err := c.open(ctx, con, nil)
	if err != nil {
		return err
	}
	version, err := a.Store.Version(ctx)
	if err != nil {
		return errors.Join(err, a.Close())
	}
	return errors.Join(con.tell(con.out, "command.schema", map[string]any{"n": version}), a.Close())
}

type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(con *console) error {
	_, err := fmt.Fprintln(con.out, "sinan", Version)
	return err
}
