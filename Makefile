# Sinan 司南. `make help` lists what there is; the lines after ## below are that list.

export CGO_ENABLED := 0
MAKEFLAGS += --no-print-directory

NPM     := npm --prefix web --no-audit --no-fund --loglevel=error
VERSION  = $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS  = -s -w -X github.com/sinan-okr/sinan/internal/app.Version=$(VERSION)

# What goes into the two builds. Everything below internal/ counts, not Go alone: SQL and
# the words of the UI are embedded.
GO_INPUT  := go.mod go.sum $(wildcard web/*.go) $(shell find cmd internal -type f ! -name '*_test.go' ! -path '*/testdata/*' 2>/dev/null)
WEB_INPUT := $(shell find web \( -name node_modules -o -path web/dist -o -path web/e2e -o -path web/test -o -name 'test-results' \
	-o -name 'playwright-report' \) -prune -o -type f ! -name '*.test.ts*' ! -name '*.go' ! -name '*.md' ! -name '.*' -print 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run dev build test test-quick lint corpus bench backtest fuzz screens api docker clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: bin/sinan ## build what changed, start with demo data, print the address and who can sign in
	@bin/sinan serve --demo

dev: web/node_modules/.installed ## start with hot reload: the browser at once, the server when a Go file changes
	@scripts/dev

build: bin/sinan ## build the one binary, bin/sinan

test: build bin/simulated ## all tests: Go on SQLite and PostgreSQL, API, web, and journeys in a browser
	@scripts/test

test-quick: web/dist/index.html ## Go on SQLite alone and web units: seconds, for while you write
	@SINAN_TEST_POSTGRES=none go test -short ./...
	@$(NPM) test

lint: web/dist/index.html ## gofmt, go vet, staticcheck, Biome, tsc
	@scripts/lint

corpus: ## how much the reader understands, per kind of sentence
	@go test ./internal/domain/krtext/... -run Corpus -v -count=1

bench: web/dist/index.html ## speed on a company of 2,000 people, as ratios
	@go run ./internal/app/bench/run

backtest: ## judge the forecast on series of many natures; writes docs/backtest.md
	@go run ./internal/app/backtest/run -write docs/backtest.md

fuzz: ## throw noise at each fuzz target for FUZZ_TIME (20s)
	@scripts/fuzz

screens: build ## take the pictures of docs/screens
	@scripts/screens

api: build ## write openapi.json and the web's types of it anew
	@scripts/api

docker: ## build the container image sinan:latest
	@docker build --build-arg VERSION=$(VERSION) --tag sinan:latest .

clean: ## remove what was built (data/ stays)
	@rm -rf bin web/dist web/node_modules web/test-results web/playwright-report

# npm ci only when the lock file changed.
web/node_modules/.installed: web/package-lock.json
	@scripts/need-node
	@echo "installing web packages ..."
	@$(NPM) ci
	@touch $@

web/dist/index.html: web/node_modules/.installed $(WEB_INPUT)
	@echo "building the web UI ..."
	@$(NPM) run build
	@touch $@

bin/simulated: web/dist/index.html $(GO_INPUT)
	@echo "building bin/simulated ..."
	@go build -trimpath -buildvcs=false -ldflags '-s -w' -o $@ ./internal/app/simulated/run

bin/sinan: web/dist/index.html $(GO_INPUT)
	@echo "building bin/sinan ..."
	@go build -trimpath -buildvcs=false -ldflags '$(LDFLAGS)' -o $@ ./cmd/sinan
