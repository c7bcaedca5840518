//! Entries as JSON lines.

use jiff::Timestamp as Moment;
use portolan_remote::{Entry, EntryKind, NameEncoding, Permissions, Precision, Timestamp};
use serde_json::{Map, Value, json};

/// One entry with always all nine fields, `null` where the server told nothing.
///
/// A name that is not UTF-8 shows each byte as U+0000 to U+00FF. `name_bytes` is added then if `with_bytes` asks for it.
pub(crate) fn entry_json(entry: &Entry, with_bytes: bool, reading: NameEncoding) -> Value {
    let mut object = Map::new();
    let name = match reading.decode(entry.name.as_bytes()) {
        (name, true) => name.into_owned(),
        (_, false) => text(entry.name.as_bytes()),
    };
    object.insert("name".into(), name.into());
    object.insert("kind".into(), kind(entry.kind).into());
    object.insert("size".into(), entry.size.into());
    object.insert("modified".into(), entry.modified.map(moment).into());
    object.insert(
        "precision".into(),
        entry.modified.map(|time| precision(time.precision)).into(),
    );
    object.insert(
        "mode".into(),
        match entry.permissions() {
            None => Value::Null,
            Some(Permissions::Unix(mode)) => format!("{mode:04o}").into(),
            Some(Permissions::Other(text)) => (*text).into(),
        },
    );
    object.insert("owner".into(), entry.owner().into());
    object.insert("group".into(), entry.group().into());
    object.insert("link_target".into(), entry.link_target().map(text).into());
    if with_bytes && std::str::from_utf8(entry.name.as_bytes()).is_err() {
        object.insert("name_bytes".into(), json!(entry.name.as_bytes()));
    }
    Value::Object(object)
}

fn text(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(
        |_not_utf8| bytes.iter().map(|byte| char::from(*byte)).collect(),
        str::to_owned,
    )
}

fn kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Folder => "dir",
        EntryKind::File => "file",
        EntryKind::Symlink => "symlink",
        EntryKind::Other => "other",
    }
}

fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::Minute => "minute",
        Precision::Second => "second",
    }
}

/// RFC 3339; a date alone where no more is known. Server time is written as if its zone were UTC.
pub(crate) fn moment(time: Timestamp) -> String {
    let Ok(moment) = Moment::new(time.seconds, i32::try_from(time.nanos).unwrap_or(0)) else {
        return time.seconds.to_string();
    };
    let text = moment.to_string();
    if time.precision == Precision::Day {
        text.get(..10).unwrap_or(&text).to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::{FileName, Zone};

    use super::*;

    #[test]
    fn all_nine_fields_are_always_there() {
        let mut entry = Entry::new(FileName::parse(b"f\xfcr").expect("a name"), EntryKind::File);
        let value = entry_json(&entry, true, NameEncoding::AUTO);
        assert_eq!(value["name"], "f\u{fc}r");
        assert_eq!(value["name_bytes"], json!([102, 252, 114]));
        assert_eq!(value.as_object().map(Map::len), Some(10));
        assert_eq!(value["size"], Value::Null);
        entry.modified = Some(Timestamp {
            seconds: 86_400,
            nanos: 0,
            precision: Precision::Day,
            zone: Zone::Server,
        });
        entry.set_permissions(Some(Permissions::Unix(0o755)));
        let value = entry_json(&entry, false, NameEncoding::AUTO);
        assert_eq!(value["modified"], "1970-01-02");
        assert_eq!(value["mode"], "0755");
        assert_eq!(value.as_object().map(Map::len), Some(9));
    }
}
