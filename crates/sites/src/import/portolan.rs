//! What Portolan itself exports: the form of `sites.toml`.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use toml_edit::{DocumentMut, Item};

use super::{Import, ImportError, ImportedSite, shown};
use crate::{
    Site,
    edit::{site_ids, tables},
    export::SEALED,
    table,
};

pub(super) fn read(text: &str) -> Result<Import, ImportError> {
    let document: DocumentMut = text
        .parse()
        .map_err(|error| ImportError::Broken(format!("it is no TOML: {error}")))?;
    let mut import = Import::default();
    let sealed = document.get(SEALED).and_then(Item::as_str);
    import.sealed = sealed.and_then(|text| STANDARD.decode(text.trim()).ok());
    if sealed.is_some() && import.sealed.is_none() {
        import.leave_out("Passwords", "they are damaged");
    }
    for (table, _) in tables(&document, "site").zip(site_ids(&document)) {
        match table::read(table) {
            Ok(mut site) => {
                site.id = Site::new_id();
                import.sites.push(ImportedSite::new(site, None, Vec::new()));
            }
            Err(why) => {
                let name = table.get("name").and_then(Item::as_str).unwrap_or_default();
                import.leave_out(&shown(name), &why);
            }
        }
    }
    Ok(import)
}
