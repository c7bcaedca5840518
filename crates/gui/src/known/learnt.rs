//! What is remembered of a server, in the person's language. On the command line it is said in English by the engine.

use portolan_engine::{ServerRow, ServerValue};
use portolan_remote::DataMode;
use portolan_ui_kit::say;

/// What a row says.
pub(super) fn title(row: ServerRow) -> &'static str {
    match row {
        ServerRow::DataMode => say!("known-row-data-mode"),
        ServerRow::GivenUp(DataMode::Epsv) => say!("known-row-given-up-epsv"),
        ServerRow::GivenUp(DataMode::Pasv) => say!("known-row-given-up-pasv"),
        ServerRow::GivenUp(DataMode::Eprt) => say!("known-row-given-up-eprt"),
        ServerRow::GivenUp(DataMode::Port) => say!("known-row-given-up-port"),
        ServerRow::LookAheadRetrieve => say!("known-row-look-ahead-retrieve"),
        ServerRow::LookAheadStore => say!("known-row-look-ahead-store"),
        ServerRow::InOrder => say!("known-row-in-order"),
        ServerRow::RestStor => say!("known-row-rest-stor"),
        ServerRow::LargeRest => say!("known-row-large-rest"),
        ServerRow::Mlsd => say!("known-row-mlsd"),
        ServerRow::RenameOver => say!("known-row-rename-over"),
        ServerRow::ListAll => say!("known-row-list-all"),
        ServerRow::KeepAliveInTransfer => say!("known-row-keep-alive-in-transfer"),
        ServerRow::TimeCommand => say!("known-row-time-command"),
        ServerRow::DoublesIac => say!("known-row-doubles-iac"),
        ServerRow::ClockOffset => say!("known-row-clock-offset"),
        ServerRow::NameEncoding => say!("known-row-name-encoding"),
        ServerRow::SessionLimit => say!("known-row-session-limit"),
        ServerRow::TlsReuse => say!("known-row-tls-reuse"),
        ServerRow::TlsVersion => say!("known-row-tls-version"),
    }
}

/// What stands in it.
pub(super) fn value(value: ServerValue) -> String {
    match value {
        ServerValue::Switch(true) => say!("known-yes").to_owned(),
        ServerValue::Switch(false) => say!("known-no").to_owned(),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_what_the_command_line_says() {
        for row in ServerRow::ALL {
            assert_eq!(title(row), row.title());
        }
        for switch in [ServerValue::Switch(true), ServerValue::Switch(false)] {
            assert_eq!(value(switch), switch.to_string());
        }
    }
}
