package source

import (
	"context"
	"crypto/tls"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/theory/jsonpath"

	"github.com/sinan-okr/sinan/internal/domain/fault"
	"github.com/sinan-okr/sinan/internal/platform/outbound"
)

// get reads what a place answers to a path below its address.
func (r *Reader) get(ctx context.Context, p Place, path string) ([]byte, error) {
	address, err := below(p.Address, path)
	if err != nil {
		return nil, err
	}
	header := http.Header{"Accept": {"application/json, text/csv;q=0.9, */*;q=0.5"}}
	switch p.Auth {
	case Bearer:
		header.Set("Authorization", "Bearer "+p.Secret)
	case Basic:
		header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(p.User+":"+p.Secret)))
	case Header:
		header.Set(p.Header, p.Secret)
	}
	a, err := r.out.Get(ctx, address, header, mostBytes)
	if err != nil {
		return nil, unreachable(err)
	}
	if a.Status != http.StatusOK {
		return nil, fault.New(fault.Invalid, said(a.Status), fault.Args{"status": a.Status, "begins": beginning(a.Body)})
	}
	return a.Body, nil
}

// said tells statuses apart by what is to be done about them.
func said(status int) string {
	switch {
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		return "source.denied"
	case status == http.StatusNotFound || status == http.StatusGone:
		return "source.not_found"
	case status == http.StatusTooManyRequests:
		return "source.busy"
	case status >= http.StatusInternalServerError:
		return "source.down"
	}
	return "source.status"
}

// below joins a path or query to an address; it can't lead to another host, to
// which the secret would go.
func below(address, path string) (string, error) {
	base, err := url.Parse(address)
	if err != nil {
		return "", fault.At("/address", "source.address")
	}
	whole := address
	switch {
	case path == "":
	case strings.HasPrefix(path, "?") || strings.HasPrefix(path, "/"):
		whole = strings.TrimSuffix(address, "/") + path
	default:
		whole = strings.TrimSuffix(address, "/") + "/" + path
	}
	full, err := url.Parse(whole)
	if err != nil || full.Host != base.Host || full.Scheme != base.Scheme {
		return "", fault.At("/query", "source.path")
	}
	return whole, nil
}

// unreachable says that there was no answer, and why.
func unreachable(err error) error {
	var (
		closed  *outbound.Closed
		long    *outbound.TooLong
		name    *net.DNSError
		cert    *tls.CertificateVerificationError
		timeout net.Error
	)
	switch {
	case errors.As(err, &closed):
		return fault.New(fault.Invalid, "source.closed", fault.Args{"address": closed.Addr.String()})
	case errors.As(err, &long):
		return fault.New(fault.Invalid, "source.too_long", fault.Args{"limit": long.Most >> 20})
	case errors.As(err, &name) && name.IsNotFound:
		return fault.New(fault.Invalid, "source.no_host", fault.Args{"host": name.Name})
	case errors.As(err, &cert):
		return fault.New(fault.Invalid, "source.certificate", fault.Args{"why": cert.Err.Error()})
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return fault.New(fault.Invalid, "source.slow")
	case errors.Is(err, syscall.ECONNREFUSED):
		return fault.New(fault.Invalid, "source.refused")
	}
	return fault.New(fault.Invalid, "source.unreachable", fault.Args{"why": strings.TrimPrefix(err.Error(), "outbound: ")})
}

// fromJSON picks values, and their days where there are several.
func fromJSON(body []byte, a Ask) ([]Row, error) {
	doc, err := decode(body)
	if err != nil {
		return nil, err
	}
	values, err := pick(doc, a.ValuePath, "/value_path")
	if err != nil {
		return nil, err
	}
	if len(values) == 0 {
		return nil, fault.At("/value_path", "source.no_value", fault.Args{"begins": beginning(body)})
	}
	if a.DayPath == "" {
		if len(values) > 1 {
			return nil, fault.At("/value_path", "source.many", fault.Args{"n": len(values)})
		}
		return []Row{{Value: values[0]}}, nil
	}
	days, err := pick(doc, a.DayPath, "/day_path")
	if err != nil {
		return nil, err
	}
	if len(days) != len(values) {
		return nil, fault.At("/day_path", "source.uneven", fault.Args{"days": len(days), "values": len(values)})
	}
	if len(values) > mostRows {
		return nil, fault.New(fault.Invalid, "source.too_many", fault.Args{"limit": mostRows})
	}
	rows := make([]Row, 0, len(values))
	for i, v := range values {
		if v != "" { // null: not known of that day
			rows = append(rows, Row{Day: days[i], Value: v})
		}
	}
	return rows, nil
}

// pick selects by a JSONPath (RFC 9535). What is neither text nor number is refused.
func pick(doc any, path, field string) ([]string, error) {
	p, err := jsonpath.Parse(path)
	if err != nil {
		return nil, fault.At(field, "source.path")
	}
	nodes := p.Select(doc)
	texts := make([]string, 0, len(nodes))
	for _, n := range nodes {
		switch v := n.(type) {
		case string:
			texts = append(texts, v)
		case json.Number:
			texts = append(texts, v.String())
		case nil:
			texts = append(texts, "")
		default:
			return nil, fault.At(field, "source.not_plain")
		}
	}
	return texts, nil
}

// prometheus asks for a range of days, each at its end; NaN is no value. Exactly
// one series must come back.
func (r *Reader) prometheus(ctx context.Context, p Place, a Ask) ([]Row, error) {
	end := func(day time.Time) time.Time {
		return time.Date(day.Year(), day.Month(), day.Day(), 23, 59, 59, 0, r.loc)
	}
	form := url.Values{"query": {fill(a.Query, a, plain)}, "step": {"86400"},
		"start": {strconv.FormatInt(end(a.From.Time()).Unix(), 10)}, "end": {strconv.FormatInt(end(a.To.Time()).Unix(), 10)}}
	body, err := r.get(ctx, p, "/api/v1/query_range?"+form.Encode())
	if err != nil {
		return nil, err
	}
	var told struct {
		Status string `json:"status"`
		Error  string `json:"error"`
		Data   struct {
			Result []struct {
				Values [][2]json.RawMessage `json:"values"`
			} `json:"result"`
		} `json:"data"`
	}
	if err := json.Unmarshal(body, &told); err != nil || told.Status != "success" {
		return nil, fault.New(fault.Invalid, "source.shape", fault.Args{"begins": beginning(body)})
	}
	switch n := len(told.Data.Result); {
	case n == 0:
		return nil, fault.At("/query", "source.no_value", fault.Args{"begins": beginning(body)})
	case n > 1:
		return nil, fault.At("/query", "source.many", fault.Args{"n": n})
	}
	var rows []Row
	for _, pair := range told.Data.Result[0].Values {
		var at float64 // an instant, not a value
		var value string
		if json.Unmarshal(pair[0], &at) != nil || json.Unmarshal(pair[1], &value) != nil {
			return nil, fault.New(fault.Invalid, "source.shape", fault.Args{"begins": beginning(body)})
		}
		if value == "NaN" || strings.HasSuffix(value, "Inf") {
			continue
		}
		day := time.Unix(int64(at), 0).In(r.loc)
		rows = append(rows, Row{Day: fmt.Sprintf("%04d-%02d-%02d", day.Year(), day.Month(), day.Day()), Value: value})
	}
	return rows, nil
}
