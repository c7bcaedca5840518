//! The registry of Windows as text: what `regedit` exports (`.reg`), and what `reg query /s` prints.

use super::ini::OwnedSection;

/// Below this key WinSCP has everything.
const WINSCP: &str = "\\martin prikryl\\winscp 2\\";

/// Are these keys of WinSCP?
pub(super) fn is_of_winscp(text: &str) -> bool {
    text.lines().take(200).any(|line| below_winscp(key(line)).is_some())
}

/// The keys below that of WinSCP, named as its INI file names them; `None` = this is no such text.
pub(super) fn sections(text: &str) -> Option<Vec<OwnedSection>> {
    if !is_of_winscp(text) {
        return None;
    }
    let mut sections: Vec<OwnedSection> = Vec::new();
    // Of keys that are not WinSCP's, nothing is taken.
    let mut ours = false;
    for line in joined(text) {
        let line = line.as_str();
        if line.trim_start().to_ascii_uppercase().starts_with("HKEY_") || line.trim_start().starts_with('[') {
            let name = below_winscp(key(line));
            ours = name.is_some();
            sections.extend(name.map(|name| OwnedSection {
                name: name.to_owned(),
                rows: Vec::new(),
            }));
        } else if let Some(section) = sections.last_mut().filter(|_| ours) {
            section.rows.extend(exported(line).or_else(|| printed(line)));
        }
    }
    Some(sections)
}

/// Lines, those that go on behind a backslash in one piece.
fn joined(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim_end();
        let (part, goes_on) = match line.strip_suffix('\\') {
            // A value that ends with a backslash ends with a quotation mark; a key, with a bracket or a name.
            Some(part) if line.contains("=hex") || open => (part, true),
            _ => (line, false),
        };
        match lines.last_mut().filter(|_| open) {
            Some(last) => last.push_str(part.trim_start()),
            None => lines.push(part.to_owned()),
        }
        open = goes_on;
    }
    lines
}

/// The key that a line names, in brackets or without.
fn key(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix('[')
        .and_then(|line| line.strip_suffix(']'))
        .unwrap_or(line)
}

fn below_winscp(key: &str) -> Option<&str> {
    let at = key.to_ascii_lowercase().find(WINSCP)?;
    key.to_ascii_uppercase()
        .starts_with("HKEY_")
        .then(|| &key[at + WINSCP.len()..])
}

/// `"HostName"="ftp.example.org"`, `"PortNumber"=dword:00000015`.
fn exported(line: &str) -> Option<(String, String)> {
    let (name, rest) = quoted(line.trim())?;
    let value = rest.strip_prefix('=')?;
    if let Some((value, _)) = quoted(value) {
        return Some((name, value));
    }
    let number = value.strip_prefix("dword:")?;
    Some((name, u32::from_str_radix(number.trim(), 16).ok()?.to_string()))
}

/// Text in quotation marks, and what stands behind it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut plain = String::new();
    let mut chars = inner.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return Some((plain, &inner[at + 1..])),
            '\\' => plain.push(chars.next()?.1),
            char => plain.push(char),
        }
    }
    None
}

/// `    HostName    REG_SZ    ftp.example.org`, `    PortNumber    REG_DWORD    0x15`.
fn printed(line: &str) -> Option<(String, String)> {
    let (name, rest) = line.trim_start().split_once("    REG_")?;
    let (kind, value) = rest.split_once("    ").unwrap_or((rest.trim_end(), ""));
    let value = match kind {
        "SZ" | "EXPAND_SZ" => value.to_owned(),
        "DWORD" => u32::from_str_radix(value.trim().strip_prefix("0x")?, 16)
            .ok()?
            .to_string(),
        _ => return None,
    };
    Some((name.to_owned(), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXPORTED: &str = "Windows Registry Editor Version 5.00\r\n\r\n\
        [HKEY_CURRENT_USER\\Software\\Martin Prikryl\\WinSCP 2\\Sessions]\r\n\r\n\
        [HKEY_CURRENT_USER\\Software\\Martin Prikryl\\WinSCP 2\\Sessions\\Clients/Acme%20live]\r\n\
        \"HostName\"=\"ftp.example.org\"\r\n\"PortNumber\"=dword:00000015\r\n\
        \"LocalDirectory\"=\"C:\\\\Work\\\\\\\"acme\\\"\\\\\"\r\n\"Blob\"=hex:00,01,\\\r\n  02,03\r\n\r\n\
        [HKEY_CURRENT_USER\\Software\\Other]\r\n\"HostName\"=\"no\"\r\n";

    const PRINTED: &str = "\r\nHKEY_CURRENT_USER\\Software\\Martin Prikryl\\WinSCP 2\\Sessions\\Clients/Acme%20live\r\n    \
        HostName    REG_SZ    ftp.example.org\r\n    PortNumber    REG_DWORD    0x15\r\n    \
        LocalDirectory    REG_SZ    C:\\Work\\\"acme\"\\\r\n    Blob    REG_BINARY    0001\r\n";

    #[test]
    fn both_forms_say_the_same() {
        let rows = [
            ("HostName", "ftp.example.org"),
            ("PortNumber", "21"),
            ("LocalDirectory", "C:\\Work\\\"acme\"\\"),
        ];
        for text in [EXPORTED, PRINTED] {
            let sections = sections(text).expect("keys of WinSCP");
            let section = sections.last().expect("a session");
            assert_eq!(section.name, "Sessions\\Clients/Acme%20live");
            let found: Vec<_> = section
                .rows
                .iter()
                .map(|(key, value)| (key.as_str(), value.as_str()))
                .collect();
            assert_eq!(found, rows);
        }
        assert_eq!(sections("[Sessions\\a]\nHostName=h\n"), None);
        assert_eq!(sections("[HKEY_CURRENT_USER\\Software\\Other]\n\"a\"=\"b\"\n"), None);
    }
}
