//! Names of users and groups of this computer, for the columns of a pane.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use portolan_remote::Details;

/// A user, a group, and their names.
type Shared = ((u32, u32), Arc<Details>);

/// Owner and group of files, for all entries that have the same. A number stands where nobody knows a name; names are
/// read once: who is new since then has a number.
pub(crate) fn owners(user: u32, group: u32) -> Arc<Details> {
    static USERS: LazyLock<HashMap<u32, String>> = LazyLock::new(|| read("/etc/passwd"));
    static GROUPS: LazyLock<HashMap<u32, String>> = LazyLock::new(|| read("/etc/group"));
    static SHARED: Mutex<Option<Shared>> = Mutex::new(None);
    let mut last = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((whose, details)) = &*last
        && *whose == (user, group)
    {
        return details.clone();
    }
    let details = Arc::new(Details {
        owner: Some(named(&USERS, user).into()),
        group: Some(named(&GROUPS, group).into()),
        ..Details::default()
    });
    *last = Some(((user, group), details.clone()));
    details
}

fn named(names: &HashMap<u32, String>, id: u32) -> String {
    names.get(&id).cloned().unwrap_or_else(|| id.to_string())
}

fn read(path: &str) -> HashMap<u32, String> {
    // Who is known by a directory service only is shown by number: asking one could take long.
    parse(&std::fs::read_to_string(path).unwrap_or_default())
}

/// Lines of `name:password:number:…`; the first name of a number counts.
fn parse(text: &str) -> HashMap<u32, String> {
    let mut names = HashMap::new();
    for line in text.lines() {
        let mut fields = line.split(':');
        if let (Some(name), Some(Ok(id))) = (fields.next(), fields.nth(1).map(str::parse)) {
            names.entry(id).or_insert_with(|| name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_name_of_a_number_counts() {
        let names = parse("root:x:0:0::/root:/bin/sh\ntoor:x:0:0\n# no\nbad:x:y\nwww:x:33:33\n");
        assert_eq!(named(&names, 0), "root");
        assert_eq!(named(&names, 33), "www");
        assert_eq!(named(&names, 7), "7");
    }
}
