//! What can be said on the command line of the window. Never a password.

use portolan_sites::{Address, Site};

/// With what the window begins.
#[derive(Debug)]
pub(crate) enum Begin {
    /// Nothing is connected.
    Empty,
    /// The practice server.
    Practice,
    /// This address, unless a saved site has this name.
    Site(Box<Site>, String),
    /// The saved site of this name.
    Named(String),
}

/// What the arguments ask for.
#[derive(Debug)]
pub(crate) enum Args {
    /// Open the window.
    Window(Begin),
    /// Print this and end well.
    Print(String),
    /// Print this and end with exit code 2.
    Refuse(String),
}

const HELP: &str = "\
Portolan moves files between this computer and FTP servers.

Usage: portolan [OPTIONS] [ADDRESS | SITE]

SITE is the name of a saved site. ADDRESS is a host, ftp://user@host/folder (TLS if offered), ftpes:// (TLS required) or ftps:// (TLS from the
first byte). It holds no password: the window asks for it, or takes it from the keyring.

Options:
  --practice   Start an FTP server with sample files on this computer and connect to it
  --help       Print this
  --version    Print the version

The same without a window: portolan-cli --help
";

impl Args {
    /// Reads the arguments behind the program's name.
    pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Self {
        let mut begin = Begin::Empty;
        for argument in arguments {
            let next = match argument.as_str() {
                "--help" | "-h" => return Self::Print(HELP.to_owned()),
                "--version" | "-V" => return Self::Print(format!("portolan {}\n", env!("CARGO_PKG_VERSION"))),
                "--practice" => Begin::Practice,
                option if option.starts_with('-') => {
                    return Self::Refuse(format!(
                        "portolan does not know the option `{option}`; `portolan --help` lists all\n"
                    ));
                }
                address => match Address::parse(address) {
                    // Not even repeated: what stands in this message may come to stand in a log.
                    Ok(address) if address.secret.is_some() => return Self::Refuse(PASSWORD.to_owned()),
                    Ok(address) => Begin::Site(Box::new(address.site), argument),
                    Err(_) if address.contains('@') => return Self::Refuse(NO_ADDRESS.to_owned()),
                    Err(_) if !address.contains("://") => Begin::Named(argument),
                    Err(error) => return Self::Refuse(format!("`{address}` is no address: {error}\n")),
                },
            };
            if !matches!(begin, Begin::Empty) {
                return Self::Refuse("portolan takes one address or --practice, not both\n".to_owned());
            }
            begin = next;
        }
        Self::Window(begin)
    }
}

const PASSWORD: &str = "\
A password on a command line can be read by every program on this computer.
Leave it out of the address; the window asks for it, or takes it from the keyring.
";

const NO_ADDRESS: &str = "The argument is no address such as ftpes://user@host/folder\n";

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Args {
        Args::parse(arguments.iter().map(|argument| (*argument).to_owned()))
    }

    #[test]
    fn an_address_or_practice_begins() {
        assert!(matches!(parse(&[]), Args::Window(Begin::Empty)));
        assert!(matches!(parse(&["--practice"]), Args::Window(Begin::Practice)));
        let Args::Window(Begin::Site(site, _)) = parse(&["ftpes://me@host/x"]) else {
            panic!("a site")
        };
        assert_eq!(site.url(), "ftpes://me@host/x");
        assert!(matches!(parse(&["--practice", "host"]), Args::Refuse(_)));
        assert!(matches!(parse(&["--nonsense"]), Args::Refuse(_)));
    }

    #[test]
    fn a_password_is_refused_and_not_repeated() {
        for argument in ["ftp://me:S3cret@host/", "me:S3cret@host", "ftp://me:S3cret@ho st/"] {
            let Args::Refuse(message) = parse(&[argument]) else {
                panic!("{argument} was taken")
            };
            assert!(!message.contains("S3cret"), "{message}");
        }
    }
}
