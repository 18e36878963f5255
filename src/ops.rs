//! For whoever runs podpick: logs, health, metrics, and the pages that show them.

pub mod health;
pub mod http_pages;
pub mod http_server;
pub mod logs;
pub mod metrics;
