//! FileZilla's `filters.xml`: its filters, and the sets of them with a tick for each side.

use std::{collections::BTreeSet, sync::Arc};

use portolan_remote::filter::{Condition, DayTest, Filter, Matches, Selection, SizeTest, TextTest};
use portolan_settings::{FilterBook, FilterSet};

use super::{ImportError, xml};

/// The most filters, sets, and conditions of one filter that are taken.
const MOST: usize = 1000;

/// Filters of another program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedFilters {
    /// The filters and the sets.
    pub book: FilterBook,
    /// What could not be taken over, in words.
    pub left_out: Vec<String>,
}

/// Reads the bytes of such a file.
pub fn read_filters(bytes: &[u8]) -> Result<ImportedFilters, ImportError> {
    let root = xml::read(bytes)?;
    of_file(&root).ok_or_else(|| ImportError::Broken("there are no filters in it".to_owned()))
}

/// The filters in a file of FileZilla, which may hold other things too; `None` = there is no list of them.
pub(super) fn of_file(root: &xml::Element) -> Option<ImportedFilters> {
    let list = root.child("Filters")?;
    let mut left_out = Vec::new();
    let mut names = BTreeSet::new();
    // In its sets the filters have no name, only a place.
    let filters: Vec<Option<Filter>> = list
        .all("Filter")
        .take(MOST)
        .map(|element| filter(element, &mut names, &mut left_out))
        .collect();
    let sets = root.child("Sets");
    let mut book = FilterBook {
        current: None,
        filters: filters.iter().flatten().cloned().collect(),
        sets: Vec::new(),
    };
    let mut used = BTreeSet::new();
    for element in sets.into_iter().flat_map(|sets| sets.all("Set")).take(MOST) {
        let name = unlike(element.text_of("Name").unwrap_or("FileZilla"), &mut used);
        let ticked = |side: &str| -> Vec<Arc<str>> {
            let items = element.all("Item").zip(&filters);
            let on = items.filter(|(item, _)| item.number_of(side) == Some(1));
            on.filter_map(|(_, filter)| Some(filter.as_ref()?.name.clone()))
                .collect()
        };
        let set = FilterSet {
            name,
            local: ticked("Local"),
            remote: ticked("Remote"),
        };
        if !set.local.is_empty() || !set.remote.is_empty() {
            book.sets.push(set);
        }
    }
    Some(ImportedFilters { book, left_out })
}

/// A name that nothing else in this list has.
fn unlike(name: &str, used: &mut BTreeSet<String>) -> Arc<str> {
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(255).collect();
    let mut free = name.clone();
    let mut number = 2;
    while !used.insert(free.clone()) {
        free = format!("{name} {number}");
        number += 1;
    }
    free.into()
}

fn filter(element: &xml::Element, names: &mut BTreeSet<String>, left_out: &mut Vec<String>) -> Option<Filter> {
    let name = unlike(element.text_of("Name").unwrap_or("Filter"), names);
    let flag = |key: &str, usual: bool| element.number_of(key).map_or(usual, |number| number != 0);
    let matches = match element.text_of("MatchType") {
        Some("Any") => Matches::Any,
        Some("None") => Matches::None,
        Some("Not all") => Matches::NotAll,
        _ => Matches::All,
    };
    let mut lost = false;
    let listed = element.child("Conditions").into_iter();
    let conditions: Vec<Condition> = listed
        .flat_map(|list| list.all("Condition"))
        .take(MOST)
        .filter_map(|element| {
            let condition = condition(element);
            lost |= condition.is_none();
            condition
        })
        .collect();
    // With a condition less it would name other entries: more, or fewer.
    if lost || conditions.is_empty() {
        left_out.push(format!(
            "The filter \u{201c}{name}\u{201d}: it asks for attributes or permissions, or cannot be read"
        ));
        return None;
    }
    let filter = Filter {
        name,
        files: flag("ApplyToFiles", true),
        folders: flag("ApplyToDirs", false),
        matches,
        match_case: flag("MatchCase", false),
        conditions,
    };
    let alone = Selection {
        leave_out: vec![filter.clone()],
        only: Vec::new(),
    };
    match alone.matcher() {
        Ok(_usable) => Some(filter),
        Err(bad) => {
            left_out.push(bad.to_string());
            None
        }
    }
}

fn condition(element: &xml::Element) -> Option<Condition> {
    let value = element.text_of("Value")?.to_owned();
    let operator = element.number_of("Condition")?;
    let text = || match operator {
        0 => Some(TextTest::Contains),
        1 => Some(TextTest::Equals),
        2 => Some(TextTest::BeginsWith),
        3 => Some(TextTest::EndsWith),
        4 => Some(TextTest::Regex),
        5 => Some(TextTest::Lacks),
        _ => None,
    };
    Some(match element.number_of("Type")? {
        0 => Condition::Name {
            is: text()?,
            text: value,
        },
        4 => Condition::Path {
            is: text()?,
            text: value,
        },
        1 => Condition::Size {
            is: match operator {
                0 => SizeTest::Greater,
                1 => SizeTest::Equal,
                2 => SizeTest::NotEqual,
                3 => SizeTest::Less,
                _ => return None,
            },
            bytes: value.trim().parse().ok()?,
        },
        5 => Condition::Modified {
            is: match operator {
                0 => DayTest::Before,
                1 => DayTest::On,
                2 => DayTest::NotOn,
                3 => DayTest::After,
                _ => return None,
            },
            day: value.trim().parse().ok()?,
        },
        // Attributes and permissions: what its number for "set" means is not known for certain.
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<FileZilla3 version="3.63.0" platform="*nix">
 <Filters>
  <Filter><Name>Big logs</Name><ApplyToFiles>1</ApplyToFiles><ApplyToDirs>0</ApplyToDirs><MatchType>All</MatchType>
   <MatchCase>0</MatchCase><Conditions>
    <Condition><Type>0</Type><Condition>3</Condition><Value>.log</Value></Condition>
    <Condition><Type>1</Type><Condition>0</Condition><Value>1000000</Value></Condition>
   </Conditions></Filter>
  <Filter><Name>Not writable</Name><ApplyToFiles>1</ApplyToFiles><MatchType>Any</MatchType><Conditions>
    <Condition><Type>3</Type><Condition>1</Condition><Value>0</Value></Condition></Conditions></Filter>
  <Filter><Name>Old</Name><ApplyToFiles>1</ApplyToFiles><ApplyToDirs>1</ApplyToDirs><MatchType>Not all</MatchType>
   <MatchCase>1</MatchCase><Conditions>
    <Condition><Type>5</Type><Condition>0</Condition><Value>2020-01-01</Value></Condition>
    <Condition><Type>4</Type><Condition>5</Condition><Value>/keep/</Value></Condition></Conditions></Filter>
 </Filters>
 <Sets Current="1">
  <Set><Item><Local>0</Local><Remote>0</Remote></Item><Item><Local>1</Local><Remote>0</Remote></Item>
       <Item><Local>0</Local><Remote>0</Remote></Item></Set>
  <Set><Name>Work</Name><Item><Local>1</Local><Remote>0</Remote></Item><Item><Local>1</Local><Remote>1</Remote></Item>
       <Item><Local>1</Local><Remote>1</Remote></Item></Set>
 </Sets>
</FileZilla3>"#;

    #[test]
    fn filters_and_sets_are_taken_over_and_what_is_not_is_told() {
        let read = read_filters(FILE.as_bytes()).expect("a file of filters");
        let names: Vec<&str> = read.book.filters.iter().map(|filter| &*filter.name).collect();
        assert_eq!(names, ["Big logs", "Old"]);
        assert_eq!(
            read.book.filters[0].conditions,
            [
                Condition::Name {
                    is: TextTest::EndsWith,
                    text: ".log".to_owned()
                },
                Condition::Size {
                    is: SizeTest::Greater,
                    bytes: 1_000_000
                }
            ]
        );
        let old = &read.book.filters[1];
        assert_eq!(
            (old.matches, old.folders, old.match_case),
            (Matches::NotAll, true, true)
        );
        let sets: Vec<_> = read
            .book
            .sets
            .iter()
            .map(|set| (&*set.name, set.local.len(), set.remote.len()))
            .collect();
        assert_eq!(sets, [("Work", 2, 1)]);
        assert_eq!(read.left_out.len(), 1);
        assert!(read.left_out[0].contains("Not writable"));
    }

    #[test]
    fn what_is_no_such_file_is_refused() {
        for text in ["", "<a/>", "<FileZilla3><Servers/></FileZilla3>", "not xml"] {
            assert!(read_filters(text.as_bytes()).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), cut in 0..FILE.len()) {
            let _read = read_filters(&bytes);
            let _half = read_filters(&FILE.as_bytes()[..cut]);
        }
    }
}
