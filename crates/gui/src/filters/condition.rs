//! One condition of a filter, as a row of controls.

use eframe::egui::{Id, Ui};
use portolan_remote::filter::{Attribute, Condition, Day, DayTest, Permission, SizeTest, TextTest};
use portolan_ui_kit::{
    button::IconButton,
    field::TextField,
    icons,
    select::{SelectLook, select},
};

/// What a condition can be about.
const ABOUT: [&str; 6] = ["Name", "Path", "Size", "Day of change", "Attribute", "Permission"];

const TEXT: [(TextTest, &str); 7] = [
    (TextTest::Contains, "contains"),
    (TextTest::Equals, "is"),
    (TextTest::BeginsWith, "begins with"),
    (TextTest::EndsWith, "ends with"),
    (TextTest::Glob, "is like the pattern"),
    (TextTest::Regex, "fits the regular expression"),
    (TextTest::Lacks, "does not contain"),
];
const SIZE: [(SizeTest, &str); 4] = [
    (SizeTest::Greater, "is more than"),
    (SizeTest::Less, "is less than"),
    (SizeTest::Equal, "is"),
    (SizeTest::NotEqual, "is not"),
];
const DAY: [(DayTest, &str); 4] = [
    (DayTest::Before, "is before"),
    (DayTest::After, "is after"),
    (DayTest::On, "is"),
    (DayTest::NotOn, "is not"),
];
const ATTRIBUTES: [(Attribute, &str); 6] = [
    (Attribute::Hidden, "Hidden"),
    (Attribute::ReadOnly, "Read-only"),
    (Attribute::Archive, "Archive"),
    (Attribute::Compressed, "Compressed"),
    (Attribute::Encrypted, "Encrypted"),
    (Attribute::System, "System"),
];
const PERMISSIONS: [&str; 9] = [
    "Owner reads",
    "Owner writes",
    "Owner executes",
    "Group reads",
    "Group writes",
    "Group executes",
    "All read",
    "All write",
    "All execute",
];
const SET: [&str; 2] = ["is set", "is not set"];

/// A condition that is being changed, with what is typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    condition: Condition,
    text: String,
}

impl Default for Draft {
    fn default() -> Self {
        Self::of(&Condition::Name {
            is: TextTest::Contains,
            text: String::new(),
        })
    }
}

fn about(condition: &Condition) -> usize {
    match condition {
        Condition::Name { .. } => 0,
        Condition::Path { .. } => 1,
        Condition::Size { .. } => 2,
        Condition::Modified { .. } => 3,
        Condition::Attribute { .. } => 4,
        Condition::Permission { .. } => 5,
    }
}

fn of_about(at: usize) -> Condition {
    let text = String::new();
    match at {
        1 => Condition::Path {
            is: TextTest::Contains,
            text,
        },
        2 => Condition::Size {
            is: SizeTest::Greater,
            bytes: 0,
        },
        3 => Condition::Modified {
            is: DayTest::Before,
            day: Day::of(0),
        },
        4 => Condition::Attribute {
            attribute: Attribute::Hidden,
            set: true,
        },
        5 => Condition::Permission {
            permission: Permission::OwnerWrite,
            set: true,
        },
        _ => Condition::Name {
            is: TextTest::Contains,
            text,
        },
    }
}

/// `1000000`, `500 KB`, `2.5 MB`.
fn bytes_of(text: &str) -> Option<u64> {
    let text = text.trim();
    let split = text
        .find(|letter: char| !letter.is_ascii_digit() && letter != '.')
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let factor = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" | "bytes" => 1.0,
        "k" | "kb" => 1e3,
        "m" | "mb" => 1e6,
        "g" | "gb" => 1e9,
        "kib" => 1024.0,
        "mib" => 1_048_576.0,
        "gib" => 1_073_741_824.0,
        _ => return None,
    };
    let bytes = number.parse::<f64>().ok()? * factor;
    (0.0..1e18).contains(&bytes).then_some(bytes as u64)
}

impl Draft {
    /// A condition as it is.
    pub(super) fn of(condition: &Condition) -> Self {
        let text = match condition {
            Condition::Name { text, .. } | Condition::Path { text, .. } => text.clone(),
            Condition::Size { bytes, .. } => bytes.to_string(),
            Condition::Modified { day, .. } => day.to_string(),
            Condition::Attribute { .. } | Condition::Permission { .. } => String::new(),
        };
        Self {
            condition: condition.clone(),
            text,
        }
    }

    /// The condition, or what is wrong with what was typed.
    pub(super) fn condition(&self) -> Result<Condition, &'static str> {
        let typed = self.text.trim();
        let mut condition = self.condition.clone();
        match &mut condition {
            Condition::Name { text, .. } | Condition::Path { text, .. } => {
                if self.text.is_empty() {
                    return Err("Some text is needed");
                }
                text.clone_from(&self.text);
            }
            Condition::Size { bytes, .. } => *bytes = bytes_of(typed).ok_or("A size like 500 KB is needed")?,
            Condition::Modified { day, .. } => {
                *day = typed.parse().map_err(|_no_day| "A day like 2026-05-31 is needed")?;
            }
            Condition::Attribute { .. } | Condition::Permission { .. } => {}
        }
        Ok(condition)
    }

    /// Draws its row. Returns `true` where it is to go.
    pub(super) fn show(&mut self, ui: &mut Ui, number: usize) -> bool {
        let mut at = about(&self.condition);
        let name = |what: &str| format!("{what} of condition {}", number + 1);
        ui.horizontal(|ui| {
            if select(ui, &name("Subject"), SelectLook::Button, &mut at, &ABOUT) {
                let kept = matches!(self.condition, Condition::Name { .. } | Condition::Path { .. }) && at < 2;
                let text = std::mem::take(&mut self.text);
                *self = Self::of(&of_about(at));
                if kept {
                    self.text = text;
                }
            }
            self.test(ui, &name("Test"));
            let gone = ui.add(IconButton::new(icons::X, &name("Removal")));
            let width = (ui.available_width() - 8.0).max(80.0);
            if !matches!(
                self.condition,
                Condition::Attribute { .. } | Condition::Permission { .. }
            ) {
                let error = self.condition().err().filter(|_| !self.text.is_empty());
                TextField::new(&mut self.text, &name("Value"))
                    .width(width)
                    .error(error)
                    .id(Id::unique(("condition", number)))
                    .show(ui);
            }
            gone.clicked()
        })
        .inner
    }

    fn test(&mut self, ui: &mut Ui, name: &str) {
        match &mut self.condition {
            Condition::Name { is, .. } | Condition::Path { is, .. } => one_of(ui, name, is, &TEXT),
            Condition::Size { is, .. } => one_of(ui, name, is, &SIZE),
            Condition::Modified { is, .. } => one_of(ui, name, is, &DAY),
            Condition::Attribute { attribute, set } => {
                one_of(ui, name, attribute, &ATTRIBUTES);
                is_set(ui, name, set);
            }
            Condition::Permission { permission, set } => {
                let mut at = Permission::ALL
                    .iter()
                    .position(|known| known == permission)
                    .unwrap_or(0);
                if select(ui, name, SelectLook::Button, &mut at, &PERMISSIONS) {
                    *permission = Permission::ALL[at];
                }
                is_set(ui, name, set);
            }
        }
    }
}

fn one_of<T: Copy + PartialEq>(ui: &mut Ui, name: &str, value: &mut T, all: &[(T, &str)]) {
    let titles: Vec<&str> = all.iter().map(|(_, title)| *title).collect();
    let mut at = all.iter().position(|(known, _)| known == value).unwrap_or(0);
    if select(ui, name, SelectLook::Button, &mut at, &titles) {
        *value = all[at].0;
    }
}

fn is_set(ui: &mut Ui, name: &str, set: &mut bool) {
    let mut at = usize::from(!*set);
    if select(ui, &format!("{name}, set or not"), SelectLook::Button, &mut at, &SET) {
        *set = at == 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        assert_eq!(bytes_of("500 KB"), Some(500_000));
        assert_eq!(bytes_of("2.5mb"), Some(2_500_000));
        assert_eq!(bytes_of("7"), Some(7));
        assert_eq!(bytes_of("1 GiB"), Some(1_073_741_824));
        assert_eq!(bytes_of("much"), None);
        assert_eq!(bytes_of(""), None);
    }

    #[test]
    fn every_condition_is_read_as_it_is_shown() {
        for at in 0..ABOUT.len() {
            let mut draft = Draft::of(&of_about(at));
            assert_eq!(about(&draft.condition), at);
            if at < 2 {
                assert!(draft.condition().is_err());
                draft.text = "x".to_owned();
            }
            let condition = draft.condition().expect("a condition");
            assert_eq!(Draft::of(&condition).condition(), Ok(condition));
        }
        let mut draft = Draft::of(&of_about(3));
        draft.text = "2026-02-30".to_owned();
        assert!(draft.condition().is_err());
    }
}
