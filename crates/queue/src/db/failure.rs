//! Errors as they are kept: what the prose is made of.

use std::{fmt, sync::Arc};

use portolan_remote::{Act, CertificateInfo, Detail, ErrorKind, HostPort, RemoteError};
use serde::{Deserialize, Deserializer, Serialize};

#[derive(Serialize, Deserialize)]
struct Kept {
    kind: ErrorKind,
    act: Act,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<Arc<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    server: Option<HostPort>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reply: Option<Arc<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// The same as a value. Versions before it kept the words alone, and read them still.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "known")]
    cause: Option<Detail>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    certificate: Option<Arc<CertificateInfo>>,
    /// The messages of the errors below, outermost first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    below: Vec<String>,
}

/// A detail that this version does not know is said in the words that were kept with it.
fn known<'de, D: Deserializer<'de>>(source: D) -> Result<Option<Detail>, D::Error> {
    let value = serde_json::Value::deserialize(source)?;
    Ok(serde_json::from_value(value).ok())
}

/// An error of which only the message is left.
#[derive(Debug)]
struct Told(String, Option<Box<Self>>);

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Told {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.1.as_deref().map(|below| below as _)
    }
}

/// More errors below each other than any of ours has.
const DEEPEST: usize = 16;

pub(super) fn to_json(error: &RemoteError) -> rusqlite::Result<String> {
    let mut below = Vec::new();
    let mut next = error.source.as_deref().map(|error| error as &dyn std::error::Error);
    while let Some(error) = next.filter(|_| below.len() < DEEPEST) {
        below.push(error.to_string());
        next = error.source();
    }
    super::words::json(&Kept {
        kind: error.kind,
        act: error.act,
        path: error.path.clone(),
        server: error.server.clone(),
        reply: error.reply.clone(),
        detail: error.detail.as_ref().map(ToString::to_string),
        cause: error
            .detail
            .as_deref()
            .cloned()
            .filter(|detail| !matches!(detail, Detail::Words(_))),
        certificate: error.certificate.clone(),
        below,
    })
}

pub(super) fn of_json(text: &str) -> rusqlite::Result<RemoteError> {
    let kept: Kept = super::words::of_json(text)?;
    let told = kept
        .below
        .into_iter()
        .rev()
        .fold(None, |below, message| Some(Told(message, below.map(Box::new))));
    let mut error = RemoteError::new(kept.kind, kept.act);
    error.path = kept.path;
    error.server = kept.server;
    error.reply = kept.reply;
    error.detail = kept.cause.or(kept.detail.map(Detail::words)).map(Arc::new);
    error.certificate = kept.certificate;
    error.source = told.map(|told| Arc::new(told) as _);
    Ok(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_error_tells_the_same_after_it_was_kept() {
        for kind in ErrorKind::ALL {
            let error = RemoteError::new(kind, Act::Upload)
                .at("/www/x\u{202e}y")
                .on(&HostPort::new("ftp.example.org", 21))
                .detailed(Detail::BytesThere {
                    there: 12,
                    expected: 13,
                });
            for error in [
                error.clone(),
                error.clone().replied("550 No."),
                error.because(std::io::Error::other("the disk is gone")),
            ] {
                let back = of_json(&to_json(&error).unwrap()).unwrap();
                assert_eq!(back, error);
                assert_eq!(back.to_string(), error.to_string());
                assert_eq!(back.explain().next, error.explain().next);
            }
        }
    }

    #[test]
    fn details_of_other_versions_are_said_in_the_words_that_they_kept() {
        let kept = |rest: &str| format!(r#"{{"kind":"SizeMismatch","act":"Upload","detail":"12 bytes"{rest}}}"#);
        for rest in [
            "",
            r#","cause":"OfALaterVersion""#,
            r#","cause":{"OfALaterVersion":{"bytes":12}}"#,
        ] {
            let error = of_json(&kept(rest)).unwrap();
            assert_eq!(error.detail, Some(Arc::new(Detail::words("12 bytes"))), "{rest}");
        }
        for detail in Detail::examples() {
            let error = RemoteError::new(ErrorKind::Refused, Act::List).detailed(detail);
            assert_eq!(of_json(&to_json(&error).unwrap()).unwrap(), error);
        }
    }
}
