//! Settings of the person: typed, with their defaults in one place, and the files that hold them.
//!
//! [`write_atomically`] and [`read_toml`] are how every small file of ours is written and read: a reader sees the old
//! file or the new one, and a broken file is set aside and reported, never wiped.

mod changes;
mod file;
mod filters;
mod name_pattern;
mod paths;
mod settings;
mod speed;
mod transfers;
mod versions;

pub use changes::take_changes;
pub use file::{
    FileError, FileLock, FileStep, Read, WriteStep, WriteSteps, lock, read_toml, read_toml_only, update_toml,
    write_atomically,
};
pub use filters::{FilterBook, FilterSet, FilterSide};
pub use name_pattern::{BadNamePattern, NamePattern};
pub use paths::{NoHome, Paths};
pub use settings::{GlobalProxy, Settings, SettingsProblem};
pub use speed::{BadSpeedRule, Days, SpeedLimits, SpeedRule, SpeedSchedule, parse_speed};
pub use transfers::{ConflictDefaults, OnFinish, Then, TransferSettings};
pub use versions::{VERSIONS, versions, write_versioned};
