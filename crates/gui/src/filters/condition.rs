//! One condition of a filter, as a row of controls.

use eframe::egui::{Id, Ui};
use portolan_remote::filter::{Attribute, Condition, Day, DayTest, Permission, SizeTest, TextTest};
use portolan_ui_kit::{
    button::IconButton,
    field::TextField,
    icons, key,
    language::Key,
    say,
    select::{SelectLook, select},
};

/// What a condition can be about.
const ABOUT: [Key; 8] = [
    key!("filters-about-name"),
    key!("filters-about-path"),
    key!("filters-about-size"),
    key!("filters-about-day-of-change"),
    key!("filters-about-attribute"),
    key!("filters-about-permission"),
    key!("filters-about-owner"),
    key!("filters-about-group"),
];

const TEXT: [(TextTest, Key); 7] = [
    (TextTest::Contains, key!("filters-text-contains")),
    (TextTest::Equals, key!("filters-text-is")),
    (TextTest::BeginsWith, key!("filters-text-begins-with")),
    (TextTest::EndsWith, key!("filters-text-ends-with")),
    (TextTest::Glob, key!("filters-text-is-like-the-pattern")),
    (TextTest::Regex, key!("filters-text-fits-the-regular-expression")),
    (TextTest::Lacks, key!("filters-text-does-not-contain")),
];
const SIZE: [(SizeTest, Key); 4] = [
    (SizeTest::Greater, key!("filters-size-is-more-than")),
    (SizeTest::Less, key!("filters-size-is-less-than")),
    (SizeTest::Equal, key!("filters-size-is")),
    (SizeTest::NotEqual, key!("filters-size-is-not")),
];
const DAY: [(DayTest, Key); 4] = [
    (DayTest::Before, key!("filters-day-is-before")),
    (DayTest::After, key!("filters-day-is-after")),
    (DayTest::On, key!("filters-day-is")),
    (DayTest::NotOn, key!("filters-day-is-not")),
];
const ATTRIBUTES: [(Attribute, Key); 6] = [
    (Attribute::Hidden, key!("filters-attribute-hidden")),
    (Attribute::ReadOnly, key!("filters-attribute-read-only")),
    (Attribute::Archive, key!("filters-attribute-archive")),
    (Attribute::Compressed, key!("filters-attribute-compressed")),
    (Attribute::Encrypted, key!("filters-attribute-encrypted")),
    (Attribute::System, key!("filters-attribute-system")),
];
const PERMISSIONS: [Key; 9] = [
    key!("filters-permission-owner-reads"),
    key!("filters-permission-owner-writes"),
    key!("filters-permission-owner-executes"),
    key!("filters-permission-group-reads"),
    key!("filters-permission-group-writes"),
    key!("filters-permission-group-executes"),
    key!("filters-permission-all-read"),
    key!("filters-permission-all-write"),
    key!("filters-permission-all-execute"),
];
const SET: [Key; 2] = [key!("filters-set-is-set"), key!("filters-set-is-not-set")];

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
        Condition::Owner { .. } => 6,
        Condition::Group { .. } => 7,
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
        6 => Condition::Owner {
            is: TextTest::Equals,
            text,
        },
        7 => Condition::Group {
            is: TextTest::Equals,
            text,
        },
        _ => Condition::Name {
            is: TextTest::Contains,
            text,
        },
    }
}

fn is_text(condition: &Condition) -> bool {
    use Condition as C;
    matches!(
        condition,
        C::Name { .. } | C::Path { .. } | C::Owner { .. } | C::Group { .. }
    )
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
            Condition::Name { text, .. }
            | Condition::Path { text, .. }
            | Condition::Owner { text, .. }
            | Condition::Group { text, .. } => text.clone(),
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
            Condition::Name { text, .. }
            | Condition::Path { text, .. }
            | Condition::Owner { text, .. }
            | Condition::Group { text, .. } => {
                if self.text.is_empty() {
                    return Err(say!("filters-needed-some-text-is-needed"));
                }
                text.clone_from(&self.text);
            }
            Condition::Size { bytes, .. } => {
                *bytes = bytes_of(typed).ok_or(say!("filters-needed-a-size-like-500-kb-is-needed"))?;
            }
            Condition::Modified { day, .. } => {
                *day = typed
                    .parse()
                    .map_err(|_no_day| say!("filters-needed-a-day-like-2026-05-31-is-needed"))?;
            }
            Condition::Attribute { .. } | Condition::Permission { .. } => {}
        }
        Ok(condition)
    }

    /// Draws its row. Returns `true` where it is to go.
    pub(super) fn show(&mut self, ui: &mut Ui, number: usize) -> bool {
        let mut at = about(&self.condition);
        let name = |what: Key| say!("filters-of-condition", what = what.say(), number = number + 1);
        ui.horizontal(|ui| {
            if select(
                ui,
                &name(key!("filters-part-subject")),
                SelectLook::Button,
                &mut at,
                &titles(&ABOUT),
            ) {
                let kept = is_text(&self.condition) && is_text(&of_about(at));
                let text = std::mem::take(&mut self.text);
                *self = Self::of(&of_about(at));
                if kept {
                    self.text = text;
                }
            }
            self.test(ui, &name(key!("filters-part-test")));
            let gone = ui.add(IconButton::new(icons::X, &name(key!("filters-part-removal"))));
            let width = (ui.available_width() - 8.0).max(80.0);
            if !matches!(
                self.condition,
                Condition::Attribute { .. } | Condition::Permission { .. }
            ) {
                let error = self.condition().err().filter(|_| !self.text.is_empty());
                TextField::new(&mut self.text, &name(key!("filters-part-value")))
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
            Condition::Name { is, .. }
            | Condition::Path { is, .. }
            | Condition::Owner { is, .. }
            | Condition::Group { is, .. } => one_of(ui, name, is, &TEXT),
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
                if select(ui, name, SelectLook::Button, &mut at, &titles(&PERMISSIONS)) {
                    *permission = Permission::ALL[at];
                }
                is_set(ui, name, set);
            }
        }
    }
}

fn titles(keys: &[Key]) -> Vec<&'static str> {
    keys.iter().map(|key| key.say()).collect()
}

fn one_of<T: Copy + PartialEq>(ui: &mut Ui, name: &str, value: &mut T, all: &[(T, Key)]) {
    let titles: Vec<&str> = all.iter().map(|(_, title)| title.say()).collect();
    let mut at = all.iter().position(|(known, _)| known == value).unwrap_or(0);
    if select(ui, name, SelectLook::Button, &mut at, &titles) {
        *value = all[at].0;
    }
}

fn is_set(ui: &mut Ui, name: &str, set: &mut bool) {
    let mut at = usize::from(!*set);
    if select(
        ui,
        &say!("filters-set-or-not", name = name),
        SelectLook::Button,
        &mut at,
        &titles(&SET),
    ) {
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
            if !(2..=5).contains(&at) {
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
