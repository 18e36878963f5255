//! Sends what took how long to an OTLP collector, where one is named. Spans hold commands and outcomes, never words of members.

use std::fmt;
use std::sync::{Arc, OnceLock};

use opentelemetry::trace::TracerProvider;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tokio::runtime::Handle;
use tracing::Subscriber;
use tracing_subscriber::Layer;
use tracing_subscriber::registry::LookupSpan;

/// Ends with the process: what was not sent yet is sent then.
pub struct Traces {
    provider: SdkTracerProvider,
    runtime: Arc<OnceLock<Handle>>,
}

impl fmt::Debug for Traces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Traces")
    }
}

/// Traces cannot be set up.
#[derive(Debug, thiserror::Error)]
#[error("traces cannot be sent to OTEL_EXPORTER_OTLP_ENDPOINT: {0}")]
pub struct TracesError(String);

impl Traces {
    /// Traces for the collector at this base address. Connects to nothing yet.
    ///
    /// # Errors
    /// When the exporter or its TLS cannot be set up.
    pub fn to(collector: &str) -> Result<Self, TracesError> {
        let runtime = Arc::new(OnceLock::new());
        let client = reqwest::Client::builder()
            .timeout(std::time::Duration::from_secs(5))
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .map_err(|error| TracesError(error.to_string()))?;
        let exporter = SpanExporter::builder()
            .with_http()
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(format!("{collector}/v1/traces"))
            .with_http_client(Client { client, runtime: Arc::clone(&runtime) })
            .build()
            .map_err(|error| TracesError(error.to_string()))?;
        let resource = Resource::builder_empty()
            .with_service_name("podpick")
            .with_attribute(opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        let provider =
            SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build();
        Ok(Self { provider, runtime })
    }

    /// What turns the program's spans into traces.
    #[must_use]
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'a> LookupSpan<'a>,
    {
        let ours = tracing_subscriber::filter::filter_fn(|about| {
            about.is_span() && about.target().starts_with("podpick")
        });
        tracing_opentelemetry::layer()
            .with_tracer(self.provider.tracer("podpick"))
            .with_location(false)
            .with_threads(false)
            .with_filter(ours)
    }

    /// From now on they are sent, by this runtime.
    pub fn send_by(&self, runtime: Handle) {
        let _ = self.runtime.set(runtime);
    }

    /// Sends what is left; to be called while the runtime still runs, from a thread that may wait.
    pub fn end(&self) {
        let _ = self.provider.shutdown_with_timeout(std::time::Duration::from_secs(1));
    }
}

/// The exporter works in a thread of its own; calls are made by the program's runtime.
#[derive(Debug)]
struct Client {
    client: reqwest::Client,
    runtime: Arc<OnceLock<Handle>>,
}

#[async_trait::async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let Some(runtime) = self.runtime.get() else { return Err("nothing runs yet".into()) };
        let client = self.client.clone();
        let call = runtime.spawn(async move {
            let answer = client.execute(request.try_into()?).await?;
            let mut response = Response::builder().status(answer.status());
            if let Some(headers) = response.headers_mut() {
                headers.clone_from(answer.headers());
            }
            Ok::<_, HttpError>(response.body(answer.bytes().await?)?)
        });
        call.await?
    }
}
