//! The local side: listings, safe places to write, part files, names, and the trash.

pub(crate) mod list;
pub(crate) mod names;
pub(crate) mod part_file;
pub(crate) mod root;
pub(crate) mod trash;
