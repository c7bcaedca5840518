//! What filters name.

use proptest::prelude::*;

use super::*;
use crate::{EntryKind, FileName};

struct Thing {
    name: FileName,
    folder: &'static str,
    kind: EntryKind,
    size: Option<u64>,
    modified: Option<i64>,
    mode: Option<u16>,
    owner: Option<&'static str>,
    group: Option<&'static str>,
}

fn file(name: &str) -> Thing {
    Thing {
        name: FileName::parse(name.as_bytes()).expect("a name"),
        folder: "/pub/web",
        kind: EntryKind::File,
        size: Some(1000),
        modified: Some(1_700_000_000),
        mode: Some(0o644),
        owner: Some("www-data"),
        group: Some("33"),
    }
}

fn folder(name: &str) -> Thing {
    Thing {
        kind: EntryKind::Folder,
        size: None,
        ..file(name)
    }
}

impl Thing {
    fn candidate(&self) -> Candidate<'_> {
        Candidate {
            name: &self.name,
            folder: self.folder.as_bytes(),
            kind: self.kind,
            size: self.size,
            modified: self.modified,
            mode: self.mode,
            owner: self.owner,
            group: self.group,
        }
    }
}

fn filter(conditions: Vec<Condition>) -> Filter {
    Filter {
        name: "test".into(),
        conditions,
        ..Filter::default()
    }
}

/// Does the filter name it?
fn names(filter: Filter, thing: &Thing) -> bool {
    let selection = Selection {
        leave_out: vec![filter],
        only: Vec::new(),
    };
    !selection.matcher().expect("a good filter").takes(&thing.candidate())
}

fn name(is: TextTest, text: &str) -> Condition {
    Condition::Name { is, text: text.into() }
}

#[test]
fn texts_are_compared_in_seven_ways() {
    use TextTest::{BeginsWith, Contains, EndsWith, Equals, Glob, Lacks, Regex};
    let thing = file("Report (final).TXT");
    for (is, text, want) in [
        (Contains, "(FINAL)", true),
        (Contains, "draft", false),
        (Lacks, "draft", true),
        (Lacks, "final", false),
        (Equals, "report (final).txt", true),
        (Equals, "report", false),
        (BeginsWith, "rep", true),
        (BeginsWith, "port", false),
        (EndsWith, ".txt", true),
        (EndsWith, ".tx", false),
        (Regex, r"^rep.*\d*\.t[xy]t$", true),
        (Regex, "^port", false),
        (Glob, "*.txt", true),
        (Glob, "*.tx", false),
        (Glob, "r?port*", true),
    ] {
        assert_eq!(names(filter(vec![name(is, text)]), &thing), want, "{is:?} {text}");
    }
    let strict = Filter {
        match_case: true,
        ..filter(vec![name(EndsWith, ".txt")])
    };
    assert!(!names(strict, &thing));
}

#[test]
fn globs() {
    for (pattern, text, want) in [
        ("*", "anything at all", true),
        ("*.{jpg,jpeg}", "a.JPEG", true),
        ("*.{jpg,jpeg}", "a.png", false),
        ("[abc]x", "bx", true),
        ("[!abc]x", "bx", false),
        ("[a-c]x", "bx", true),
        ("[z-a]x", "[z-a]x", true),
        ("[]]x", "]x", true),
        ("a[", "a[", true),
        ("a{b", "a{b", true),
        (r"\*", "*", true),
        (r"\*", "x", false),
        ("a+b(c)", "a+b(c)", true),
        ("?", "ä", true),
        ("", "x", false),
    ] {
        assert_eq!(
            names(filter(vec![name(TextTest::Glob, pattern)]), &file(text)),
            want,
            "{pattern} {text}"
        );
    }
    let raw = Thing {
        name: FileName::parse(b"f\xfcr\n.txt").expect("a name"),
        ..file("x")
    };
    assert!(names(Filter::glob("f?r?.txt"), &raw));
    assert!(names(Filter::glob("*.txt"), &raw));
}

#[test]
fn paths() {
    let thing = file("a.css");
    for (pattern, want) in [
        ("web/*.css", true),
        ("/pub/web/a.css", true),
        ("/pub/*.css", false),
        ("/pub/**/*.css", true),
        ("/pub/**", true),
        ("pub/web/?.css", true),
    ] {
        assert_eq!(names(Filter::glob(pattern), &thing), want, "{pattern}");
    }
    let inside = Condition::Path {
        is: TextTest::Contains,
        text: "/web/".into(),
    };
    assert!(names(filter(vec![inside]), &thing));
    assert!(names(Filter::glob("node_modules/"), &folder("node_modules")));
    assert!(!names(Filter::glob("node_modules/"), &file("node_modules")));
}

#[test]
fn sizes_days_attributes_and_permissions() {
    let thing = file(".profile");
    let size = |is, bytes| Condition::Size { is, bytes };
    // 2023-11-14
    let modified = |is, day: &str| Condition::Modified {
        is,
        day: day.parse().expect("a day"),
    };
    let attribute = |attribute, set| Condition::Attribute { attribute, set };
    let permission = |permission, set| Condition::Permission { permission, set };
    for (condition, want) in [
        (size(SizeTest::Greater, 999), true),
        (size(SizeTest::Greater, 1000), false),
        (size(SizeTest::Equal, 1000), true),
        (size(SizeTest::NotEqual, 1000), false),
        (size(SizeTest::Less, 1001), true),
        (modified(DayTest::On, "2023-11-14"), true),
        (modified(DayTest::Before, "2023-11-14"), false),
        (modified(DayTest::Before, "2023-11-15"), true),
        (modified(DayTest::After, "2023-11-13"), true),
        (modified(DayTest::NotOn, "2023-11-14"), false),
        (attribute(Attribute::Hidden, true), true),
        (attribute(Attribute::ReadOnly, true), false),
        (attribute(Attribute::System, false), true),
        (permission(Permission::OwnerWrite, true), true),
        (permission(Permission::WorldWrite, false), true),
        (permission(Permission::WorldRead, false), false),
    ] {
        assert_eq!(names(filter(vec![condition.clone()]), &thing), want, "{condition:?}");
    }
    let owner = |is, text: &str| Condition::Owner {
        is,
        text: text.to_owned(),
    };
    let group = |is, text: &str| Condition::Group {
        is,
        text: text.to_owned(),
    };
    for (condition, want) in [
        (owner(TextTest::Equals, "WWW-data"), true),
        (owner(TextTest::Equals, "www"), false),
        (owner(TextTest::Glob, "www*"), true),
        (owner(TextTest::Lacks, "root"), true),
        (owner(TextTest::Regex, "^(root|www-data)$"), true),
        (group(TextTest::Equals, "33"), true),
        (group(TextTest::Lacks, "3"), false),
    ] {
        assert_eq!(names(filter(vec![condition.clone()]), &thing), want, "{condition:?}");
    }
    let unknown = Thing {
        size: None,
        modified: None,
        mode: None,
        owner: None,
        group: None,
        ..file("x")
    };
    for condition in [
        size(SizeTest::Less, 5),
        size(SizeTest::NotEqual, 5),
        modified(DayTest::NotOn, "2023-11-14"),
        permission(Permission::OwnerRead, false),
        attribute(Attribute::ReadOnly, false),
        owner(TextTest::Lacks, "root"),
        group(TextTest::Regex, ".*"),
    ] {
        assert!(!names(filter(vec![condition.clone()]), &unknown), "{condition:?}");
    }
}

#[test]
fn all_any_none_not_all() {
    let (yes, no) = (name(TextTest::Contains, "a"), name(TextTest::Contains, "z"));
    for (matches, with_both, with_neither, with_one) in [
        (Matches::All, true, false, false),
        (Matches::Any, true, false, true),
        (Matches::None, false, true, false),
        (Matches::NotAll, false, true, true),
    ] {
        let named = |one: &Condition, other: &Condition| {
            let filter = Filter {
                matches,
                ..filter(vec![one.clone(), other.clone()])
            };
            names(filter, &file("abc"))
        };
        assert_eq!(named(&yes, &yes), with_both, "{matches:?}");
        assert_eq!(named(&no, &no), with_neither, "{matches:?}");
        assert_eq!(named(&yes, &no), with_one, "{matches:?}");
        let empty = Filter {
            matches,
            ..filter(Vec::new())
        };
        assert!(!names(empty, &file("abc")), "{matches:?}");
    }
}

#[test]
fn files_and_folders_are_told_apart_and_only_is_about_what_it_can_name() {
    let selection = Selection {
        leave_out: vec![Filter::glob("*.bak"), Filter::glob("cache/")],
        only: vec![Filter::glob("*.txt"), Filter::glob("*.bak")],
    };
    let matcher = selection.matcher().expect("good filters");
    let takes = |thing: Thing| matcher.takes(&thing.candidate());
    assert!(takes(file("a.txt")));
    assert!(!takes(file("a.png")));
    assert!(!takes(file("a.bak")));
    assert!(takes(folder("a.png")));
    assert!(!takes(folder("cache")));
    assert!(
        Selection::default()
            .matcher()
            .expect("nothing")
            .takes(&file("x").candidate())
    );
}

#[test]
fn a_bad_regular_expression_is_told_with_its_filter() {
    for bad in ["(", "a{1000}{1000}{1000}"] {
        let selection = Selection {
            leave_out: vec![filter(vec![name(TextTest::Regex, bad)])],
            only: Vec::new(),
        };
        let error = selection.matcher().expect_err("a bad filter");
        assert!(error.to_string().contains("\u{201c}test\u{201d}"), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_glob_is_a_pattern_and_a_name_without_signs_is_itself(glob in r"[a-c*?\[\]{},!^\\/&~.é-]{0,20}", text in "[a-zé .()+-]{1,12}") {
        let of = |text: &str| Selection { leave_out: vec![Filter::glob(text)], only: Vec::new() };
        prop_assert!(of(&glob).matcher().is_ok(), "{glob}");
        if let Ok(name) = FileName::parse(text.as_bytes()) {
            let thing = Thing { name, ..file("x") };
            prop_assert!(!of(&text).matcher().expect("a pattern").takes(&thing.candidate()), "{text}");
        }
    }
}
