//! A site as text of its own, for whoever keeps it beside something else: the words of the file of sites, and no secret.

use toml_edit::{DocumentMut, Item, value};

use crate::{
    Site,
    table::{fill, read},
};

/// Everything about a site but its secret, to be read again by [`site_from_words`].
pub fn site_to_words(site: &Site) -> String {
    let mut document = DocumentMut::new();
    fill(document.as_table_mut(), site);
    document["saved"] = value(site.saved);
    if let Some(pin) = &site.pin {
        document["pin"] = value(pin.to_string());
    }
    document.to_string()
}

/// The site that [`site_to_words`] has written; an error says what is wrong with the words.
pub fn site_from_words(words: &str) -> Result<Site, String> {
    let document: DocumentMut = words.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
    let mut site = read(document.as_table())?;
    site.saved = document.get("saved").and_then(Item::as_bool).unwrap_or(false);
    if let Some(pin) = document.get("pin").and_then(Item::as_str) {
        site.pin = Some(pin.parse().map_err(|why| format!("`pin` is `{pin}`: {why}"))?);
    }
    Ok(site)
}

#[cfg(test)]
mod tests {
    use portolan_remote::{DataMode, Fingerprint, HostPort, ModeChoice, RemotePath};

    use super::*;
    use crate::{Endpoint, FtpTls, LogOn};

    #[test]
    fn a_site_is_the_same_after_its_words() {
        let endpoint = Endpoint::Ftp {
            server: HostPort::new("2001:db8::1", 2121),
            tls: FtpTls::Implicit,
        };
        let quick = Site::quick(endpoint.clone(), LogOn::Anonymous);
        let mut saved = Site::quick(endpoint, LogOn::User("o'neill \"x\"".to_owned()));
        saved.saved = true;
        saved.name = "Straße “2”".to_owned();
        saved.remote_folder = Some(RemotePath::new("/www"));
        saved.mode = ModeChoice::Only(DataMode::Pasv);
        saved.sessions = Some(3);
        saved.atomic = false;
        saved.trust_pasv_address = true;
        saved.pin = Some(Fingerprint([7; 32]));
        for site in [quick, saved] {
            assert_eq!(site_from_words(&site_to_words(&site)), Ok(site));
        }
        assert!(site_from_words("host = ").is_err());
        assert!(site_from_words("").is_err());
    }
}
