//! How one thing here and one there differ: what is not known is said, and never guessed.

use portolan_remote::{Entry, EntryKind};

use crate::transfer::decide::When;

/// By what two sides are compared. More costs more: contents are read, or computed by the server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CompareBy {
    /// Sizes.
    Size,
    /// Sizes and times.
    #[default]
    Time,
    /// Sizes and contents: by a checksum of the server, else by bringing them here.
    Content,
}

/// What a comparison found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The same, by what was compared.
    Same,
    /// Only here.
    OnlyHere,
    /// Only there.
    OnlyThere,
    /// What is here changed later.
    NewerHere,
    /// What is there changed later.
    NewerThere,
    /// The sizes differ, and the times tell nothing or are not compared.
    OtherSize,
    /// The contents differ.
    OtherContents,
    /// A folder at one side and a file at the other, a link, …
    OtherKind,
    /// The times are not exact enough, or the server does not tell what would be compared.
    Unknown,
}

/// One name on both sides.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// What is here.
    pub here: &'a Entry,
    /// What is there.
    pub there: &'a Entry,
}

/// Compares what is known of both. `offset`: what the server's own clock lacks to be UTC, in seconds, where known. Contents
/// cannot be compared so: where sizes are the same, they are [`Verdict::Unknown`].
pub fn compare_entries(sides: Sides<'_>, by: CompareBy, offset: Option<i32>) -> Verdict {
    compare_by_clocks(sides, by, [offset; 2])
}

/// The same, where each side has a clock of its own: what that of here lacks to be UTC, and that of there.
pub fn compare_by_clocks(sides: Sides<'_>, by: CompareBy, offsets: [Option<i32>; 2]) -> Verdict {
    let Sides { here, there } = sides;
    match (here.kind, there.kind) {
        (EntryKind::File, EntryKind::File) => {}
        // What is in them is compared by itself; what a link means is not.
        (here, there) if here == there => return Verdict::Same,
        // A link that a server shows as what it leads to.
        (EntryKind::Symlink, _) | (_, EntryKind::Symlink) => return Verdict::Unknown,
        _ => return Verdict::OtherKind,
    }
    let size = here.size.zip(there.size).map(|(here, there)| here == there);
    match (by, size) {
        (CompareBy::Size | CompareBy::Content, Some(false)) => Verdict::OtherSize,
        (CompareBy::Size, Some(true)) => Verdict::Same,
        (CompareBy::Size | CompareBy::Content, _) => Verdict::Unknown,
        (CompareBy::Time, size) => by_time(sides, size, offsets),
    }
}

fn by_time(sides: Sides<'_>, size: Option<bool>, offsets: [Option<i32>; 2]) -> Verdict {
    let when = |entry: &Entry, offset| entry.modified.map(|time| When::told(time, offset));
    let Some((here, there)) = when(sides.here, offsets[0]).zip(when(sides.there, offsets[1])) else {
        return if size == Some(false) {
            Verdict::OtherSize
        } else {
            Verdict::Unknown
        };
    };
    // A time that is told to the minute is the same as every second of it.
    if here.meets(there) {
        match size {
            Some(false) => Verdict::OtherSize,
            Some(true) if there.tells() => Verdict::Same,
            _ => Verdict::Unknown,
        }
    } else if here.before(there) {
        Verdict::NewerThere
    } else {
        Verdict::NewerHere
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::{FileName, Precision, Timestamp, Zone};

    use super::*;

    fn file(size: Option<u64>, modified: Option<Timestamp>) -> Entry {
        let mut entry = Entry::new(FileName::parse(b"a").unwrap(), EntryKind::File);
        (entry.size, entry.modified) = (size, modified);
        entry
    }

    fn verdict(here: &Entry, there: &Entry, by: CompareBy, offset: Option<i32>) -> Verdict {
        compare_entries(Sides { here, there }, by, offset)
    }

    #[test]
    fn times_are_compared_as_exactly_as_they_are_told() {
        let here = file(Some(5), Some(Timestamp::utc(1_000_030)));
        let utc = |seconds| file(Some(5), Some(Timestamp::utc(seconds)));
        assert_eq!(verdict(&here, &utc(1_000_030), CompareBy::Time, None), Verdict::Same);
        assert_eq!(
            verdict(&here, &utc(1_000_031), CompareBy::Time, None),
            Verdict::NewerThere
        );
        assert_eq!(
            verdict(&here, &utc(1_000_029), CompareBy::Time, None),
            Verdict::NewerHere
        );
        let listed = |seconds, precision| {
            let time = Timestamp {
                seconds,
                nanos: 0,
                precision,
                zone: Zone::Server,
            };
            file(Some(5), Some(time))
        };
        // To the minute, on a clock two hours east of UTC.
        let there = listed(1_000_020 + 7200, Precision::Minute);
        assert_eq!(verdict(&here, &there, CompareBy::Time, Some(-7200)), Verdict::Same);
        assert_eq!(verdict(&here, &there, CompareBy::Time, Some(0)), Verdict::NewerThere);
        // A clock of nobody knows where tells nothing within a day.
        assert_eq!(verdict(&here, &there, CompareBy::Time, None), Verdict::Unknown);
        let years = listed(1_000_000 + 100_000_000, Precision::Day);
        assert_eq!(verdict(&here, &years, CompareBy::Time, None), Verdict::NewerThere);
        // Other sizes are seen whatever the times say.
        assert_eq!(
            verdict(&file(Some(6), here.modified), &here, CompareBy::Time, None),
            Verdict::OtherSize
        );
        assert_eq!(
            verdict(&here, &file(Some(5), None), CompareBy::Time, None),
            Verdict::Unknown
        );
    }

    #[test]
    fn sizes_and_kinds() {
        let (one, two) = (file(Some(5), None), file(Some(6), None));
        assert_eq!(verdict(&one, &two, CompareBy::Size, None), Verdict::OtherSize);
        assert_eq!(verdict(&one, &one, CompareBy::Size, None), Verdict::Same);
        assert_eq!(verdict(&one, &one, CompareBy::Content, None), Verdict::Unknown);
        assert_eq!(
            verdict(&one, &file(None, None), CompareBy::Size, None),
            Verdict::Unknown
        );
        let folder = Entry::new(FileName::parse(b"a").unwrap(), EntryKind::Folder);
        assert_eq!(verdict(&one, &folder, CompareBy::Size, None), Verdict::OtherKind);
        assert_eq!(verdict(&folder, &folder, CompareBy::Size, None), Verdict::Same);
    }
}
