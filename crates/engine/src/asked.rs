//! Requests whose end somebody waits for.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use portolan_remote::RemoteError;

use crate::{Finish, Finished, RequestId, operate::RemoteOp};

/// Ends that are kept.
const KEPT: usize = 256;

/// An operation, and who waits for its end.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) op: RemoteOp,
    pub(crate) by: Option<RequestId>,
}

/// Ends of tracked requests.
#[derive(Debug, Default)]
pub(crate) struct Ends {
    /// Parts of a request that are not done yet, and what the others gave.
    open: BTreeMap<RequestId, (usize, Result<Finish, Arc<RemoteError>>)>,
    ended: VecDeque<Finished>,
}

impl Ends {
    /// One more part of a request has begun.
    pub(crate) fn begin(&mut self, by: Option<RequestId>) {
        if let Some(request) = by {
            self.open.entry(request).or_insert((0, Ok(Finish::Done))).0 += 1;
        }
    }

    /// A part has ended. The first failure of a request is its result. Returns whether somebody waits for it.
    pub(crate) fn end(&mut self, by: Option<RequestId>, result: Result<Finish, Arc<RemoteError>>) -> bool {
        let Some(request) = by else { return false };
        let (left, all) = self.open.entry(request).or_insert((1, Ok(Finish::Done)));
        *left = left.saturating_sub(1);
        if all.is_ok() && result != Ok(Finish::Done) {
            *all = result;
        }
        if *left == 0
            && let Some((_, result)) = self.open.remove(&request)
        {
            if self.ended.len() == KEPT {
                self.ended.pop_front();
            }
            self.ended.push_back(Finished { request, result });
        }
        true
    }

    pub(crate) fn all(&self) -> Arc<[Finished]> {
        self.ended.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::{Act, ErrorKind};

    use super::*;

    #[test]
    fn a_request_ends_with_its_last_part_and_its_first_failure() {
        let mut ends = Ends::default();
        let by = Some(RequestId(7));
        ends.begin(by);
        ends.begin(by);
        let error = Arc::new(RemoteError::new(ErrorKind::NotFound, Act::Delete));
        assert!(ends.end(by, Err(error.clone())));
        assert!(ends.all().is_empty());
        ends.end(by, Ok(Finish::Done));
        assert_eq!(ends.all()[0].result, Err(error));
        assert!(!ends.end(None, Ok(Finish::Done)));
    }
}
