use std::{collections::BTreeMap, sync::Arc};

use portolan_remote::{FileName, RemotePath, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::{CompareBy, HuntId, Sides, compare_entries};

/// A side: names with size and time; no size = a folder.
type Side = BTreeMap<u8, (Option<u64>, Option<i64>)>;

fn entry(name: u8, (size, modified): (Option<u64>, Option<i64>)) -> Entry {
    let kind = if size.is_some() {
        EntryKind::File
    } else {
        EntryKind::Folder
    };
    let mut entry = Entry::new(FileName::parse(&[b'a' + name]).unwrap(), kind);
    (entry.size, entry.modified) = (size, modified.map(Timestamp::utc));
    entry
}

/// What a comparison of two flat folders finds.
fn compared(here: &Side, there: &Side, by: CompareBy) -> Vec<(u8, HuntRow)> {
    let names: std::collections::BTreeSet<u8> = here.keys().chain(there.keys()).copied().collect();
    let folders = Arc::new((PathBuf::from("/here"), RemotePath::new("/there")));
    let row = |name: u8| {
        let (ours, theirs) = (
            here.get(&name).map(|known| entry(name, *known)),
            there.get(&name).map(|known| entry(name, *known)),
        );
        let verdict = match (&ours, &theirs) {
            (Some(here), Some(there)) => compare_entries(Sides { here, there }, by, None),
            (Some(_), None) => Verdict::OnlyHere,
            _ => Verdict::OnlyThere,
        };
        let compared = HuntRow::Compared {
            below: char::from(b'a' + name).to_string().into(),
            folders: folders.clone(),
            here: ours,
            there: theirs,
            verdict,
        };
        (name, compared)
    };
    names.into_iter().map(row).collect()
}

/// Does what is ticked.
fn carry_out(here: &mut Side, there: &mut Side, rows: &[(u8, HuntRow)], mode: SyncMode) -> usize {
    let mut steps = 0;
    for (name, row) in rows {
        let planned = plan_row(row, mode, true);
        let Some(step) = planned.step.filter(|_| planned.ticked) else {
            continue;
        };
        steps += 1;
        match step {
            SyncStep::Transfer {
                direction: Direction::Upload,
                ..
            } => drop(there.insert(*name, here[name])),
            SyncStep::Transfer { .. } => drop(here.insert(*name, there[name])),
            SyncStep::DeleteHere => drop(here.remove(name)),
            SyncStep::DeleteThere => drop(there.remove(name)),
        }
    }
    steps
}

fn any_side() -> impl Strategy<Value = Side> {
    let known = (
        prop::option::weighted(0.8, 0..4_u64),
        prop::option::weighted(0.9, 0..4_i64),
    );
    prop::collection::btree_map(0..12_u8, known, 0..12)
}

fn any_mode() -> impl Strategy<Value = SyncMode> {
    proptest::sample::select(SyncMode::ALL.to_vec())
}

fn any_by() -> impl Strategy<Value = CompareBy> {
    proptest::sample::select(vec![CompareBy::Size, CompareBy::Time, CompareBy::Content])
}

proptest! {
    #[test]
    fn after_a_plan_was_carried_out_there_is_nothing_left_to_do(
        mut here in any_side(), mut there in any_side(), mode in any_mode(), by in any_by(),
    ) {
        let rows = compared(&here, &there, by);
        carry_out(&mut here, &mut there, &rows, mode);
        let rows = compared(&here, &there, by);
        prop_assert_eq!(carry_out(&mut here, &mut there, &rows, mode), 0);
        if mode.deletes() {
            prop_assert!(here.keys().eq(there.keys()), "{here:?} {there:?}");
        }
    }

    #[test]
    fn nothing_is_lost_that_is_newer_or_unknown_or_not_to_go(
        here in any_side(), there in any_side(), mode in any_mode(), by in any_by(),
    ) {
        let rows = compared(&here, &there, by);
        let (mut now_here, mut now_there) = (here.clone(), there.clone());
        carry_out(&mut now_here, &mut now_there, &rows, mode);
        for (name, row) in &rows {
            let HuntRow::Compared { verdict, .. } = row else { unreachable!("all are compared") };
            let (as_here, as_there) = (now_here.get(name) == here.get(name), now_there.get(name) == there.get(name));
            match verdict {
                Verdict::Same | Verdict::Unknown | Verdict::OtherKind => prop_assert!(as_here && as_there),
                Verdict::NewerHere => prop_assert!(as_here),
                Verdict::NewerThere => prop_assert!(as_there),
                _ => {}
            }
            if !mode.deletes() {
                prop_assert!(here.contains_key(name) <= now_here.contains_key(name));
                prop_assert!(there.contains_key(name) <= now_there.contains_key(name));
            }
            match mode.direction() {
                Some(Direction::Upload) => prop_assert!(as_here),
                Some(Direction::Download) => prop_assert!(as_there),
                None => {}
            }
        }
    }

    #[test]
    fn the_other_way_round_is_the_same_seen_from_there(
        here in any_side(), there in any_side(), mode in any_mode(), by in any_by(),
    ) {
        let (mut one_here, mut one_there) = (here.clone(), there.clone());
        carry_out(&mut one_here, &mut one_there, &compared(&here, &there, by), mode);
        let (mut other_here, mut other_there) = (there.clone(), here.clone());
        carry_out(&mut other_here, &mut other_there, &compared(&there, &here, by), mode.swapped());
        prop_assert_eq!((one_here, one_there), (other_there, other_here));
    }
}

fn view(rows: Vec<HuntRow>, change: impl FnOnce(&mut HuntView)) -> HuntView {
    let mut view = HuntView {
        id: HuntId(1),
        hunt: Arc::new(Hunt::Compare {
            here: "/here".into(),
            site: SiteId(7),
            there: RemotePath::new("/there"),
            by: CompareBy::Time,
            recursive: true,
            rules: Arc::default(),
        }),
        rows: vec![rows.into()],
        folders: 1,
        entries: 1,
        contents: crate::ContentsRead::default(),
        at: "".into(),
        running: false,
        stopped: false,
        sessions: 0,
        failures: (Arc::from([]), 0),
        too_many: false,
    };
    change(&mut view);
    view
}

#[test]
fn an_empty_source_or_one_that_was_not_read_deletes_nothing_by_itself() {
    let (nothing, full) = (Side::new(), Side::from([(0, (Some(1), Some(1)))]));
    let rows = |here: &Side, there: &Side| compared(here, there, CompareBy::Time).into_iter().map(|row| row.1);
    let only_there: Vec<HuntRow> = rows(&nothing, &full).collect();
    let both: Vec<HuntRow> = rows(&full, &full).collect();
    let mirror = SyncMode::MirrorThere;
    let empty = view(only_there.clone(), |_| {});
    assert_eq!(caution(&empty, mirror), Some(SyncCaution::NothingToMirror));
    // Seen from there, it is the other side that is full.
    assert_eq!(caution(&empty, SyncMode::MirrorHere), None);
    assert_eq!(caution(&empty, SyncMode::UpdateThere), None, "it deletes nothing");
    assert_eq!(caution(&view(both.clone(), |_| {}), mirror), None);
    let unread = view(both.clone(), |view| view.failures.1 = 1);
    assert_eq!(caution(&unread, mirror), Some(SyncCaution::Unread));
    let running = view(both.clone(), |view| view.running = true);
    assert_eq!(caution(&running, mirror), Some(SyncCaution::Unfinished));
    assert_eq!(
        caution(&view(both, |view| view.too_many = true), mirror),
        Some(SyncCaution::TooMany)
    );
}

#[test]
fn links_stay_and_folders_do_not_go_where_filters_spare_what_is_in_them() {
    let mut link = Entry::new(FileName::parse(b"l").unwrap(), EntryKind::Symlink);
    link.size = Some(3);
    let row = |there: Entry| HuntRow::Compared {
        below: "x".into(),
        folders: Arc::new(("/here".into(), RemotePath::new("/there"))),
        here: None,
        there: Some(there),
        verdict: Verdict::OnlyThere,
    };
    for mode in SyncMode::ALL {
        assert_eq!(plan_row(&row(link.clone()), mode, true), Planned::NOTHING);
    }
    let folder = row(entry(0, (None, None)));
    let planned = plan_row(&folder, SyncMode::MirrorThere, false);
    assert_eq!((planned.step, planned.ticked), (Some(SyncStep::DeleteThere), false));
    assert!(plan_row(&folder, SyncMode::MirrorThere, true).ticked);
}

#[test]
fn orders_name_the_places_of_both_sides() {
    let here = Side::from([(0, (Some(1), Some(9))), (1, (Some(1), Some(1)))]);
    let there = Side::from([(0, (Some(1), Some(1))), (2, (Some(1), Some(1)))]);
    let rows = compared(&here, &there, CompareBy::Time);
    let view = view(rows.iter().map(|row| row.1.clone()).collect(), |_| {});
    let steps = rows
        .iter()
        .filter_map(|(_, row)| Some((row, plan_row(row, SyncMode::MirrorThere, true).step?)));
    let orders = orders(&view, steps);
    let moved: Vec<_> = orders
        .moves
        .iter()
        .map(|order| (order.policy, order.sources.clone(), order.target.clone()))
        .collect();
    let there = |path: &str| Place::Remote(SiteId(7), RemotePath::new(path));
    assert_eq!(
        moved,
        [
            (
                ConflictPolicy::Ask,
                vec![Place::Local("/here/b".into())],
                there("/there")
            ),
            (
                ConflictPolicy::ReplaceIfNewer,
                vec![Place::Local("/here/a".into())],
                there("/there")
            ),
        ]
    );
    assert_eq!(
        (orders.delete_here, orders.delete_there),
        (vec![], vec![there("/there/c")])
    );
    assert!(!orders.folders_go);
}
