//! How much room there is: AVBL, else the quota of the site.

use portolan_remote::{Detail, ErrorKind, RemotePath, Space};

use super::{Cx, Step, Steps};
use crate::{Failure, OperationOutcome, command::Command, error::About, pipeline::Gate, reply::Reply};

/// The room where a folder is.
#[derive(Debug)]
pub(crate) struct Room {
    path: RemotePath,
    refusal: Option<Failure>,
}

impl Room {
    /// In this folder.
    pub(crate) fn new(path: RemotePath) -> Self {
        Self { path, refusal: None }
    }

    fn ask_quota(&mut self, cx: &mut Cx<'_>) {
        if cx.st.features.has("SITE QUOTA") || cx.st.family.site_quota {
            return cx.send(Step::Quota, &Command::SiteQuota, Gate::Ahead);
        }
        let failure = self
            .refusal
            .take()
            .unwrap_or_else(|| Failure::new(ErrorKind::NotSupported, Detail::NoSpaceCommand));
        cx.done(Err(failure));
    }
}

impl Steps for Room {
    fn start(&mut self, cx: &mut Cx<'_>) {
        if cx.st.features.has("AVBL") {
            cx.send(Step::Only, &Command::Avbl(self.path.clone()), Gate::Ahead);
        } else {
            self.ask_quota(cx);
        }
    }

    fn on_reply(&mut self, step: Step, reply: &Reply, cx: &mut Cx<'_>) {
        if reply.code.preliminary() {
            return;
        }
        let found = match step {
            _ if !reply.code.positive() => None,
            Step::Quota => quota(reply),
            _ => available(reply),
        };
        match (found, step) {
            (Some(space), _) => cx.done(Ok(OperationOutcome::Space(space))),
            (None, Step::Quota) => {
                let mut failure = cx.refusal("SITE", reply, About::Name);
                failure.kind = ErrorKind::NotSupported;
                cx.done(Err(failure));
            }
            (None, _) => {
                self.refusal = Some(cx.refusal("AVBL", reply, About::Name));
                self.ask_quota(cx);
            }
        }
    }
}

/// The number in a reply to AVBL (draft-peterson-streamlined-ftp-command-extensions): bytes.
fn available(reply: &Reply) -> Option<Space> {
    let text = reply.text();
    let number = text
        .split(' ')
        .rfind(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let available = number.trim_end_matches('.').parse().ok()?;
    Some(Space { available, quota: None })
}

/// The line of a quota that counts what is stored here: `Uploaded Mb: 1.50/100.00`, in the units that the site has set.
/// Quotas of what may be moved in all are none of room.
fn quota(reply: &Reply) -> Option<Space> {
    reply.lines.iter().find_map(|line| {
        let line = String::from_utf8_lossy(line).to_lowercase();
        let (unit, numbers) = line.trim().strip_prefix("uploaded")?.split_once(':')?;
        let unit = match unit.trim() {
            "bytes" => 1.0,
            "kb" => 1024.0,
            "mb" => 1024.0 * 1024.0,
            "gb" => 1024.0 * 1024.0 * 1024.0,
            _ => return None,
        };
        let (used, limit) = numbers.trim().split_once('/')?;
        let bytes = |text: &str| {
            let number = text.trim().parse::<f64>().ok()?;
            (number.is_finite() && number >= 0.0).then_some((number * unit) as u64)
        };
        let (used, limit) = (bytes(used)?, bytes(limit)?);
        Some(Space {
            available: limit.saturating_sub(used),
            quota: Some(limit),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::ReplyCode;

    fn reply(lines: &[&str]) -> Reply {
        Reply {
            code: ReplyCode(213),
            lines: lines.iter().map(|line| line.as_bytes().to_vec()).collect(),
        }
    }

    #[test]
    fn room_is_read_in_bytes() {
        assert_eq!(available(&reply(&["1234"])).map(|space| space.available), Some(1234));
        assert_eq!(
            available(&reply(&["Available space is 77."])).map(|space| space.available),
            Some(77)
        );
        for bad in ["", "no", "12x", "99999999999999999999"] {
            assert_eq!(available(&reply(&[bad])), None, "{bad}");
        }
        let lines = [
            "The current quota for this session are [current/limit]:",
            " Name: u",
            " Uploaded Mb:\t1.50/2.00",
            " Transferred bytes:\t0.00/unlimited",
            "Please contact root if these entries are inaccurate",
        ];
        let expected = Space {
            available: 512 * 1024,
            quota: Some(2 * 1024 * 1024),
        };
        assert_eq!(quota(&reply(&lines)), Some(expected));
        assert_eq!(quota(&reply(&["Uploaded bytes: 0.00/unlimited"])), None);
        assert_eq!(quota(&reply(&["Uploaded bytes: inf/NaN"])), None);
    }
}
