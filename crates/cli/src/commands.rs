//! One file a subcommand.

pub(crate) mod attributes;
pub(crate) mod copy;
pub(crate) mod get;
pub(crate) mod hunt;
pub(crate) mod ls;
pub(crate) mod mirror;
pub(crate) mod mkdir;
pub(crate) mod mv;
pub(crate) mod parse_listing;
pub(crate) mod practice;
pub(crate) mod put;
pub(crate) mod queue;
pub(crate) mod raw;
pub(crate) mod rm;
pub(crate) mod server;
pub(crate) mod sites;
pub(crate) mod trust;
