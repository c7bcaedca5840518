//! What is looked for, and how two trees are compared.

use std::path::PathBuf;

use eframe::egui::{Context, Id, Key, Ui};
use portolan_engine::{CompareBy, Hunt, Place};
use portolan_remote::{
    RemotePath, SiteId,
    filter::{Condition, Day, DayTest, Filter, Selection, SizeTest, TextTest},
};
use portolan_ui_kit::{
    button::Button,
    choice::{checkbox, radio},
    field::TextField,
    icons, label, layout,
    modal::Dialog,
    say,
    tokens::space,
};

use super::Wish;
use crate::{
    action::{Action, Actions},
    words,
};

/// What is looked for, and where.
#[derive(Debug)]
pub(crate) struct FindDialog {
    here: Option<Place>,
    there: Option<Place>,
    in_here: bool,
    in_there: bool,
    name: String,
    regex: bool,
    match_case: bool,
    /// 0 = both, 1 = files, 2 = folders.
    kinds: usize,
    larger: String,
    smaller: String,
    newer: String,
    older: String,
}

impl FindDialog {
    /// In the folders that are shown; the one with the keyboard is searched unless the person says otherwise.
    pub(crate) fn new(here: Option<Place>, there: Option<Place>, remote_active: bool) -> Self {
        Self {
            in_here: here.is_some() && (!remote_active || there.is_none()),
            in_there: there.is_some() && remote_active,
            here,
            there,
            name: String::new(),
            regex: false,
            match_case: false,
            kinds: 0,
            larger: String::new(),
            smaller: String::new(),
            newer: String::new(),
            older: String::new(),
        }
    }

    /// What is looked for, or what cannot be understood.
    fn filter(&self) -> Result<Filter, String> {
        let mut conditions = Vec::new();
        let name = self.name.trim();
        if !name.is_empty() {
            let (is, text) = match (self.regex, name.contains(['*', '?', '['])) {
                (true, _) => (TextTest::Regex, name.to_owned()),
                (false, true) => (TextTest::Glob, name.to_owned()),
                (false, false) => (TextTest::Contains, name.to_owned()),
            };
            conditions.push(Condition::Name { is, text });
        }
        for (text, is) in [(&self.larger, SizeTest::Greater), (&self.smaller, SizeTest::Less)] {
            if let Some(bytes) = words::bytes_of(text).map_err(|()| say!("hunts-bad-size").to_owned())? {
                conditions.push(Condition::Size { is, bytes });
            }
        }
        for (text, is) in [(&self.newer, DayTest::After), (&self.older, DayTest::Before)] {
            if !text.trim().is_empty() {
                let day: Day = text.trim().parse().map_err(|_bad| say!("hunts-bad-day").to_owned())?;
                conditions.push(Condition::Modified { is, day });
            }
        }
        if conditions.is_empty() {
            let (is, text) = (TextTest::Glob, "*".to_owned());
            conditions.push(Condition::Name { is, text });
        }
        let filter = Filter {
            name: name.into(),
            files: self.kinds != 2,
            folders: self.kinds != 1,
            match_case: self.match_case,
            conditions,
            ..Filter::default()
        };
        let tried = Selection {
            leave_out: vec![filter.clone()],
            only: Vec::new(),
        };
        tried.matcher().map_err(|error| words::sentence(&error.why))?;
        Ok(filter)
    }

    fn places(&self) -> Vec<Place> {
        let one = |wanted: bool, place: &Option<Place>| place.clone().filter(|_| wanted);
        [one(self.in_here, &self.here), one(self.in_there, &self.there)]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let filter = self.filter();
        let places = self.places();
        let output = Dialog::new("find", say!("hunts-find"))
            .icon(icons::MAGNIFYING_GLASS)
            .width(520.0)
            .show(
                ctx,
                self,
                |ui, this| this.body(ui, filter.as_ref().err()),
                |ui, _| {
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        let ready = filter.is_ok() && !places.is_empty();
                        let find = ui.add_enabled(ready, Button::primary(say!("hunts-begin"))).clicked();
                        (cancel, find)
                    })
                },
            );
        let (cancel, find) = output.footer;
        if let (true, Ok(filter), false) = (find || output.accepted, filter, places.is_empty()) {
            let hunt = Hunt::Find { places, filter };
            actions.push(Action::Hunt(Wish::Begin(Box::new(hunt))));
            return true;
        }
        cancel || output.escaped
    }

    fn body(&mut self, ui: &mut Ui, problem: Option<&String>) {
        let id = Id::unique("find-name");
        label::small(ui, say!("hunts-name"));
        let field = TextField::new(&mut self.name, say!("hunts-name"))
            .hint("*.html")
            .id(id)
            .show(ui);
        // Enter in the field leaves it, and begins.
        let begins = ui.input(|input| input.key_pressed(Key::Enter));
        if !begins && ui.memory(|memory| memory.focused().is_none()) {
            field.response.request_focus();
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            checkbox(ui, &mut self.regex, say!("hunts-regex"));
            checkbox(ui, &mut self.match_case, say!("hunts-match-case"));
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            for (at, title) in [say!("hunts-all-kinds"), say!("hunts-files"), say!("hunts-folders")]
                .into_iter()
                .enumerate()
            {
                if radio(ui, self.kinds == at, title).clicked() {
                    self.kinds = at;
                }
            }
        });
        ui.add_space(space::S);
        let pairs = [
            [
                (&mut self.larger, say!("hunts-larger"), "10 MB"),
                (&mut self.smaller, say!("hunts-smaller"), "1 GB"),
            ],
            [
                (&mut self.newer, say!("hunts-newer"), "2026-11-20"),
                (&mut self.older, say!("hunts-older"), "2026-11-20"),
            ],
        ];
        for pair in pairs {
            ui.columns(2, |columns| {
                for (column, (text, title, hint)) in columns.iter_mut().zip(pair) {
                    label::small(column, title);
                    TextField::new(text, title)
                        .hint(hint)
                        .id(Id::unique(title))
                        .show(column);
                }
            });
        }
        ui.add_space(space::S);
        for (wanted, place, title) in [
            (&mut self.in_here, &self.here, say!("common-this-computer")),
            (&mut self.in_there, &self.there, say!("common-server")),
        ] {
            if let Some(place) = place {
                checkbox(ui, wanted, &format!("{title}: {}", words::visible(&place.to_string())));
            }
        }
        if let Some(problem) = problem {
            label::coloured(ui, problem.as_str(), portolan_ui_kit::Tokens::of(ui).bad);
        }
    }
}

/// How the two folders that are shown are compared.
#[derive(Debug)]
pub(crate) struct CompareDialog {
    here: PathBuf,
    site: SiteId,
    there: RemotePath,
    by: CompareBy,
    recursive: bool,
}

impl CompareDialog {
    /// Of these folders.
    pub(crate) fn new(here: PathBuf, site: SiteId, there: RemotePath) -> Self {
        Self {
            here,
            site,
            there,
            by: CompareBy::Time,
            recursive: true,
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let output = Dialog::new("compare", say!("hunts-compare"))
            .icon(icons::GIT_DIFF)
            .width(520.0)
            .show(
                ctx,
                self,
                |ui, this| {
                    label::dim_wrapped(ui, words::visible(&this.here.display().to_string()));
                    label::dim_wrapped(ui, words::visible(&this.there.to_string()));
                    ui.add_space(space::S);
                    for (by, title) in [
                        (CompareBy::Size, say!("hunts-by-size")),
                        (CompareBy::Time, say!("hunts-by-time")),
                        (CompareBy::Content, say!("hunts-by-content")),
                    ] {
                        if radio(ui, this.by == by, title).clicked() {
                            this.by = by;
                        }
                    }
                    ui.add_space(space::XS);
                    checkbox(ui, &mut this.recursive, say!("hunts-recursive"));
                },
                |ui, _| {
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        (cancel, ui.add(Button::primary(say!("hunts-compare-now"))).clicked())
                    })
                },
            );
        let (cancel, compare) = output.footer;
        if compare || output.accepted {
            let hunt = Hunt::Compare {
                here: self.here.clone(),
                site: self.site,
                there: self.there.clone(),
                by: self.by,
                recursive: self.recursive,
            };
            actions.push(Action::Hunt(Wish::Begin(Box::new(hunt))));
            return true;
        }
        cancel || output.escaped
    }
}
