//! Listings: bytes to entries.
