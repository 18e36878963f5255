# syntax=docker/dockerfile:1
# podpick as a container: built in one stage, run in another without compiler, as a user who owns nothing but /data.
# docker buildx build --platform linux/amd64,linux/arm64 -t podpick .

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY Cargo.toml Cargo.lock ./
COPY src src
COPY benches benches
COPY examples examples
COPY catalog.toml .env.example README.md ./
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
    --mount=type=cache,target=/src/target,sharing=locked,id=target-$TARGETARCH \
    cargo build --locked --release --bin podpick && cp target/release/podpick /podpick

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --no-install-recommends -y ca-certificates tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o 65532 -g 65532 -m 0700 /data
COPY --from=build --chmod=755 /podpick /usr/bin/podpick
USER 65532:65532
WORKDIR /data
ENV DATA_DIR=/data HTTP_ADDR=127.0.0.1:9464
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["/usr/bin/podpick", "healthcheck"]
ENTRYPOINT ["/usr/bin/podpick"]
CMD ["run"]
