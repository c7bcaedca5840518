//! `trust`: whom the person trusts, shown, imported and taken back.

use portolan_engine::{Request, TrustRow, Trusted, offline};
use portolan_remote::{Fingerprint, Timestamp};
use serde_json::json;

use crate::{
    entry_json::moment,
    exit::{Exit, Stop},
    face::Face,
    named::Named,
    printer::{Printer, visible},
};

pub(crate) fn run(face: &Face, named: Option<&Named>, forget: bool) -> Result<(), Stop> {
    let all = face.engine().published().trust.borrow().clone();
    let meant: Vec<&TrustRow> = all
        .iter()
        .filter(|row| named.is_none_or(|named| named.is(row.what.server())))
        .collect();
    if meant.is_empty() && named.is_some() {
        face.printer.note("nothing was decided about this server");
        return Err(Stop(Exit::Failed));
    }
    meant.into_iter().try_for_each(|row| {
        if forget {
            let revoked = face.run(Request::Revoke(row.what.clone()));
            revoked.map(drop).map_err(|error| Stop(face.printer.failure(&error)))
        } else {
            show(face.printer, row)
        }
    })
}

fn show(printer: Printer, row: &TrustRow) -> Result<(), Stop> {
    let server = row.what.server().to_string();
    let when = row.when.map(|seconds| moment(Timestamp::utc(seconds)));
    let (kind, sha256, user, words) = match &row.what {
        Trusted::Certificate { sha256, .. } => {
            let sha256 = sha256.to_string();
            let words = format!("certificate with SHA-256 {sha256}");
            ("certificate", Some(sha256), None, words)
        }
        Trusted::Plain { user, .. } => {
            let words = format!("{} may go without TLS", visible(user));
            ("plain", None, Some(&**user), words)
        }
        Trusted::TlsWorked { .. } => {
            let words = "TLS worked: it is never gone without in silence".to_owned();
            ("tls_worked", None, None, words)
        }
    };
    printer.record(&json!({
        "server": server, "trust": kind, "sha256": sha256, "user": user, "when": when,
    }))?;
    let when = when.unwrap_or_else(|| "at an unknown time".to_owned());
    printer.line(&format!("{server:<30}{when:<22}{words}"))
}

/// Trusts a certificate of a file, or the one with this SHA-256, for a host and port.
pub(crate) fn import(face: &Face, named: &Named, certificate: &str) -> Result<(), Stop> {
    let sha256 = match certificate.parse::<Fingerprint>() {
        Ok(sha256) => sha256,
        Err(_no_sum) => from_file(face.printer, certificate)?,
    };
    let server = named.exact();
    match face.run(Request::Trust {
        server: server.clone(),
        sha256,
    }) {
        Ok(_kept) => face
            .printer
            .line(&format!("{server} is trusted with the certificate {sha256}")),
        Err(error) => Err(Stop(face.printer.failure(&error))),
    }
}

fn from_file(printer: Printer, path: &str) -> Result<Fingerprint, Stop> {
    let pem = std::fs::read(path).map_err(|error| {
        printer.note(&format!("{path} is no SHA-256, and no file that can be read: {error}"));
        Stop(Exit::Usage)
    })?;
    offline::fingerprint_of_pem(&pem).map_err(|error| {
        printer.note(&format!("{path}: {error}"));
        Stop(Exit::Usage)
    })
}
