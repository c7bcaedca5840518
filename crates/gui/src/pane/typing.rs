//! Typing finds: letters typed while a pane has the keyboard lead to the first name that begins with them.

use eframe::egui::{Event, Ui};

use super::rows::Index;

/// Seconds after which the next letter begins a new word.
const PAUSE: f64 = 1.0;

/// What was typed so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Typing {
    text: String,
    last: f64,
}

impl Typing {
    /// Would the next letter belong to a word that was begun?
    pub(super) fn goes_on(&self, now: f64) -> bool {
        !self.text.is_empty() && now - self.last <= PAUSE
    }

    /// Takes the letters of this frame. Returns the position of the entry to go to, counted without the row above.
    pub(super) fn take(&mut self, ui: &Ui, index: &Index, from: usize) -> Option<usize> {
        let typed: String = ui.input(|input| {
            input
                .events
                .iter()
                .filter_map(|event| match event {
                    Event::Text(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect()
        });
        // A space selects, unless it is inside a word.
        if typed.is_empty() || (typed.trim().is_empty() && self.text.is_empty()) {
            return None;
        }
        let now = ui.input(|input| input.time);
        if now - self.last > PAUSE {
            self.text.clear();
        }
        self.last = now;
        self.text.push_str(&typed.to_lowercase());
        self.find(index, from)
    }

    fn find(&self, index: &Index, from: usize) -> Option<usize> {
        let count = index.len();
        let mut letters = self.text.chars();
        let first = letters.next()?;
        // The same letter again and again walks through the names that begin with it.
        let walking = self.text.chars().count() > 1 && letters.all(|letter| letter == first);
        let find = |wanted: &str, start: usize| {
            (0..count).map(|step| (start + step) % count).find(|position| {
                index
                    .entry(*position)
                    .is_some_and(|entry| begins_with(&index.shown(&entry.name), wanted))
            })
        };
        let whole = find(&self.text, from.min(count.saturating_sub(1)));
        if whole.is_none() && walking {
            let mut buffer = [0; 4];
            return find(first.encode_utf8(&mut buffer), from + 1);
        }
        whole
    }
}

fn begins_with(name: &str, lower: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    lower.chars().all(|letter| letters.next() == Some(letter))
}
