//! The form knows every field that a site has, and what is typed becomes the site.

use portolan_sites::{Address, Site};

use super::{
    draft::Draft,
    fields::{ELSEWHERE, FIELDS, of_key},
};

fn site() -> Site {
    let mut site = Address::parse("ftpes://web@ftp.example.org:2121/www")
        .expect("an address")
        .site;
    site.saved = true;
    site
}

/// What is typed into each field, and what then stands in `sites.toml`.
const TYPED: &[(&str, &str, &str)] = &[
    ("name", "Studio", "\"Studio\""),
    ("tls", "implicit", "\"implicit\""),
    ("host", "h", "\"h\""),
    ("port", "990", "990"),
    ("log_on", "ask", "\"ask\""),
    ("user", "anna", "\"anna\""),
    ("remote_folder", "/a b", "\"/a b\""),
    ("local_folder", "~/x", "\"~/x\""),
    ("mode", "pasv", "\"pasv\""),
    ("colour", "violet", "\"violet\""),
    ("icon", "star", "\"star\""),
    ("note", "a", "\"a\""),
    ("sessions", "3", "3"),
    ("existing", "content", "\"content\""),
    ("atomic", "", "false"),
    ("bin", "true", "true"),
    ("verify", "checksum", "\"checksum\""),
    ("upload_limit", "100", "102400"),
    ("download_limit", "0,5", "512"),
    ("linked_browsing", "true", "true"),
    ("compare", "true", "true"),
    ("tls_min", "1.3", "\"1.3\""),
    ("tls_max", "1.2", "\"1.2\""),
    ("client_certificate", "/c.pem", "\"/c.pem\""),
    ("plain_data", "true", "true"),
    ("proxy", "none", "\"none\""),
    ("family", "ipv6", "\"ipv6\""),
    ("active_ports", "50000-50010", "\"50000-50010\""),
    ("external_address", "203.0.113.5", "\"203.0.113.5\""),
    ("trust_pasv_address", "true", "true"),
    ("keep_alive", "stat:60", "\"stat:60\""),
    ("encoding", "GBK", "\"GBK\""),
    ("time_offset", "+01:00", "\"+01:00\""),
    ("server_family", "IIS", "\"IIS\""),
    ("hidden_files", "always", "\"always\""),
    ("host_command", "never", "\"never\""),
    ("language", "en", "\"en\""),
    ("allocate", "true", "true"),
    ("post_login", "SITE UMASK 022\n", "[\"SITE UMASK 022\"]"),
];

#[test]
fn every_field_that_is_typed_into_becomes_the_site() {
    for (key, typed, expected) in TYPED {
        let field = of_key(key).unwrap_or_else(|| panic!("{key} has no field"));
        let mut draft = Draft::new(site(), false);
        assert!(!draft.changed(), "{key}");
        (*typed).clone_into(draft.text(field.key));
        draft.check();
        assert!(draft.changed(), "{key}");
        let site = draft.site().unwrap_or_else(|| panic!("{key}: {:?}", draft.error(key)));
        let keys = site.keys();
        let value = keys
            .iter()
            .find(|(other, _)| other == key)
            .map(|(_, value)| value.as_str());
        assert_eq!(value, Some(*expected), "{key}");
        // Shown again, it is what was typed.
        let again = Draft::new(site.clone(), false);
        assert!(again.site() == Some(site), "{key}");
    }
}

#[test]
fn no_key_of_a_site_is_without_a_field() {
    let told = site().with_values(&[("nonsense", None)]).expect_err("no such key");
    let known = told.split("known are ").nth(1).expect("a list").split(", ");
    for key in known {
        assert!(of_key(key).is_some() || ELSEWHERE.contains(&key), "{key}");
    }
    let typed = |key: &str| TYPED.iter().any(|(other, ..)| *other == key);
    for field in FIELDS {
        // A certificate and commands for a proxy need more than a word; `sites` tests them.
        assert!(
            typed(field.key) || matches!(field.key, "pin" | "proxy_commands"),
            "{}",
            field.key
        );
    }
}

#[test]
fn what_is_wrong_is_said_at_its_field() {
    for (key, typed) in [
        ("host", ""),
        ("port", "0"),
        ("port", "x"),
        ("sessions", "33"),
        ("upload_limit", "fast"),
        ("active_ports", "9-8"),
        ("external_address", "here"),
        ("keep_alive", "ping"),
        ("proxy", "http://a:geheim@h"),
        ("encoding", "utf-16"),
        ("time_offset", "1 h"),
        ("pin", "abc"),
        ("user", ""),
    ] {
        let mut draft = Draft::new(site(), false);
        typed.clone_into(draft.text(of_key(key).expect("a field").key));
        draft.check();
        let error = draft.error(key).unwrap_or_else(|| panic!("{key} = {typed} is taken"));
        assert!(!error.contains('`') || !error.contains(&format!("`{key}`")), "{error}");
        assert!(!error.contains("geheim") && draft.site().is_none(), "{error}");
    }
    let mut draft = Draft::new(site(), false);
    *draft.text("tls_min") = "1.3".to_owned();
    *draft.text("tls_max") = "1.2".to_owned();
    draft.check();
    assert!(draft.site().is_none() && draft.wrong().count() == 1);
}

#[test]
fn what_is_missing_in_a_new_site_is_said_where_it_is_and_when_it_is_wanted() {
    let endpoint = portolan_sites::Endpoint::Ftp {
        server: portolan_remote::HostPort::new("", 21),
        tls: portolan_sites::FtpTls::Explicit,
    };
    let new = Site::quick(endpoint, portolan_sites::LogOn::User(String::new()));
    let mut draft = Draft::new(new, true);
    let wrong = |draft: &Draft| draft.wrong().map(|field| field.key).collect::<Vec<_>>();
    assert_eq!(wrong(&draft), ["host", "user"]);
    assert!(FIELDS.iter().all(|field| draft.shown_error(field.key).is_none()));
    // What was typed is said at once, and alone.
    "9-8".clone_into(draft.text("active_ports"));
    draft.check();
    let said = FIELDS.iter().filter(|field| draft.shown_error(field.key).is_some());
    assert_eq!(said.map(|field| field.key).collect::<Vec<_>>(), ["active_ports"]);
    draft.text("active_ports").clear();
    draft.tell();
    draft.check();
    assert!(draft.shown_error("host").is_some_and(|why| !why.contains('`')));
    for (key, typed) in [("name", "Studio"), ("host", "h"), ("user", "anna")] {
        typed.clone_into(draft.text(of_key(key).expect("a field").key));
    }
    draft.check();
    assert!(draft.site().is_some(), "{:?}", wrong(&draft));
}
