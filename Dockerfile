# One static binary in an otherwise empty image. `make docker` builds it; docs/deploy.md tells how to run it.

FROM node:22-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci
COPY web/ ./
RUN mkdir -p dist && npm run build

FROM golang:1.26-bookworm AS binary
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /src/web/dist web/dist
ARG VERSION=dev
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false \
    -ldflags "-s -w -X github.com/sinan-okr/sinan/internal/app.Version=$VERSION" -o /root.fs/sinan ./cmd/sinan \
 && mkdir -m 0700 /root.fs/data \
 && mkdir -m 1777 /root.fs/tmp

FROM scratch
# Roots of trust for mail and connectors over TLS; time zones are inside the binary.
COPY --from=binary /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=binary /root.fs/sinan /usr/local/bin/sinan
# A new named volume takes its owner from here.
COPY --from=binary --chown=65532:65532 /root.fs/data /data
COPY --from=binary --chown=65532:65532 /root.fs/tmp /tmp
USER 65532:65532
WORKDIR /data
VOLUME /data
ENV SINAN_ADDR=0.0.0.0:8321 SINAN_DATABASE=/data/sinan.db
EXPOSE 8321
ENTRYPOINT ["/usr/local/bin/sinan"]
CMD ["serve"]
