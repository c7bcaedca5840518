//! In which order many renames are done, so that none meets a name that is still taken: chains from their end, circles
//! by way of a name that nobody has.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The steps of renaming each `from` to its `to`. `free` gives a name that nothing has, near the one that it is given.
///
/// Every `from` and every `to` must be there once only; a pair of equal names is no step.
pub(crate) fn steps<T: Clone + Eq + Hash>(pairs: &[(T, T)], mut free: impl FnMut(&T) -> T) -> Vec<(T, T)> {
    let target: HashMap<&T, &T> = pairs
        .iter()
        .filter(|(from, to)| from != to)
        .map(|(from, to)| (from, to))
        .collect();
    let mut done: HashSet<&T> = HashSet::new();
    let mut steps = Vec::with_capacity(target.len());
    for (start, to) in pairs {
        if start == to || done.contains(start) {
            continue;
        }
        // Follow the names that must become free first.
        let mut chain = vec![start];
        let mut circle = false;
        let mut at = target[start];
        while target.contains_key(at) && !done.contains(at) {
            if at == start {
                circle = true;
                break;
            }
            chain.push(at);
            at = target[at];
        }
        if circle {
            // The last of the chain wants the name of the first, which steps aside.
            let aside = free(start);
            steps.push((start.clone(), aside.clone()));
            for from in chain.iter().skip(1).rev() {
                steps.push(((*from).clone(), target[*from].clone()));
            }
            steps.push((aside, target[start].clone()));
        } else {
            for from in chain.iter().rev() {
                steps.push(((*from).clone(), target[*from].clone()));
            }
        }
        done.extend(chain);
    }
    steps
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chains_run_from_their_end_and_circles_step_aside() {
        assert_eq!(steps(&[(1, 2), (2, 3)], |name| name + 1000), [(2, 3), (1, 2)]);
        assert_eq!(
            steps(&[(1, 2), (2, 1)], |name| name + 1000),
            [(1, 1001), (2, 1), (1001, 2)]
        );
        assert_eq!(steps(&[(1, 1)], |name| name + 1000), []);
    }

    proptest! {
        #[test]
        fn nothing_is_ever_renamed_over(names in prop::collection::vec(0_u32..20, 1..16), shift in 0_usize..16) {
            let mut from: Vec<u32> = names.clone();
            from.sort_unstable();
            from.dedup();
            // Any injective map: the same names turned, some of them moved away.
            let mut to = from.clone();
            to.rotate_left(shift % from.len());
            for (at, name) in to.iter_mut().enumerate() {
                if at % 3 == 2 {
                    *name += 100;
                }
            }
            let pairs: Vec<(u32, u32)> = from.iter().copied().zip(to.iter().copied()).collect();
            let mut folder: BTreeMap<u32, u32> = from.iter().map(|name| (*name, *name)).collect();
            for (from, to) in steps(&pairs, |name| name + 1000) {
                let what = folder.remove(&from).expect("there");
                prop_assert!(folder.insert(to, what).is_none(), "{from} over {to}");
            }
            for (from, to) in pairs {
                prop_assert_eq!(folder.get(&to), Some(&from));
            }
        }
    }
}
