//! The address of a site as it is written: for other programs, and for eyes. Both are read again as the same site, and
//! neither holds a secret.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode, percent_encode_byte};
use portolan_remote::RemotePath;

use crate::{Endpoint, FtpTls, LogOn, Site};

/// A part of an address: what may stand in it as it is differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    User,
    Host,
    Path,
}

impl Site {
    /// The address as it may stand in a field, on the clipboard or in a history: percent-encoded, so that every program
    /// reads it.
    pub fn url(&self) -> String {
        self.write(encode)
    }

    /// The address as it is shown in lists: names as they are read (`/Müller 2` and not `/M%C3%BCller%202`). Encoded are
    /// only what could not be told apart then (a `%`, a `/` in a user name), what is no UTF-8, and characters that cannot
    /// be seen, break the line or turn it.
    pub fn shown_url(&self) -> String {
        let mut url = self.write(show);
        if url.ends_with(' ') {
            url.pop();
            url.push_str("%20");
        }
        url
    }

    /// The address of a folder or file of this site.
    pub fn url_of(&self, path: &RemotePath) -> String {
        let mut site = self.clone();
        site.remote_folder = Some(path.clone());
        site.url()
    }

    fn write(&self, write: fn(&[u8], Part) -> String) -> String {
        let Endpoint::Ftp { server, tls } = &self.endpoint;
        let (scheme, default_port) = match tls {
            FtpTls::IfOffered | FtpTls::Off => ("ftp", 21),
            FtpTls::Explicit => ("ftpes", 21),
            FtpTls::Implicit => ("ftps", 990),
        };
        let mut url = format!("{scheme}://");
        if self.log_on != LogOn::Anonymous {
            url.push_str(&write(self.log_on.user().as_bytes(), Part::User));
            url.push('@');
        }
        let host = write(server.host.as_bytes(), Part::Host);
        if server.host.contains(':') {
            url.push('[');
            url.push_str(&host);
            url.push(']');
        } else {
            url.push_str(&host);
        }
        if server.port != default_port {
            url.push(':');
            url.push_str(&server.port.to_string());
        }
        if let Some(folder) = &self.remote_folder {
            url.push('/');
            url.push_str(&write(folder.as_bytes(), Part::Path));
        }
        url
    }
}

/// Percent-encodes what is not a letter, a digit or harmless in this place.
fn encode(bytes: &[u8], part: Part) -> String {
    const USER: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    const PATH: &AsciiSet = &USER
        .remove(b'/')
        .remove(b':')
        .remove(b',')
        .remove(b'+')
        .remove(b'=')
        .remove(b'!')
        .remove(b'(')
        .remove(b')');
    percent_encode(bytes, if part == Part::User { USER } else { PATH }).to_string()
}

/// Leaves what can be read as it is.
fn show(bytes: &[u8], part: Part) -> String {
    let mut shown = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for char in chunk.valid().chars() {
            if as_it_is(char, part) {
                shown.push(char);
            } else {
                let mut bytes = [0; 4];
                let bytes = char.encode_utf8(&mut bytes).as_bytes();
                shown.extend(bytes.iter().map(|byte| percent_encode_byte(*byte)));
            }
        }
        shown.extend(chunk.invalid().iter().map(|byte| percent_encode_byte(*byte)));
    }
    shown
}

fn as_it_is(char: char, part: Part) -> bool {
    let means_something = match part {
        Part::User => matches!(char, ':' | '/' | '?' | '#'),
        Part::Host => char.is_ascii() && !char.is_ascii_alphanumeric() && !matches!(char, '-' | '.' | '_' | '~' | ':'),
        // Behind it a type may stand.
        Part::Path => char == ';',
    };
    // What is not seen, and what turns the line: `visible` knows more of the latter than of the former.
    let unseen = matches!(
        char,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}'
    );
    let blank = char.is_whitespace() && char != ' ';
    char != '%' && !means_something && !unseen && !blank && !char.is_control()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Address;

    fn parse(text: &str) -> Site {
        Address::parse(text).unwrap_or_else(|why| panic!("{text}: {why}")).site
    }

    #[test]
    fn names_are_shown_as_they_are_read_and_copied_as_all_programs_read_them() {
        let url = "ftpes://anna%40example.org@ftp.example.org/%2FM%C3%BCller%202/100%25%20(a)";
        assert_eq!(
            parse(url).shown_url(),
            "ftpes://anna@example.org@ftp.example.org//Müller 2/100%25 (a)"
        );
        assert_eq!(
            parse(url).url(),
            "ftpes://anna%40example.org@ftp.example.org//M%C3%BCller%202/100%25%20(a)"
        );
    }

    #[test]
    fn what_would_deceive_stays_encoded() {
        for (url, shown) in [
            // A user who looks like a server with a path.
            ("ftp://bank.example%2Fx@h/", "ftp://bank.example%2Fx@h"),
            // The line turned, a character unseen, a break, no UTF-8, a blank at the end.
            ("ftp://h/a%E2%80%AEgpj", "ftp://h/a%E2%80%AEgpj"),
            ("ftp://h/a%E2%80%8Bb", "ftp://h/a%E2%80%8Bb"),
            ("ftp://h/a%09%1b[31m%E2%80%A8", "ftp://h/a%09%1B[31m%E2%80%A8"),
            ("ftp://h/f%FCr", "ftp://h/f%FCr"),
            ("ftp://h/a%20b%20", "ftp://h/a b%20"),
            ("ftp://h/a%3Btype=a", "ftp://h/a%3Btype=a"),
        ] {
            assert_eq!(parse(url).shown_url(), shown);
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_as_the_same_site(
            user in "[^\r\n\0]{1,12}",
            host in "[a-zé0-9.-]{1,8}",
            path in prop::collection::vec(any::<u8>().prop_filter("a line end", |byte| !matches!(byte, 0 | b'\r' | b'\n')), 1..24),
        ) {
            let endpoint = Endpoint::Ftp { server: portolan_remote::HostPort::new(&*host, 2121), tls: FtpTls::Explicit };
            let mut site = Site::quick(endpoint, LogOn::User(user));
            site.remote_folder = Some(RemotePath::new(path));
            for written in [site.url(), site.shown_url()] {
                let Ok(again) = Address::parse(&written) else {
                    // Some hosts are none.
                    prop_assert!(Address::parse(&format!("ftp://{host}:1")).is_err(), "{}", written);
                    continue;
                };
                prop_assert_eq!(&again.site.endpoint, &site.endpoint);
                prop_assert_eq!(&again.site.remote_folder, &site.remote_folder);
                prop_assert!(again.site.log_on == site.log_on || site.log_on.user() == "anonymous", "{}", written);
            }
        }
    }
}
