# syntax=docker/dockerfile:1
# podpick as a container: built in one stage, run in another without compiler, as a user who owns nothing but /data.
# docker buildx build --platform linux/amd64,linux/arm64 -t podpick .

# Names in full, since not every builder fills in where they come from.
FROM docker.io/library/rust:1.95-bookworm AS build
# Two architectures that are built at once must not share one target folder.
ARG TARGETARCH
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY src src
COPY benches benches
COPY examples examples
COPY catalog.toml .env.example README.md ./
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked,id=cargo-registry \
    --mount=type=cache,target=/src/target,sharing=locked,id=target-$TARGETARCH \
    cargo build --locked --release --bin podpick && cp target/release/podpick /podpick

FROM docker.io/library/debian:bookworm-slim
ARG VERSION=0.2.0
LABEL org.opencontainers.image.title="podpick" \
      org.opencontainers.image.description="A self-hosted Discord bot that recommends podcasts by topic from a curated catalog." \
      org.opencontainers.image.licenses="MIT OR Apache-2.0" \
      org.opencontainers.image.version="$VERSION"
# The authorities it trusts and the time zones are in the binary: nothing to install.
RUN install -d -o 65532 -g 65532 -m 0700 /data
COPY --from=build --chmod=755 /podpick /usr/bin/podpick
# The licences, and the notices of the word lists in the binary.
COPY --chmod=644 LICENSE-MIT LICENSE-APACHE src/search/index/english.md src/search/query/everyday.md /usr/share/doc/podpick/
USER 65532:65532
WORKDIR /data
ENV DATA_DIR=/data HTTP_ADDR=127.0.0.1:9464
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["/usr/bin/podpick", "healthcheck"]
ENTRYPOINT ["/usr/bin/podpick"]
CMD ["run"]
