//! Whom the person trusts: certificates, servers without TLS; and where TLS once worked.

use eframe::egui::Ui;
use portolan_engine::Trusted;
use portolan_ui_kit::{
    Tokens,
    button::IconButton,
    empty, icons, say,
    virtual_table::{Column, TableState, VirtualTable},
};

use super::Wish;
use crate::{
    action::{Action, Actions},
    frame::FrameCx,
    words,
};

pub(super) fn show(ui: &mut Ui, table: &mut TableState, frame: &FrameCx, actions: &mut Actions) {
    let rows = &frame.trust;
    if rows.is_empty() {
        let faint = Tokens::of(ui).faint;
        let text = say!("known-certificates-that-you-trust-by");
        let heading = say!("known-only-the-authorities-of-this");
        empty::empty_state(
            ui,
            "nobody-trusted",
            icons::SHIELD_CHECK,
            Some(faint),
            heading,
            text,
            |_| (),
        );
        return;
    }
    let columns = [
        Column::new(say!("common-server")).width(220.0).min_width(120.0),
        Column::new(say!("known-what")).width(240.0).min_width(140.0),
        Column::new(say!("common-sha-256")).fill().min_width(120.0),
        frame
            .calendar
            .column(Column::new(say!("known-since")).width(126.0).min_width(100.0)),
        Column::new("").width(44.0).min_width(44.0).fixed(),
    ];
    VirtualTable::new("trust", &columns)
        .rows(rows.len())
        .name(say!("known-trusted"))
        .show(ui, table, |row| {
            let Some(trusted) = rows.get(row.index()) else { return };
            let server = trusted.what.server().to_string();
            let (what, sha256) = in_words(&trusted.what);
            row.name(&format!("{server}: {what}"));
            row.text(&words::visible(&server));
            row.dim(&what);
            row.mono(&sha256);
            row.dim(
                &trusted
                    .when
                    .map_or_else(String::new, |when| frame.calendar.moment(when)),
            );
            let revoke = say!("known-take-back", server = server, what = what);
            let button = IconButton::new(icons::X, &revoke).small();
            if row.col(|ui| ui.add(button).clicked()) == Some(true) {
                actions.push(Action::Known(Wish::Revoke(trusted.what.clone())));
            }
        });
}

fn in_words(trusted: &Trusted) -> (String, String) {
    match trusted {
        Trusted::Certificate { sha256, always, .. } => {
            let what = if *always {
                say!("known-this-certificate-always")
            } else {
                say!("known-this-certificate-until-portolan-ends")
            };
            (what.to_owned(), sha256.to_string())
        }
        Trusted::Plain { user, .. } => (say!("known-without-tls", user = words::visible(user)), String::new()),
        Trusted::TlsWorked { .. } => (say!("known-tls-worked-never-without-it").to_owned(), String::new()),
    }
}
