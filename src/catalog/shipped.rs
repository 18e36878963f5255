//! The catalog that comes with the program, as text.

/// `catalog.toml` at the top of the project, compiled in.
pub const SHIPPED: &str = include_str!("../../catalog.toml");

/// The name that faults in it show.
pub const SHIPPED_NAME: &str = "catalog.toml (built in)";
/// The end of that name, which says which layer it is.
pub(super) const BUILT_IN: &str = " (built in)";
