//! `server`: what was learnt of servers, shown, set and forgotten.

use portolan_engine::{Request, ServerMemory, ServerRow, ServerValue};
use portolan_remote::Timestamp;
use serde_json::{Value, json};

use crate::{
    entry_json::moment,
    exit::{Exit, Stop},
    face::Face,
    named::Named,
    printer::{Printer, visible},
};

/// What to do with it.
pub(crate) enum What {
    Show,
    /// Everything.
    Forget,
    ForgetRow(ServerRow),
    Set(ServerRow, ServerValue),
}

impl What {
    /// Reads `--forget [ROW]` (`all` where no row is named) and `--set ROW=VALUE`.
    pub(crate) fn parse(printer: Printer, forget: Option<&str>, set: Option<&str>) -> Result<Self, Stop> {
        let wrong = |text: &str| {
            printer.note(text);
            Stop(Exit::Usage)
        };
        let row = |name: &str| {
            name.parse::<ServerRow>().map_err(|error| {
                let names: Vec<_> = ServerRow::ALL.into_iter().map(ServerRow::name).collect();
                wrong(&format!("{error}; that is one of {}", names.join(", ")))
            })
        };
        match (forget, set) {
            (Some("all"), _) => Ok(Self::Forget),
            (Some(name), _) => row(name).map(Self::ForgetRow),
            (None, Some(text)) => {
                let (name, text) = text
                    .split_once('=')
                    .ok_or_else(|| wrong("--set needs ROW=VALUE, for example session_limit=2"))?;
                let row = row(name)?;
                let value = row
                    .parse(text)
                    .ok_or_else(|| wrong(&format!("`{text}` is no value of {name}; {} is needed", row.allowed())))?;
                Ok(Self::Set(row, value))
            }
            (None, None) => Ok(Self::Show),
        }
    }
}

pub(crate) fn run(face: &Face, named: Option<&Named>, what: &What) -> Result<(), Stop> {
    let all = face.engine().published().servers.borrow().clone();
    let meant: Vec<&ServerMemory> = all
        .iter()
        .filter(|memory| named.is_none_or(|named| named.is(&memory.server)))
        .collect();
    let ask = |request| {
        face.run(request)
            .map(drop)
            .map_err(|error| Stop(face.printer.failure(&error)))
    };
    match what {
        // What is set may be of a server that nobody has met yet.
        What::Set(row, value) => {
            let Some(named) = named else {
                return Err(Stop(Exit::Usage));
            };
            let mut servers: Vec<_> = meant.iter().map(|memory| memory.server.clone()).collect();
            if servers.is_empty() {
                servers.push(named.exact());
            }
            servers.into_iter().try_for_each(|server| {
                ask(Request::SetServerRow {
                    server,
                    row: *row,
                    value: Some(*value),
                })
            })
        }
        _ if meant.is_empty() && named.is_some() => {
            face.printer.note("nothing was learnt of this server");
            Err(Stop(Exit::Failed))
        }
        What::Show => meant.into_iter().try_for_each(|memory| show(face.printer, memory)),
        What::Forget => meant
            .into_iter()
            .try_for_each(|memory| ask(Request::ForgetServer(memory.server.clone()))),
        What::ForgetRow(row) => meant.into_iter().try_for_each(|memory| {
            ask(Request::SetServerRow {
                server: memory.server.clone(),
                row: *row,
                value: None,
            })
        }),
    }
}

fn show(printer: Printer, memory: &ServerMemory) -> Result<(), Stop> {
    let when = |seconds: Option<i64>| seconds.map(|seconds| moment(Timestamp::utc(seconds)));
    let rows: Vec<Value> = memory
        .rows
        .iter()
        .map(|row| {
            json!({
                "row": row.row.name(), "value": row.value.to_string(), "when": when(row.when), "from": &*row.from,
            })
        })
        .collect();
    printer.record(&json!({
        "server": memory.server.to_string(), "software": &*memory.software, "rows": rows,
    }))?;
    let software = visible(&memory.software);
    printer.line(format!("{}  {software}", memory.server).trim_end())?;
    for row in memory.rows.iter() {
        printer.line(&format!(
            "  {:<24}{:<9}{:<22}{}",
            row.row.name(),
            row.value.to_string(),
            when(row.when).unwrap_or_else(|| "at an unknown time".to_owned()),
            visible(&row.from)
        ))?;
    }
    Ok(())
}
