//! How a server stands in `servers.toml`. Written by us, a row is `name = { value = …, when = …, from = "…" }`; written by
//! hand, `name = value` is enough.

use std::collections::BTreeMap;

use portolan_remote::TlsVersion;
use toml_edit::{InlineTable, Item, Table, TableLike, Value};

use super::{Entry, Server, ServerRow, ServerValue, WRITTEN_BY_HAND};
use crate::known::moment;

pub(super) const FINGERPRINT: &str = "fingerprint";
pub(super) const SOFTWARE: &str = "software";

/// Reads what stands there; what means nothing is passed over and stays in the file.
pub(super) fn from_table(table: &dyn TableLike) -> Server {
    let text = |key: &str| table.get(key).and_then(Item::as_str).unwrap_or_default();
    let rows: BTreeMap<ServerRow, Entry> = ServerRow::ALL
        .into_iter()
        .filter_map(|row| Some((row, entry(row, table.get(row.name())?)?)))
        .collect();
    Server {
        fingerprint: text(FINGERPRINT).to_owned(),
        software: text(SOFTWARE).into(),
        rows,
    }
}

fn entry(row: ServerRow, item: &Item) -> Option<Entry> {
    let (value, when, from) = match item.as_table_like() {
        Some(table) => (
            table.get("value")?,
            moment(table.get("when")),
            table.get("from").and_then(Item::as_str),
        ),
        None => (item, None, None),
    };
    Some(Entry {
        value: read_value(row, value)?,
        when,
        from: from.unwrap_or(WRITTEN_BY_HAND).into(),
    })
}

fn read_value(row: ServerRow, item: &Item) -> Option<ServerValue> {
    if let Some(text) = item.as_str() {
        return row.parse(text);
    }
    let value = match (item.as_bool(), item.as_integer(), item.as_float()) {
        (Some(on), ..) => ServerValue::Switch(on),
        (_, Some(number), _) => row.parse(&number.to_string())?,
        // `tls_version = 1.2` without quotation marks.
        (_, _, Some(number)) => row.parse(&number.to_string())?,
        _ => return None,
    };
    row.takes(value).then_some(value)
}

/// Puts a row into the table of a server, or takes it out.
pub(super) fn write_row(table: &mut Table, row: ServerRow, entry: Option<&Entry>) {
    let Some(entry) = entry else {
        table.remove(row.name());
        return;
    };
    let mut inline = InlineTable::new();
    inline.insert(
        "value",
        match entry.value {
            ServerValue::Mode(mode) => Value::from(mode.to_string()),
            ServerValue::Switch(on) => Value::from(on),
            ServerValue::Count(count) => Value::from(i64::from(count)),
            ServerValue::Seconds(seconds) => Value::from(i64::from(seconds)),
            ServerValue::Encoding(encoding) => Value::from(encoding.name()),
            ServerValue::Version(TlsVersion::V1_2) => Value::from("1.2"),
            ServerValue::Version(TlsVersion::V1_3) => Value::from("1.3"),
            ServerValue::Time(command) => Value::from(command.to_string()),
        },
    );
    if let Some(when) = entry.when {
        inline.insert("when", Value::from(when));
    }
    inline.insert("from", Value::from(&*entry.from));
    table.insert(row.name(), Item::Value(Value::InlineTable(inline)));
}
