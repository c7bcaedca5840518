//! What to do where the target exists. "Unknown" never overwrites: where a comparison cannot be made, the person is asked.

use portolan_queue::ConflictPolicy;
use portolan_remote::{Timestamp, Zone};

/// What is known of one side, to the second: what tells whether a file is still the same one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Side {
    pub(crate) size: Option<u64>,
    /// UTC seconds since 1970.
    pub(crate) modified: Option<i64>,
}

/// What is known of one side for a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) size: Option<u64>,
    pub(crate) when: Option<When>,
}

/// As what the file goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Byte by byte: its size is the same on both sides.
    Bytes,
    /// Line by line: another size may be other line ends and nothing else.
    Text,
}

impl Known {
    /// A size, and a time to the second in UTC.
    pub(crate) fn exact(size: Option<u64>, modified: Option<i64>) -> Self {
        Self {
            size,
            when: modified.map(When::exact),
        }
    }
}

/// The seconds within which a moment lies, first and last included: UTC, since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct When {
    earliest: i64,
    latest: i64,
}

/// How far a clock of this world may be from UTC, in seconds: from UTC-12 to UTC+14.
const FARTHEST_WEST: i64 = 12 * 3600;
const FARTHEST_EAST: i64 = 14 * 3600;

impl When {
    /// To the second.
    pub(crate) fn exact(seconds: i64) -> Self {
        Self {
            earliest: seconds,
            latest: seconds,
        }
    }

    /// As a server told it. `offset`: what its wall clock lacks to be UTC in seconds, where known; elsewhere it may be the
    /// clock of any place.
    pub(crate) fn told(time: Timestamp, offset: Option<i32>) -> Self {
        let last = time.seconds.saturating_add(time.precision.seconds() - 1);
        let (add_first, add_last) = match (time.zone, offset) {
            (Zone::Utc, _) => (0, 0),
            (Zone::Server, Some(offset)) => (i64::from(offset), i64::from(offset)),
            (Zone::Server, None) => (-FARTHEST_EAST, FARTHEST_WEST),
        };
        Self {
            earliest: time.seconds.saturating_add(add_first),
            latest: last.saturating_add(add_last),
        }
    }

    /// May both be the same moment?
    pub(crate) fn meets(self, other: Self) -> bool {
        self.earliest <= other.latest && other.earliest <= self.latest
    }

    /// Is it surely before the other?
    pub(crate) fn before(self, other: Self) -> bool {
        self.latest < other.earliest
    }

    /// Is it exact enough for two of them to be called the same? A day, or the clock of nobody knows where, is not.
    pub(crate) fn tells(self) -> bool {
        self.latest - self.earliest < 60
    }

    /// Is this later than `other`? `None` = nobody can tell.
    fn later_than(self, other: Self) -> Option<bool> {
        if self.earliest > other.latest {
            Some(true)
        } else if self.latest <= other.earliest {
            Some(false)
        } else {
            None
        }
    }
}

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Move the file and replace the target.
    Replace,
    /// Move the file to a free name.
    FreeName,
    /// Add what is missing from this byte on, if what is there proves to be the beginning.
    ResumeAt(u64),
    /// Replace the target if its contents are others; both have the same size, or nobody knows.
    Compare,
    /// Leave the target.
    Skip,
    /// Ask the person.
    Ask,
}

/// Decides by policy, and where that leaves it open, by what holds for everything else. Both sides exist.
pub(crate) fn decide(
    policy: ConflictPolicy,
    fallback: ConflictPolicy,
    source: Known,
    target: Known,
    form: Form,
) -> Decision {
    match by_policy(policy, source, target, form) {
        Decision::Ask => by_policy(fallback, source, target, form),
        decision => decision,
    }
}

fn by_policy(policy: ConflictPolicy, source: Known, target: Known, form: Form) -> Decision {
    let newer = source
        .when
        .zip(target.when)
        .and_then(|(source, target)| source.later_than(target));
    let size = source.size.zip(target.size).map(|(source, target)| source != target);
    // The same size means what it always does; another one means nothing.
    let size = size.filter(|differs| form == Form::Bytes || !differs);
    let replace_if = |differs: Option<bool>| match differs {
        Some(true) => Decision::Replace,
        Some(false) => Decision::Skip,
        None => Decision::Ask,
    };
    match policy {
        ConflictPolicy::Ask => Decision::Ask,
        ConflictPolicy::Replace => Decision::Replace,
        ConflictPolicy::KeepBoth => Decision::FreeName,
        ConflictPolicy::Skip => Decision::Skip,
        ConflictPolicy::ReplaceIfNewer => replace_if(newer),
        ConflictPolicy::ReplaceIfNewerOrSizeDiffers if form == Form::Text => replace_if(newer),
        // The end of one side is no place in the other.
        ConflictPolicy::Resume if form == Form::Text => match size {
            Some(false) => Decision::Skip,
            _ if target.size == Some(0) => Decision::Replace,
            _ => Decision::Ask,
        },
        ConflictPolicy::ReplaceIfSizeDiffers => replace_if(size),
        ConflictPolicy::ReplaceIfNewerOrSizeDiffers => replace_if(match (newer, size) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        }),
        ConflictPolicy::ReplaceIfContentDiffers if size == Some(true) => Decision::Replace,
        ConflictPolicy::ReplaceIfContentDiffers => Decision::Compare,
        ConflictPolicy::Resume => match (source.size, target.size) {
            (Some(source), Some(target)) if source == target => Decision::Skip,
            (Some(_), Some(0)) => Decision::Replace,
            (Some(source), Some(target)) if source > target => Decision::ResumeAt(target),
            _ => Decision::Ask,
        },
    }
}

/// Needs the policy the time of both sides?
pub(crate) fn wants_time(policy: ConflictPolicy) -> bool {
    matches!(
        policy,
        // The person sees both times.
        ConflictPolicy::Ask | ConflictPolicy::ReplaceIfNewer | ConflictPolicy::ReplaceIfNewerOrSizeDiffers
    )
}

#[cfg(test)]
mod tests {
    use portolan_remote::Precision;

    use super::*;

    use ConflictPolicy as P;
    use Decision as D;

    /// The columns of the tables.
    const COMPARED: [P; 5] = [
        P::ReplaceIfNewer,
        P::ReplaceIfSizeDiffers,
        P::ReplaceIfNewerOrSizeDiffers,
        P::ReplaceIfContentDiffers,
        P::Resume,
    ];

    fn known(size: impl Into<Option<u64>>, time: impl Into<Option<i64>>) -> Known {
        Known::exact(size.into(), time.into())
    }

    fn check(policy: P, source: Known, target: Known, expected: D) {
        let got = decide(policy, P::Ask, source, target, Form::Bytes);
        assert_eq!(got, expected, "{policy:?} {source:?} {target:?}");
    }

    #[test]
    fn unknown_never_overwrites() {
        let full = known(10, 100);
        let (older, newer) = (known(10, 99), known(10, 101));
        let (smaller, larger) = (known(4, 100), known(11, 100));
        let (no_size, no_time, nothing) = (known(None, 100), known(10, None), known(None, None));
        let (older_and_larger, newer_and_larger) = (known(11, 99), known(11, 101));
        #[rustfmt::skip] // a table reads by rows: what is at the target, and what each policy does to it
        let table = [
            //                   newer       size        either      content     resume
            (full,              [D::Skip,    D::Skip,    D::Skip,    D::Compare, D::Skip]),
            (older,             [D::Replace, D::Skip,    D::Replace, D::Compare, D::Skip]),
            (newer,             [D::Skip,    D::Skip,    D::Skip,    D::Compare, D::Skip]),
            (smaller,           [D::Skip,    D::Replace, D::Replace, D::Replace, D::ResumeAt(4)]),
            (larger,            [D::Skip,    D::Replace, D::Replace, D::Replace, D::Ask]),
            (older_and_larger,  [D::Replace, D::Replace, D::Replace, D::Replace, D::Ask]),
            (newer_and_larger,  [D::Skip,    D::Replace, D::Replace, D::Replace, D::Ask]),
            (known(0, None),    [D::Ask,     D::Replace, D::Replace, D::Replace, D::Replace]),
            (no_size,           [D::Skip,    D::Ask,     D::Ask,     D::Compare, D::Ask]),
            (no_time,           [D::Ask,     D::Skip,    D::Ask,     D::Compare, D::Skip]),
            (nothing,           [D::Ask,     D::Ask,     D::Ask,     D::Compare, D::Ask]),
        ];
        for (target, row) in table {
            for (policy, expected) in COMPARED.into_iter().zip(row) {
                check(policy, full, target, expected);
            }
            check(P::Ask, full, target, D::Ask);
            check(P::Replace, full, target, D::Replace);
            check(P::KeepBoth, full, target, D::FreeName);
            check(P::Skip, full, target, D::Skip);
        }
        // Nothing that compares replaces or skips where the source tells nothing.
        for policy in COMPARED {
            let got = decide(policy, P::Ask, nothing, full, Form::Bytes);
            assert!(matches!(got, D::Ask | D::Compare), "{policy:?} {got:?}");
        }
    }

    #[test]
    fn times_are_compared_as_the_spans_that_they_are() {
        let at = |seconds, precision, zone| Timestamp {
            seconds,
            precision,
            zone,
            ..Timestamp::utc(0)
        };
        let source = known(10, 100_000);
        let target = |time, offset| Known {
            size: Some(10),
            when: Some(When::told(time, offset)),
        };
        let newer = |time, offset| decide(P::ReplaceIfNewer, P::Ask, source, target(time, offset), Form::Bytes);
        for (seconds, precision, expected) in [
            (99_999, Precision::Second, D::Replace),
            (100_000, Precision::Second, D::Skip),
            // 100,000 lies 40 s into its minute: within a minute nobody can tell.
            (99_960, Precision::Minute, D::Ask),
            (99_900, Precision::Minute, D::Replace),
            (100_020, Precision::Minute, D::Skip),
            (86_400, Precision::Day, D::Ask),
            (0, Precision::Day, D::Replace),
            (172_800, Precision::Day, D::Skip),
        ] {
            assert_eq!(
                newer(at(seconds, precision, Zone::Utc), None),
                expected,
                "{seconds} {precision:?}"
            );
            // The offset of a clock that is known changes nothing but the numbers.
            let elsewhere = at(seconds - 7200, precision, Zone::Server);
            assert_eq!(newer(elsewhere, Some(7200)), expected, "{seconds} {precision:?}");
        }
        // A clock of nobody knows where: a day's difference is sure, an hour's is not.
        let server = |seconds| newer(at(seconds, Precision::Second, Zone::Server), None);
        assert_eq!(server(100_000 - 3600), D::Ask);
        assert_eq!(server(100_000 + 3600), D::Ask);
        assert_eq!(server(100_000 - 12 * 3600 - 1), D::Replace);
        assert_eq!(server(100_000 + 14 * 3600), D::Skip);
    }

    #[test]
    fn what_holds_for_everything_decides_where_the_policy_cannot() {
        let (full, no_time) = (known(10, 100), known(10, None));
        assert_eq!(decide(P::ReplaceIfNewer, P::Skip, full, no_time, Form::Bytes), D::Skip);
        assert_eq!(
            decide(P::ReplaceIfNewer, P::Skip, full, known(10, 99), Form::Bytes),
            D::Replace
        );
        assert_eq!(decide(P::Ask, P::KeepBoth, full, full, Form::Bytes), D::FreeName);
        assert_eq!(decide(P::Ask, P::ReplaceIfNewer, full, no_time, Form::Bytes), D::Ask);
    }

    #[test]
    fn another_size_says_nothing_of_text() {
        let full = known(10, 100);
        let text = |policy, target| decide(policy, P::Ask, full, target, Form::Text);
        #[rustfmt::skip] // a table reads by rows: what is at the target, and what each policy does to it
        let table = [
            //                   newer       size     either      content     resume
            (full,              [D::Skip,    D::Skip, D::Skip,    D::Compare, D::Skip]),
            (known(11, 100),    [D::Skip,    D::Ask,  D::Skip,    D::Compare, D::Ask]),
            (known(9, 99),      [D::Replace, D::Ask,  D::Replace, D::Compare, D::Ask]),
            (known(0, 101),     [D::Skip,    D::Ask,  D::Skip,    D::Compare, D::Replace]),
            (known(None, None), [D::Ask,     D::Ask,  D::Ask,     D::Compare, D::Ask]),
        ];
        for (target, row) in table {
            for (policy, expected) in COMPARED.into_iter().zip(row) {
                assert_eq!(text(policy, target), expected, "{policy:?} {target:?}");
            }
            assert_eq!(text(P::Replace, target), D::Replace);
            assert_eq!(text(P::Ask, target), D::Ask);
        }
    }
}
