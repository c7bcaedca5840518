//! The local side: listings, safe places to write, part files, names, and the trash.

pub(crate) mod desktop;
pub(crate) mod list;
pub(crate) mod names;
pub(crate) mod part_file;
pub(crate) mod places;
pub(crate) mod root;
pub(crate) mod rules;
pub(crate) mod source;
pub(crate) mod trash;
pub(crate) mod watch;
pub(crate) mod who;
