//! The commands: how Discord is told of them, and how a used one is read.

pub mod definitions;
pub mod register;
