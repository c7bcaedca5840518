//! Where an item stands in the order, as bytes that sort.
//!
//! A place is a stem and [`END`]. An item that comes in at the end of the queue has its own number as its stem. What a folder
//! holds comes in *before* the folder, so a child's stem is the folder's stem and the child's number: it sorts before
//! the folder (a number begins with a byte below `END`), behind everything that was before the folder, and behind the children
//! that came earlier, since numbers rise. So a place never needs to be altered because others come in, and it need not
//! be stored either: it follows from the folder's stem and the item's number. Only what a hand has moved has a place of
//! its own: one that sorts behind all that exists under that stem, and before all that will come ([`behind_all`]).

use portolan_remote::ItemId;

/// What follows a stem in the item's own place: behind everything under the stem.
const END: u8 = 0x80;
/// Behind an item with this number and all that is under it.
const MOVED: u8 = 0xC0;
/// Before every number.
const TOP: u8 = 0x00;

/// A number in few bytes that sort as the numbers do. The first is 1 to 8.
fn push(stem: &mut Vec<u8>, number: u64) {
    let bytes = number.to_be_bytes();
    let from = (number.leading_zeros() as usize / 8).min(7);
    stem.push((8 - from) as u8);
    stem.extend_from_slice(&bytes[from..]);
}

/// The place of an item that came in under this stem.
pub(super) fn native(stem: &[u8], item: ItemId) -> Vec<u8> {
    let mut place = Vec::with_capacity(stem.len() + 10);
    push_native(&mut place, stem, item);
    place
}

/// Writes it behind what is there.
pub(super) fn push_native(into: &mut Vec<u8>, stem: &[u8], item: ItemId) {
    into.extend_from_slice(stem);
    push(into, item.0);
    into.push(END);
}

/// The stem under which an item's children come in.
pub(super) fn stem(place: &[u8]) -> &[u8] {
    place.strip_suffix(&[END]).unwrap_or(place)
}

/// Behind everything that is under a stem (the empty one: in the queue) now, and before what will come; `last` is the highest
/// number of an item so far, `moves` a number that rises with each use.
pub(super) fn behind_all(stem: &[u8], last: u64, moves: u64) -> Vec<u8> {
    let mut place = stem.to_vec();
    push(&mut place, last);
    place.push(MOVED);
    push(&mut place, moves);
    place.push(END);
    place
}

/// Before everything; items of one move in the order of their index.
pub(super) fn top(moves: u64, index: u64) -> Vec<u8> {
    let mut place = vec![TOP];
    place.extend_from_slice(&(u64::MAX - moves).to_be_bytes());
    push(&mut place, index);
    place.push(END);
    place
}

/// Short places for everything, when hands have made them long: before all numbers that will come.
pub(super) fn renumbered(index: u64) -> Vec<u8> {
    let mut place = Vec::with_capacity(12);
    push(&mut place, 0);
    push(&mut place, index);
    place.push(END);
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_sort_as_the_order_is() {
        let item = |stem: &[u8], id| native(stem, ItemId(id));
        let folder = item(b"", 300);
        let inner = item(stem(&folder), 70_000);
        let all = [
            top(2, 0),
            top(1, 0),
            top(1, 300),
            renumbered(5),
            item(b"", 1),
            item(b"", 255),
            item(b"", 256),
            item(stem(&folder), 301),
            item(stem(&folder), 302),
            item(stem(&inner), 70_001),
            inner.clone(),
            behind_all(stem(&folder), 70_001, 3),
            item(stem(&folder), 70_002),
            folder.clone(),
            item(b"", 70_000),
            behind_all(b"", 70_001, 4),
            behind_all(b"", 70_001, 5),
            item(b"", 70_002),
            item(b"", u64::MAX),
        ];
        assert!(all.is_sorted(), "{all:?}");
    }
}
