//! The tabs of the last run, in a file of their own: addresses and folders, never a secret.

use std::path::Path;

use portolan_remote::{RemotePath, SiteId};
use portolan_settings::{FileError, Read, read_toml, write_atomically};
use portolan_sites::{Address, SavedSites};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use crate::{frame::FrameCx, tab_plan::TabPlan, view::View};

/// So many tabs are kept at most.
const MOST: usize = 50;

/// The tabs with a server, as they are now. A practice server is gone with its window.
pub(crate) fn of(view: &View, frame: &FrameCx) -> Vec<TabPlan> {
    let plans = view.tabs.iter().map(|tab| TabPlan::of(tab, frame));
    plans
        .filter(|plan| plan.site.as_ref().is_some_and(|site| site.saved || site.pin.is_none()))
        .take(MOST)
        .collect()
}

/// Writes them.
pub(crate) fn save(plans: &[TabPlan], path: &Path) -> Result<(), FileError> {
    let mut tabs = ArrayOfTables::new();
    for plan in plans {
        let mut tab = Table::new();
        if let Some(folder) = plan.local.as_deref().and_then(Path::to_str) {
            tab["local"] = value(folder);
        }
        if let Some(site) = &plan.site {
            tab["address"] = value(site.url());
            if site.saved {
                tab["site"] = value(format!("{:016x}", site.id.0));
            }
        }
        // A path that is not UTF-8 cannot stand in TOML; the site's own folder is shown then.
        if let Some(folder) = plan
            .remote
            .as_ref()
            .and_then(|folder| std::str::from_utf8(folder.as_bytes()).ok())
        {
            tab["folder"] = value(folder);
        }
        tabs.push(tab);
    }
    let mut document = DocumentMut::new();
    document["tab"] = Item::ArrayOfTables(tabs);
    write_atomically(path, document.to_string().as_bytes())
}

/// Reads them; saved sites are looked up in `sites`. What makes no sense is left out.
pub(crate) fn load(path: &Path, saved: &SavedSites) -> Vec<TabPlan> {
    let Ok(Read::Document(document)) = read_toml(path) else {
        return Vec::new();
    };
    let tabs = document.get("tab").and_then(Item::as_array_of_tables);
    let tabs = tabs.into_iter().flat_map(ArrayOfTables::iter).take(MOST);
    tabs.filter_map(|tab| plan(tab, saved)).collect()
}

fn plan(tab: &Table, saved: &SavedSites) -> Option<TabPlan> {
    let text = |key: &str| tab.get(key).and_then(Item::as_str);
    let id = text("site").and_then(|id| u64::from_str_radix(id, 16).ok()).map(SiteId);
    let site = if let Some(id) = id {
        saved.get(id).map(|site| (**site).clone())?
    } else {
        let address = Address::parse(text("address")?).ok()?;
        address.secret.is_none().then_some(address.site)?
    };
    Some(TabPlan {
        local: text("local")
            .map(Into::into)
            .filter(|folder: &std::path::PathBuf| folder.is_absolute()),
        site: Some(site),
        remote: text("folder").map(RemotePath::new),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_holds_no_secret() {
        let folder = std::env::temp_dir().join(format!("portolan-last-run-{}", std::process::id()));
        let path = folder.join("tabs.toml");
        let plans = vec![TabPlan {
            local: Some("/home/me/Work".into()),
            site: Some(Address::parse("ftps://me:S3cret@host/pub").expect("an address").site),
            remote: Some(RemotePath::new("/pub/new")),
        }];
        save(&plans, &path).expect("writable");
        let text = std::fs::read_to_string(&path).expect("readable");
        assert!(!text.contains("S3cret"), "{text}");
        let read = load(&path, &SavedSites::default());
        assert_eq!(read[0].remote, plans[0].remote);
        assert_eq!(read[0].local, plans[0].local);
        assert_eq!(
            read[0].site.as_ref().map(|site| site.id),
            plans[0].site.as_ref().map(|site| site.id)
        );
        std::fs::remove_dir_all(&folder).expect("removed");
    }

    #[test]
    fn nonsense_is_no_tab() {
        let folder = std::env::temp_dir().join(format!("portolan-last-run-bad-{}", std::process::id()));
        let path = folder.join("tabs.toml");
        write_atomically(
            &path,
            b"[[tab]]\naddress = \"ftp://me:secret@host\"\n[[tab]]\nlocal = 3\n[[tab]]\nsite = \"77\"\n",
        )
        .expect("writable");
        assert_eq!(load(&path, &SavedSites::default()), []);
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
