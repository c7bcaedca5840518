//! The table of what servers are known to do otherwise.

use std::{collections::BTreeSet, fs, path::Path};

use toml_edit::{DocumentMut, Table};

use super::checks;

/// One row.
#[derive(Debug)]
pub(super) struct Deviation {
    /// A family, or the name of one server.
    server: String,
    pub(super) check: String,
    /// What the check says where the deviation shows; a part of it.
    pub(super) seen: String,
    /// `ipv4` or `ipv6` where it shows over one of them only.
    over: Option<String>,
}

impl Deviation {
    pub(super) fn holds_over(&self, host: &str) -> bool {
        match self.over.as_deref() {
            None => true,
            Some(over) => (over == "ipv6") == host.contains(':'),
        }
    }

    fn holds_for(&self, server: &str) -> bool {
        let rest = server.strip_prefix(&self.server);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }
}

fn all() -> Vec<Deviation> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/deviations.toml");
    let table: DocumentMut = fs::read_to_string(&path)
        .expect("the table of deviations")
        .parse()
        .expect("TOML");
    let text = |row: &Table, key: &str| row.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    let needed = |row: &Table, key: &str| text(row, key).unwrap_or_else(|| panic!("a deviation without {key}:\n{row}"));
    let Some(rows) = table.get("deviation").and_then(|rows| rows.as_array_of_tables()) else {
        return Vec::new();
    };
    let deviation = |row: &Table| {
        needed(row, "source");
        Deviation {
            server: needed(row, "server"),
            check: needed(row, "check"),
            seen: needed(row, "seen"),
            over: text(row, "over"),
        }
    };
    rows.iter().map(deviation).collect()
}

/// The rows of one server.
pub(super) fn of(server: &str) -> Vec<Deviation> {
    all().into_iter().filter(|row| row.holds_for(server)).collect()
}

/// A row for a check or a server that does not exist would never be missed.
#[test]
fn every_row_names_a_check_and_a_family() {
    let checks: BTreeSet<_> = checks::ALL.iter().map(|(name, _)| *name).collect();
    let servers =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("servers/servers.toml")).expect("servers.toml");
    for row in all() {
        assert!(checks.contains(row.check.as_str()), "{row:?}");
        assert!(servers.contains(&format!("= \"{}\"", row.server)), "{row:?}");
        assert!(matches!(row.over.as_deref(), None | Some("ipv4" | "ipv6")), "{row:?}");
    }
}
