//! What to do where the target exists. "Unknown" never overwrites: where a comparison cannot be made, the person is asked.

use portolan_queue::ConflictPolicy;

/// What is known of one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Side {
    pub(crate) size: Option<u64>,
    /// UTC seconds since 1970.
    pub(crate) modified: Option<i64>,
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
    /// Leave the target.
    Skip,
    /// Ask the person.
    Ask,
}

/// Decides by policy. Both sides exist.
pub(crate) fn decide(policy: ConflictPolicy, source: Side, target: Side) -> Decision {
    match policy {
        ConflictPolicy::Ask => Decision::Ask,
        ConflictPolicy::Replace => Decision::Replace,
        ConflictPolicy::KeepBoth => Decision::FreeName,
        ConflictPolicy::Skip => Decision::Skip,
        ConflictPolicy::ReplaceIfNewer => match (source, target) {
            (Side { size: Some(a), .. }, Side { size: Some(b), .. }) if a != b => Decision::Replace,
            (
                Side {
                    modified: Some(source), ..
                },
                Side {
                    modified: Some(target), ..
                },
            ) if source > target => Decision::Replace,
            (
                Side {
                    modified: Some(_),
                    size: Some(_),
                },
                Side {
                    modified: Some(_),
                    size: Some(_),
                },
            ) => Decision::Skip,
            _ => Decision::Ask,
        },
        ConflictPolicy::Resume => match (source.size, target.size) {
            (Some(source), Some(target)) if source == target => Decision::Skip,
            (Some(_), Some(0)) => Decision::Replace,
            (Some(source), Some(target)) if source > target => Decision::ResumeAt(target),
            _ => Decision::Ask,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_never_overwrites() {
        use ConflictPolicy as P;
        use Decision as D;
        let side = |size, modified| Side { size, modified };
        let full = side(Some(10), Some(100));
        for (policy, source, target, expected) in [
            (P::Ask, full, full, D::Ask),
            (P::Replace, side(None, None), side(None, None), D::Replace),
            (P::ReplaceIfNewer, full, full, D::Skip),
            (P::ReplaceIfNewer, full, side(Some(10), Some(99)), D::Replace),
            (P::ReplaceIfNewer, full, side(Some(10), Some(101)), D::Skip),
            (P::ReplaceIfNewer, full, side(Some(11), Some(101)), D::Replace),
            (P::ReplaceIfNewer, full, side(Some(10), None), D::Ask),
            (
                P::ReplaceIfNewer,
                side(None, Some(100)),
                side(Some(10), Some(100)),
                D::Ask,
            ),
            (P::Resume, full, side(Some(4), None), D::ResumeAt(4)),
            (P::Resume, full, side(Some(0), None), D::Replace),
            (P::Resume, full, side(Some(10), None), D::Skip),
            (P::Resume, full, side(Some(11), None), D::Ask),
            (P::Resume, full, side(None, None), D::Ask),
            (P::Resume, side(None, None), side(Some(4), None), D::Ask),
        ] {
            assert_eq!(
                decide(policy, source, target),
                expected,
                "{policy:?} {source:?} {target:?}"
            );
        }
    }
}
