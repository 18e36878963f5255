//! Decides every answer: a request in, a reply out. Pure but for the catalog it holds; how a reply looks is the edges' affair.

pub mod reply;
pub mod request;

use std::sync::Arc;

use crate::catalog::Catalog;

pub use reply::{Button, Card, Choice, Menu, MenuOption, Reply, Span, Text};
pub use request::{Asked, Caller, Field, Filters, Request, Wish};

/// Everything needed to answer. Cheap to share between tasks behind an `Arc`; never changes.
#[derive(Debug)]
pub struct Bot {
    catalog: Arc<Catalog>,
}

impl Bot {
    /// A bot that answers from this catalog.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        Self { catalog: Arc::new(catalog) }
    }

    /// The catalog it answers from.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Answers a question. Total: every request gets a reply.
    #[must_use]
    pub fn handle(&self, asked: &Asked, _caller: &Caller) -> Reply {
        Reply { private: asked.privately, ..Reply::default() }
    }

    /// Suggestions while a member types, best first, at most 25.
    #[must_use]
    pub fn suggest(&self, _field: Field, _typed: &str) -> Vec<Choice> {
        Vec::new()
    }
}
