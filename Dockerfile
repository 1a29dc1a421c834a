# The program in an image of its own. It writes only below /var/lib/delta and runs with a read-only root file system.

FROM rust:1.95-bookworm AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/build/target \
    cargo build --release --locked --bin delta && cp target/release/delta /delta

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/delta --shell /usr/sbin/nologin delta \
    && install --directory --owner=delta --group=delta --mode=0700 /var/lib/delta /var/lib/delta/data /var/lib/delta/keys
COPY --from=build /delta /usr/local/bin/delta
COPY counties /usr/share/delta/counties
COPY LICENSE /usr/share/doc/delta/LICENSE

ENV DELTA_LISTEN=0.0.0.0:8080 \
    DELTA_DATA=/var/lib/delta/data \
    DELTA_KEYRING=/var/lib/delta/keys/keyring.toml \
    DELTA_COUNTIES=/usr/share/delta/counties
USER delta
WORKDIR /var/lib/delta
VOLUME ["/var/lib/delta/data", "/var/lib/delta/keys"]
EXPOSE 8080
STOPSIGNAL SIGTERM

# The image holds nothing that could ask over HTTP, so the program asks itself.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["delta", "health"]
ENTRYPOINT ["delta"]
CMD ["serve"]
