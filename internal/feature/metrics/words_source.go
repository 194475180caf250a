package metrics

import "github.com/sinan-okr/sinan/internal/platform/i18n"

// sourceWords say why a place can't be read.
func sourceWords() i18n.Words {
	return i18n.Words{
		"source.kind":               {ZH: "不支持这种数据源。", EN: "Connectors of this kind are not known."},
		"source.address":            {ZH: "请填写 http:// 或 https:// 开头的地址，地址里不要带用户名和密码。", EN: "Give an address that begins with http:// or https://, without user and password."},
		"source.postgres_address":   {ZH: "请写成 db.example.com:5432/bi 这样（主机、端口和数据库）。", EN: "Write host:port/database, such as db.example.com:5432/bi."},
		"source.tls":                {ZH: "不支持这种加密方式。", EN: "This way of encryption is not known."},
		"source.auth":               {ZH: "不支持这种认证方式。", EN: "This way of authentication is not known."},
		"source.closed":             {ZH: "{address} 不是公网地址。要访问内网，请在设置 SINAN_OUTBOUND_ALLOW 里允许。", EN: "{address} is not a public address. Allow it by the setting SINAN_OUTBOUND_ALLOW."},
		"source.unreachable":        {ZH: "连不上：{why}", EN: "It can't be reached: {why}"},
		"source.no_host":            {ZH: "找不到主机 {host}，请检查地址有没有写错。", EN: "There is no host {host}: check the address."},
		"source.refused":            {ZH: "对方拒绝连接，请检查地址和端口，以及服务是否开着。", EN: "The connection was refused: check the address and port, and that the service is running."},
		"source.certificate":        {ZH: "对方的证书不可信（{why}）。请让对方换成受信任的证书。", EN: "Its certificate can't be trusted ({why}): have it replaced by one that can."},
		"source.slow":               {ZH: "等了很久没有答完。请稍后再试，或让它少算一些。", EN: "It didn't answer in time: try again later, or ask for less."},
		"source.denied":             {ZH: "对方不认这个身份（{status}：{begins}）。请检查认证方式和令牌，令牌可能过期了。", EN: "It doesn't accept who we are ({status}: {begins}): check the authentication and the token, which may have expired."},
		"source.not_found":          {ZH: "这个地址没有东西（{status}：{begins}）。请检查地址和路径。", EN: "Nothing is there ({status}: {begins}): check the address and path."},
		"source.busy":               {ZH: "对方嫌读得太勤（{status}）。过一会儿会自动再试；常常这样时请错开读取时刻。", EN: "It is asked too often ({status}). It is tried again by itself; if this lasts, read at another time."},
		"source.down":               {ZH: "对方出错了（{status}：{begins}）。会自动再试；一直这样请找它的负责人。", EN: "It failed ({status}: {begins}). It is tried again by itself; if this lasts, ask who runs it."},
		"source.status":             {ZH: "对方回答了 {status}：{begins}", EN: "It answered {status}: {begins}"},
		"source.too_long":           {ZH: "回答超过 {limit} MB，太大了。请只取需要的部分。", EN: "The answer is longer than {limit} MB: ask for the part that is needed."},
		"source.sql_denied":         {ZH: "数据库不认这个身份：{why}。请检查用户和密码。", EN: "The database doesn't accept who we are: {why}. Check the user and password."},
		"source.sql":                {ZH: "数据库不接受这条查询：{why}", EN: "The database refused the query: {why}"},
		"source.shape":              {ZH: "回答不是 JSON，开头是：{begins}。请检查地址和认证方式。", EN: "The answer is no JSON; it begins: {begins}. Check the address and authentication."},
		"source.path":               {ZH: "这个路径写得不对。", EN: "This path is not well formed."},
		"source.not_plain":          {ZH: "取到的不是一个数，请把路径写到具体的值。", EN: "What it picks is no number: let the path lead to the value itself."},
		"source.no_value":           {ZH: "没有取到数据。请检查路径或查询。{begins}", EN: "No value was found: check the path or query. {begins}"},
		"source.many":               {ZH: "取到了 {n} 个值，没有日期分不清是哪一天的。请只取一个，或同时给出日期。", EN: "{n} values were found, and no days to tell them by: pick one, or give their days."},
		"source.uneven":             {ZH: "日期有 {days} 个，值有 {values} 个，对不上。", EN: "There are {days} days and {values} values: they don't match."},
		"source.columns":            {ZH: "查询给出了 {n} 列。请只给一列（值），或两列（日期、值）。", EN: "The query gives {n} columns. Give one (the value) or two (day, value)."},
		"source.waits":              {ZH: "这个数据源由对方送来数据，不能主动读取。", EN: "Its values are sent to us: it can't be read."},
		"metrics.signature":         {ZH: "签名不对，或时间相差超过 5 分钟。", EN: "The signature is not right, or more than five minutes old."},
		"metrics.secret_webhook":    {ZH: "密钥要以 whsec_ 开头，后面是 24 到 64 字节的 Base64；留空则自动生成。", EN: "The secret is whsec_ with 24 to 64 bytes in Base64; leave it empty to have one made."},
		"source.too_many":           {ZH: "一次最多读 {limit} 行。", EN: "At most {limit} rows are read at once."},
		"metrics.secret_again":      {ZH: "换了地址、类型或用户，请重新填写密码或令牌。", EN: "The address, kind or user changed: give the password or token again."},
		"metrics.connector_used":    {ZH: "有 {n} 个指标在用这个数据源，请先让它们改用别的。", EN: "{n} {n|metric is|metrics are} read from it: let them read from elsewhere first."},
		"metrics.connector_unknown": {ZH: "没有这个数据源。", EN: "There is no such connector."},
		"metrics.sealed":            {ZH: "保存的密码打不开了，可能换过密钥（SINAN_SECRET）。请重新填写密码或令牌。", EN: "The password that was kept can't be opened; the key (SINAN_SECRET) may have changed. Give the password or token again."},
		"metrics.no_key":            {ZH: "还没有设置密钥，不能保存密码。请管理员设置 SINAN_SECRET。", EN: "There is no key to seal passwords with: have SINAN_SECRET set."},
		"metrics.at":                {ZH: "请写成 08:30 这样的时刻。", EN: "Write a time of day, such as 08:30."},
		"metrics.delay":             {ZH: "数据延迟是 0 到 {limit} 天。", EN: "The delay is 0 to {limit} days."},
		"metrics.back":              {ZH: "最多往回读 {days} 天。", EN: "One may go back {days} days at most."},
	}
}
