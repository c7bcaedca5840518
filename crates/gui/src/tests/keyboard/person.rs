//! Somebody who has a keyboard and no mouse.

use eframe::egui::{self, Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{AccessKitNode, NodeT as _, Queryable as _},
};
use portolan_engine::Request;
use portolan_remote::SiteId;

use super::super::{Window, asked};
use crate::pane::Side;

/// What the person has before them. Keys and letters are the only way in.
pub(super) struct Person(Harness<'static, Window>);

impl Person {
    /// In front of this window, as the program begins: the files of this computer have the keyboard.
    pub(super) fn at(mut window: Window) -> Self {
        window.view.tab().local.focus();
        let mut person = Self(window.open());
        person.asked();
        person
    }

    /// Presses a key.
    pub(super) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.0.key_press_modifiers(modifiers, key);
        self.0.run_steps(4);
    }

    /// Types a text.
    pub(super) fn types(&mut self, text: &str) {
        self.0.event(egui::Event::Text(text.to_owned()));
        self.0.run_steps(4);
    }

    /// Presses Tab until this has the keyboard.
    pub(super) fn tab_to(&mut self, name: &str) {
        let mut way = Vec::new();
        while way.len() < 60 {
            self.press(Modifiers::NONE, Key::Tab);
            way.push(self.keyboard());
            if way.last().is_some_and(|last| last == name) {
                return;
            }
        }
        panic!("Tab does not lead to {name:?}: {way:?}");
    }

    /// What has the keyboard, by its name.
    pub(super) fn keyboard(&self) -> String {
        let mut nodes = self.0.root().children_recursive().map(|node| node.accesskit_node());
        let node = nodes.find(AccessKitNode::is_focused);
        node.and_then(|node| node.label()).unwrap_or_default()
    }

    /// The row of a pane that has the keyboard.
    pub(super) fn row(&self) -> (Side, String) {
        let mut rows = self.0.get_all_by_role(egui::accesskit::Role::Row);
        let row = rows.find(|row| row.accesskit_node().is_focused() && row.rect().top() < 560.0);
        let row = row.unwrap_or_else(|| panic!("no row of a pane has the keyboard but {:?}", self.keyboard()));
        let side = if row.rect().left() < 720.0 {
            Side::Local
        } else {
            Side::Remote
        };
        (side, row.accesskit_node().label().unwrap_or_default())
    }

    /// Is there something with this name?
    pub(super) fn sees(&self, name: &str) -> bool {
        self.0.query_all_by_label(name).next().is_some()
    }

    /// Name and mark of each row of a side, from top to bottom.
    pub(super) fn rows(&self, local: bool) -> Vec<(String, String)> {
        self.rows_within(|row| row.top() < 560.0 && (row.left() < 720.0) == local)
    }

    /// Name and state of each row of the dock, from top to bottom.
    pub(super) fn rows_of_the_dock(&self) -> Vec<(String, String)> {
        self.rows_within(|row| row.top() > 560.0)
    }

    fn rows_within(&self, within: impl Fn(egui::Rect) -> bool) -> Vec<(String, String)> {
        let rows = self.0.get_all_by_role(egui::accesskit::Role::Row);
        let mut rows: Vec<_> = rows
            .filter(|row| within(row.rect()))
            .map(|row| {
                let node = row.accesskit_node();
                let words = (node.label().unwrap_or_default(), node.description().unwrap_or_default());
                (row.rect().top(), words)
            })
            .collect();
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        rows.into_iter().map(|(_, words)| words).collect()
    }

    /// The server that the tab is connected to.
    pub(super) fn site(&mut self) -> SiteId {
        self.0.state_mut().view.tab().site.expect("a server")
    }

    /// What the window has asked of the engine since the last look.
    pub(super) fn asked(&mut self) -> Vec<Request> {
        asked(&mut self.0)
    }

    /// What the engine tells the window.
    pub(super) fn world(&mut self, tells: impl FnOnce(&mut Window)) {
        tells(self.0.state_mut());
        self.0.run_steps(4);
    }
}
