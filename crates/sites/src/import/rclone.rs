//! Remotes of the type `ftp` in rclone's configuration.

use aes::Aes256;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ctr::cipher::{KeyIvInit as _, StreamCipher as _};
use portolan_remote::{DataMode, HiddenFiles, ModeChoice};
use zeroize::Zeroizing;

use super::{Import, ImportedSite, ini, log_on, secret, site};
use crate::{FtpTls, Secret};

/// The key with which rclone keeps passwords from being read over a shoulder; it is the same in every copy of rclone and
/// stands in its source (`fs/config/obscure`).
const KEY: [u8; 32] = [
    0x9c, 0x93, 0x5b, 0x48, 0x73, 0x0a, 0x55, 0x4d, 0x6b, 0xfd, 0x7c, 0x63, 0xc8, 0x86, 0xa9, 0x2b, 0xd3, 0x90, 0x19,
    0x8e, 0xb8, 0x12, 0x8a, 0xfb, 0xf4, 0xde, 0x16, 0x2b, 0x8b, 0x95, 0xf6, 0x38,
];

pub(super) fn read(text: &str) -> Import {
    let mut import = Import::default();
    if text.trim_start().starts_with("# Encrypted rclone configuration File") || text.contains("RCLONE_ENCRYPT_V0") {
        import.leave_out(
            "rclone.conf",
            "it is encrypted; `rclone config encryption remove` opens it",
        );
        return import;
    }
    for section in ini::sections(text) {
        match section.get("type") {
            Some("ftp") => one(&mut import, &section),
            Some("sftp") => {
                import.leave_out(
                    section.name,
                    "SFTP is another protocol, which this version does not speak",
                );
            }
            _ => {}
        }
    }
    import
}

fn one(import: &mut Import, section: &ini::Section<'_>) {
    let tls = match (section.on("tls"), section.on("explicit_tls")) {
        (true, _) => FtpTls::Implicit,
        (false, true) => FtpTls::Explicit,
        (false, false) => FtpTls::Off,
    };
    let port = section.get("port").and_then(|port| port.parse().ok());
    let port = port.unwrap_or(tls.default_port());
    let user = section.get("user").unwrap_or_default();
    let Some(mut site) = site(
        section.name,
        section.get("host").unwrap_or_default(),
        port,
        tls,
        log_on(user),
    ) else {
        return import.leave_out(section.name, "its host, port or user cannot be");
    };
    let mut notes = Vec::new();
    let sessions = section.get("concurrency").and_then(|number| number.parse::<u32>().ok());
    site.sessions = sessions.filter(|number| *number > 0).map(|number| number.min(32) as u8);
    if section.on("disable_epsv") {
        site.mode = ModeChoice::Only(DataMode::Pasv);
    }
    if section.on("force_list_hidden") {
        site.connection.server.hidden_files = HiddenFiles::Always;
    }
    if section.on("disable_tls13") {
        site.connection.tls_versions.max = portolan_remote::TlsVersion::V1_2;
    }
    if section.on("no_check_certificate") {
        notes.push("that every certificate is accepted is left out: it is asked about when it is met".to_owned());
    }
    if section.on("ask_password") && site.log_on.keeps_password() {
        site.log_on = crate::LogOn::Ask(user.to_owned());
    }
    let stored = section.get("pass").filter(|_| site.log_on.keeps_password());
    let secret = stored.and_then(reveal);
    if stored.is_some() && secret.is_none() {
        notes.push("its password cannot be read: it will be asked for".to_owned());
    }
    import.sites.push(ImportedSite::new(site, secret, notes));
}

/// AES-256 in counter mode, the first sixteen bytes being its beginning.
fn reveal(stored: &str) -> Option<Secret> {
    let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(stored.trim()).ok()?);
    let (begin, hidden) = bytes.split_first_chunk::<16>()?;
    let mut text = Zeroizing::new(hidden.to_vec());
    ctr::Ctr128BE::<Aes256>::new(&KEY.into(), begin.into()).apply_keystream(&mut text);
    secret(str::from_utf8(&text).ok()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_of_rclone_s_own_tests_are_read() {
        for stored in ["YWFhYWFhYWFhYWFhYWFhYXMaGgIlEQ", "YmJiYmJiYmJiYmJiYmJiYp3gcEWbAw"] {
            assert_eq!(reveal(stored).expect("a password").expose(), "potato");
        }
        for bad in ["", "YWFh", "!!!!", "YWFhYWFhYWFhYWFhYWFhYQ"] {
            assert_eq!(reveal(bad), None, "{bad}");
        }
    }
}
