//! Dialogs: a conflict, the site manager, a check of the connection, a synchronisation.

use eframe::egui::{Context, Ui, Vec2};
use portolan_ui_kit::button::{Button, IconButton};
use portolan_ui_kit::choice::{checkbox, radio_card, swatch};
use portolan_ui_kit::field::{TextField, form_row};
use portolan_ui_kit::modal::Dialog;
use portolan_ui_kit::select::{SelectLook, select};
use portolan_ui_kit::tabs::{DockTab, dock_tabs};
use portolan_ui_kit::tokens::{Tokens, space};
use portolan_ui_kit::virtual_table::{Column, TableState, VirtualTable};
use portolan_ui_kit::{icons, label, layout};

use crate::plan::Plan;

pub(crate) struct Dialogs {
    choice: usize,
    for_all: bool,
    find: String,
    texts: [String; 6],
    tab: usize,
    protocol: usize,
    plan: Plan,
    site: usize,
    sites: TableState,
}

impl Default for Dialogs {
    fn default() -> Self {
        Self {
            choice: 0,
            for_all: true,
            find: String::new(),
            texts: [
                "Studio website",
                "ftp.studio.example",
                "web",
                "not really it",
                "/www",
                "~/Work/site",
            ]
            .map(str::to_owned),
            tab: 0,
            protocol: 0,
            plan: Plan::default(),
            site: 1,
            sites: TableState::default(),
        }
    }
}

impl Dialogs {
    pub(crate) fn show(&mut self, ctx: &Context, page: &str) {
        match page {
            "exists" => self.exists(ctx),
            "sites" => self.sites(ctx),
            "check" => check(ctx),
            "sync" => self.plan.show(ctx),
            _ => {}
        }
    }

    fn exists(&mut self, ctx: &Context) {
        let choices = [
            ("Replace", "the file on the server"),
            ("Replace if newer", "or if the sizes differ"),
            ("Resume", "append what is missing"),
            ("Keep both", "index (2).html"),
            ("Skip", ""),
        ];
        let body = |ui: &mut Ui, state: &mut Self| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                let width = (ui.available_width() - 40.0) / 2.0;
                side(ui, width, "This computer", "12.4 KB · Nov 21, 09:10", Some("newer"));
                let ink = Tokens::of(ui).text;
                ui.vertical(|ui| {
                    ui.add_space(20.0);
                    label::icon(ui, icons::ARROW_RIGHT, ink);
                });
                side(ui, width, "/www on server", "11.9 KB · Nov 12, 10:21", None);
            });
            ui.add_space(space::XS);
            ui.spacing_mut().item_spacing.y = 6.0;
            for (index, (title, note)) in choices.iter().enumerate() {
                if radio_card(ui, state.choice == index, title, note).clicked() {
                    state.choice = index;
                }
            }
        };
        Dialog::new("exists", "index.html already exists").show(ctx, self, body, |ui, state| {
            checkbox(ui, &mut state.for_all, "For all the rest of this upload");
            label::dim(ui, "(17 more)");
            layout::trailing(ui, "buttons", |ui| {
                ui.add(Button::secondary("Stop queue"));
                ui.add(Button::primary("Replace"));
            });
        });
    }

    fn sites(&mut self, ctx: &Context) {
        let body = |ui: &mut Ui, state: &mut Self| {
            let all = ui.max_rect();
            let (left, right) = all.split_left_right_at_x(all.left() + 260.0);
            let panel = Tokens::of(ui).panel;
            layout::region(ui, left.shrink(10.0), panel, |ui| state.site_list(ui));
            layout::hairline_left(ui, right);
            layout::region(ui, right.shrink2(Vec2::new(20.0, 16.0)), panel, |ui| {
                state.site_form(ui);
            });
        };
        let dialog = Dialog::new("sites", "Sites").width(920.0).height(496.0).padding(0.0);
        dialog.show(ctx, self, body, |ui, _| {
            ui.add(Button::secondary("Check connection").icon(icons::STETHOSCOPE));
            layout::trailing(ui, "buttons", |ui| {
                ui.add(Button::secondary("Cancel"));
                ui.add(Button::secondary("Save"));
                ui.add(Button::primary("Connect"));
            });
        });
    }

    fn site_list(&mut self, ui: &mut Ui) {
        TextField::new(&mut self.find, "Find a site")
            .hint("Find a site")
            .icon(icons::MAGNIFYING_GLASS)
            .show(ui);
        ui.add_space(space::L);
        let names = [
            ("Clients", 0.0),
            ("Studio website", 18.0),
            ("Archive NAS", 18.0),
            ("Personal", 0.0),
            ("Home router", 0.0),
        ];
        let room = Vec2::new(ui.available_width(), ui.available_height() - 40.0);
        let columns = [Column::new("Site").fill()];
        let site = &mut self.site;
        ui.allocate_ui(room, |ui| {
            let table = VirtualTable::new("sites", &columns)
                .rows(names.len())
                .header(false)
                .striped(false)
                .rounded(true)
                .row_height(29.0);
            let output = table.show(ui, &mut self.sites, |row| {
                let (name, indent) = names[row.index()];
                row.name(name);
                row.select(row.index() == *site);
                row.col(|ui| {
                    ui.add_space(indent);
                    let ink = Tokens::of(ui).text;
                    label::icon(
                        ui,
                        if ["Clients", "Personal"].contains(&name) {
                            icons::FOLDER_OPEN
                        } else {
                            icons::ANCHOR
                        },
                        ink,
                    );
                    label::body(ui, name);
                });
            });
            *site = output.clicked.map_or(*site, |click| click.row);
        });
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.add(Button::secondary("New site").icon(icons::PLUS));
            ui.add(Button::secondary("Import…").icon(icons::DOWNLOAD_SIMPLE));
        });
    }

    fn site_form(&mut self, ui: &mut Ui) {
        let tabs = ["General", "Transfer", "Security", "Network", "Advanced"].map(DockTab::new);
        self.tab = dock_tabs(ui, "form", 36.0, 0.0, &tabs, self.tab).unwrap_or(self.tab);
        layout::hairline(ui);
        ui.add_space(14.0);
        ui.spacing_mut().item_spacing.y = 9.0;
        let [name, host, user, password, remote, local] = &mut self.texts;
        form_row(ui, 128.0, "Name", |ui| TextField::new(name, "Name").show(ui));
        let protocols = [
            "FTP over TLS, required (explicit)",
            "FTP over TLS (implicit)",
            "Plain FTP",
        ];
        form_row(ui, 128.0, "Protocol", |ui| {
            select(ui, "Protocol", SelectLook::Field, &mut self.protocol, &protocols)
        });
        let wrong = host.contains(' ').then_some("A host name has no spaces");
        form_row(ui, 128.0, "Host", |ui| {
            TextField::new(host, "Host").error(wrong).show(ui)
        });
        form_row(ui, 128.0, "User", |ui| TextField::new(user, "User").show(ui));
        form_row(ui, 128.0, "Password", |ui| {
            TextField::new(password, "Password").password().show(ui)
        });
        form_row(ui, 128.0, "Remote folder", |ui| {
            TextField::new(remote, "Remote folder").show(ui)
        });
        form_row(ui, 128.0, "Local folder", |ui| {
            TextField::new(local, "Local folder").show(ui)
        });
        form_row(ui, 128.0, "Colour", |ui| {
            let tokens = Tokens::of(ui);
            ui.horizontal(|ui| {
                let colours = [
                    (tokens.accent, "Teal"),
                    (tokens.upload, "Violet"),
                    (tokens.ok, "Green"),
                    (tokens.warn, "Amber"),
                ];
                for (index, (colour, name)) in colours.into_iter().enumerate() {
                    swatch(ui, index == 0, colour, name);
                }
            });
        });
    }
}

fn side(ui: &mut Ui, width: f32, title: &str, note: &str, verdict: Option<&str>) {
    layout::card(ui, |ui| {
        ui.set_width(width - 26.0);
        ui.horizontal(|ui| {
            let tokens = Tokens::of(ui);
            label::icon(ui, icons::FILE_HTML, tokens.text);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                label::strong(ui, title);
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    label::dim(ui, note);
                    if let Some(verdict) = verdict {
                        label::dim(ui, "·");
                        label::coloured(ui, verdict, tokens.ok);
                    }
                });
            });
        });
    });
}

fn check(ctx: &Context) {
    let rows = [
        ("Name resolved", "203.0.113.7, 2001:db8::7", "3 ms", 0),
        ("Control connection", "port 21, IPv6", "21 ms", 0),
        ("TLS 1.3", "AUTH TLS · certificate valid until Mar 2027", "44 ms", 0),
        (
            "PASV",
            "server names 192.168.10.10, which this computer cannot reach. Portolan uses the control address instead.",
            "65 ms",
            1,
        ),
        (
            "EPRT",
            "server could not dial back to 10.0.0.7:52110: a router between you translates addresses",
            "10 s",
            2,
        ),
    ];
    let body = |ui: &mut Ui, (): &mut ()| {
        for (name, text, time, verdict) in rows {
            ui.horizontal_top(|ui| {
                let tokens = Tokens::of(ui);
                let marks = [
                    (icons::CHECK_CIRCLE, tokens.ok),
                    (icons::WARNING_CIRCLE, tokens.warn),
                    (icons::X_CIRCLE, tokens.bad),
                ];
                let (icon, colour) = marks[verdict];
                label::icon_fill(ui, icon, colour);
                ui.allocate_ui(Vec2::new(150.0, 18.0), |ui| {
                    ui.set_width(150.0);
                    label::strong(ui, name);
                });
                let width = ui.available_width() - 60.0;
                ui.allocate_ui(Vec2::new(width, 18.0), |ui| {
                    ui.set_width(width);
                    label::dim_wrapped(ui, text);
                });
                layout::trailing(ui, name, |ui| label::mono(ui, time));
            });
            layout::hairline(ui);
        }
        layout::callout(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let ink = Tokens::of(ui).text;
                label::icon(ui, icons::LIGHTBULB, ink);
                label::strong(ui, "Use passive mode (EPSV).");
                label::dim_wrapped(ui, "Active mode fails behind this router.");
            });
        });
    };
    let dialog = Dialog::new("check", "Check connection · ftp.studio.example")
        .icon(icons::STETHOSCOPE)
        .width(760.0);
    dialog.show(ctx, &mut (), body, |ui, ()| {
        ui.add(Button::secondary("Copy report").icon(icons::COPY));
        ui.add(IconButton::new(icons::EXPORT, "Save report"));
        layout::trailing(ui, "buttons", |ui| {
            ui.add(Button::secondary("Close"));
            ui.add(Button::primary("Use for this site"));
        });
    });
}
