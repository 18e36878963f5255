//! A websocket within limits, and what can go wrong with it in words that hold no address. Speaks no protocol of Discord's.

use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Error;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

pub(super) type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Larger than any frame a bot without intents gets; a larger one is an attack or a defect.
const LARGEST: usize = 8 << 20;

/// Connects, by TLS where the address says so.
pub(super) async fn connect(address: &str) -> Result<Socket, Error> {
    let limits = WebSocketConfig::default().max_message_size(Some(LARGEST)).max_frame_size(Some(LARGEST));
    Ok(connect_async_with_config(address, Some(limits), true).await?.0)
}

/// What went wrong, without addresses.
pub(super) fn reason(error: Option<Error>) -> String {
    match error {
        Some(Error::Io(error)) => error.kind().to_string(),
        Some(Error::Http(response)) => format!("HTTP {}", response.status().as_u16()),
        Some(Error::Tls(_)) => "TLS failed".to_owned(),
        Some(Error::Capacity(_)) => "a message too large".to_owned(),
        Some(Error::Protocol(error)) => error.to_string(),
        _ => "the connection is closed".to_owned(),
    }
}
