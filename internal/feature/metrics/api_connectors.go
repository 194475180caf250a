package metrics

import (
	"context"
	"net/http"

	"github.com/sinan-okr/sinan/internal/domain/access"
	"github.com/sinan-okr/sinan/internal/platform/api"
	"github.com/sinan-okr/sinan/internal/platform/source"
)

func (f *Feature) apiConnectors(r *api.Router) {
	const tag = "Connectors"
	api.Do(r, api.Op{ID: "list-connectors", Method: http.MethodGet, Path: "/connectors", Action: access.ConnectorView, Tag: tag,
		Summary: "List the places that metrics are read from, the newest first"}, f.listConnectors)
	api.Do(r, api.Op{ID: "get-connector", Method: http.MethodGet, Path: "/connectors/{id}", Action: access.ConnectorView, Tag: tag,
		Summary: "Read a connector; its secret is never told"}, f.getConnector)
	api.Do(r, api.Op{ID: "add-connector", Method: http.MethodPost, Path: "/connectors", Action: access.ConnectorUpdate, Tag: tag, Status: http.StatusCreated, Secret: true,
		Summary: "Add a place that metrics are read from, or that sends them; a secret that was made is shown this once"}, f.addConnector)
	api.Do(r, api.Op{ID: "change-connector", Method: http.MethodPut, Path: "/connectors/{id}", Action: access.ConnectorUpdate, Tag: tag, Secret: true,
		Summary: "Change a connector; with another address its secret must be given again"}, f.changeConnector)
	api.Do(r, api.Op{ID: "delete-connector", Method: http.MethodDelete, Path: "/connectors/{id}", Action: access.ConnectorUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Take away a connector that no metric is read from"}, f.deleteConnector)
	api.Do(r, api.Op{ID: "try-connector", Method: http.MethodPost, Path: "/connectors/try", Action: access.ConnectorUpdate, Tag: tag, Status: http.StatusNoContent,
		Summary: "Call a connector as it is typed and say whether it answers; nothing is stored"}, f.tryConnector)
}

// ConnectorBody is a connector as it is sent.
type ConnectorBody struct {
	Name    string      `json:"name"`
	Kind    source.Kind `json:"kind" enum:"http,csv,prometheus,postgres,mysql,sqlite,feishu_base,feishu_sheet,webhook"`
	Address string      `json:"address,omitempty" doc:"https://…; for PostgreSQL and MySQL host:port/database; for SQLite the name of a file in the folder that the settings name; for Feishu its interface, such as https://open.feishu.cn"`
	Auth    source.Auth `json:"auth,omitempty" enum:"none,bearer,basic,header" doc:"How one says who one is over HTTP"`
	User    string      `json:"user,omitempty" doc:"Of Feishu the app's ID, whose secret is the secret"`
	Header  string      `json:"header,omitempty" doc:"Name of the header that holds the secret"`
	TLS     string      `json:"tls,omitempty" enum:"disable,prefer,require,verify-ca,verify-full" doc:"PostgreSQL and MySQL, as sslmode"`
	Secret  *string     `json:"secret,omitempty" doc:"Password or token; absent leaves it as it is, empty takes it away"`
}

func (b ConnectorBody) plan() ConnectorPlan {
	p := ConnectorPlan{Name: b.Name, KeepSecret: b.Secret == nil,
		Place: source.Place{Kind: b.Kind, Address: b.Address, Auth: b.Auth, User: b.User, Header: b.Header, TLS: b.TLS}}
	if p.Auth == "" {
		p.Auth = source.Open
	}
	if b.Secret != nil {
		p.Secret = *b.Secret
	}
	return p
}

// ConnectorView is a connector as the API tells it.
type ConnectorView struct {
	ID        string      `json:"id"`
	Version   int64       `json:"version"`
	Name      string      `json:"name"`
	Kind      source.Kind `json:"kind" enum:"http,csv,prometheus,postgres,mysql,sqlite,feishu_base,feishu_sheet,webhook"`
	Address   string      `json:"address"`
	Auth      source.Auth `json:"auth"`
	User      string      `json:"user,omitempty"`
	Header    string      `json:"header,omitempty"`
	TLS       string      `json:"tls,omitempty"`
	HasSecret bool        `json:"has_secret"`
	Metrics   int         `json:"metrics" doc:"How many are read from it"`
	Secret    string      `json:"secret,omitempty" doc:"Made for this webhook, shown this once"`
	Failing   int         `json:"failing" doc:"How many of these couldn't be read the last time"`
}

func viewConnector(c *Connector) ConnectorView {
	return ConnectorView{ID: c.ID, Version: c.Version, Name: c.Name, Kind: c.Kind, Address: c.Address, Auth: c.Auth, User: c.Login, Header: c.Header, TLS: c.TLS,
		HasSecret: c.Sealed != "", Metrics: c.Feeds, Failing: c.Failing}
}

func (f *Feature) oneConnector(ctx context.Context, who access.Actor, id, made string) (*api.One[ConnectorView], error) {
	c, err := f.Connector(ctx, who, id)
	if err != nil {
		return nil, err
	}
	v := viewConnector(c)
	v.Secret = made
	return api.Versioned(v, c.Version), nil
}

func (f *Feature) getConnector(ctx context.Context, who access.Actor, in *api.ID) (*api.One[ConnectorView], error) {
	return f.oneConnector(ctx, who, in.ID, "")
}

func (f *Feature) listConnectors(ctx context.Context, who access.Actor, in *api.Paging) (*api.Many[ConnectorView], error) {
	page, err := f.Connectors(ctx, who, in.Cursor, in.Limit)
	if err != nil {
		return nil, err
	}
	items := make([]ConnectorView, len(page.Items))
	for i := range page.Items {
		items[i] = viewConnector(&page.Items[i])
	}
	return api.Items(items, page.Next), nil
}

type addConnectorIn struct{ Body ConnectorBody }

func (f *Feature) addConnector(ctx context.Context, who access.Actor, in *addConnectorIn) (*api.One[ConnectorView], error) {
	plan := in.Body.plan()
	plan.KeepSecret = false
	c, made, err := f.AddConnector(ctx, who, plan)
	if err != nil {
		return nil, err
	}
	return f.oneConnector(ctx, who, c.ID, made)
}

type changeConnectorIn struct {
	api.ID
	api.IfMatch
	Body ConnectorBody
}

func (f *Feature) changeConnector(ctx context.Context, who access.Actor, in *changeConnectorIn) (*api.One[ConnectorView], error) {
	version, err := in.Number()
	if err != nil {
		return nil, err
	}
	made, err := f.ChangeConnector(ctx, who, in.ID.ID, version, in.Body.plan())
	if err != nil {
		return nil, api.WithCurrent(err, func() (*api.One[ConnectorView], error) { return f.oneConnector(ctx, who, in.ID.ID, "") })
	}
	return f.oneConnector(ctx, who, in.ID.ID, made)
}

func (f *Feature) deleteConnector(ctx context.Context, who access.Actor, in *api.ID) (*api.None, error) {
	return nil, f.DeleteConnector(ctx, who, in.ID)
}

type tryConnectorIn struct {
	Body struct {
		ConnectorBody
		ID string `json:"id,omitempty" doc:"The saved connector whose secret is used where none is given"`
	}
}

func (f *Feature) tryConnector(ctx context.Context, who access.Actor, in *tryConnectorIn) (*api.None, error) {
	return nil, f.TryConnector(ctx, who, in.Body.ID, in.Body.plan())
}
