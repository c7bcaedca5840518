//! What an address on the command line names.

use portolan_engine::Place;
use portolan_remote::{ModeChoice, RemotePath, SiteId};
use portolan_settings::Paths;
use portolan_sites::{Address, AddressError, Endpoint, FtpTls, LogOn, Site, SitesFile};

use crate::{
    exit::{Exit, Stop},
    options::{Options, Tls},
    printer::Printer,
};

/// A path on a site.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// The site, with the options of the command line applied.
    pub(crate) site: Site,
    /// The path, relative to the folder of the log-on unless it begins with `/`.
    pub(crate) path: RemotePath,
    /// Did the address end with a slash: is a folder meant?
    pub(crate) folder: bool,
}

impl Target {
    /// Reads an address, or the name of a saved site.
    pub(crate) fn parse(printer: Printer, options: &Options, url: &str) -> Result<Self, Stop> {
        let address = match Address::parse(url) {
            Ok(address) => address,
            Err(error) => return Self::saved(printer, options, url, &error),
        };
        if address.secret.is_some() {
            printer.note(
                "an address with a password is refused: everybody on this computer can read command lines; use \
                 --password-file, PORTOLAN_PASSWORD, the keyring or the prompt",
            );
            return Err(Stop(Exit::Usage));
        }
        // `Studio`, or a link to a folder of it: `ftp://Studio/www`. What has a user or a port is an address.
        let may_be_name = address.site.log_on == LogOn::Anonymous && (url.contains("://") || !url.contains('/'));
        if may_be_name && let Some(site) = saved_site(url) {
            return Ok(Self::of_site(options, site, url.ends_with('/')));
        }
        Ok(Self::of_site(options, address.site, url.ends_with('/')))
    }

    fn saved(printer: Printer, options: &Options, name: &str, error: &AddressError) -> Result<Self, Stop> {
        if let Some(site) = saved_site(name) {
            return Ok(Self::of_site(options, site, false));
        }
        printer.note(&format!("{name}: {error}"));
        Err(Stop(Exit::Usage))
    }

    fn of_site(options: &Options, mut site: Site, folder: bool) -> Self {
        let Endpoint::Ftp { server, tls } = &mut site.endpoint;
        if let Some(wanted) = options.tls {
            // The scheme says more than `--tls auto`; every other choice is explicit and wins.
            if wanted != Tls::Auto {
                let had_default_port = server.port == if *tls == FtpTls::Implicit { 990 } else { 21 };
                *tls = wanted.into();
                if had_default_port {
                    server.port = if *tls == FtpTls::Implicit { 990 } else { 21 };
                }
            }
        }
        let mode = ModeChoice::from(options.mode);
        if mode != ModeChoice::Auto {
            site.mode = mode;
        }
        if options.sessions.is_some() {
            site.sessions = options.sessions;
        }
        options.choose(&mut site.connection);
        let path = site.remote_folder.take().unwrap_or_else(|| RemotePath::new(""));
        // Typed, it is UTF-8; bytes of another encoding come as `%FC` and are none.
        let path = match std::str::from_utf8(path.as_bytes()) {
            Ok(text) => match site.connection.server.encoding.encode(text) {
                Ok(bytes) => RemotePath::new(bytes),
                Err(_not_in_it) => path.clone(),
            },
            Err(_no_text) => path.clone(),
        };
        Self { site, path, folder }
    }

    /// The target as the engine names it.
    pub(crate) fn place(&self) -> Place {
        Place::Remote(self.site.id, self.path.clone())
    }

    /// Another path on the same site.
    pub(crate) fn with_path(&self, path: RemotePath) -> Self {
        Self { path, ..self.clone() }
    }

    /// Its site.
    pub(crate) fn id(&self) -> SiteId {
        self.site.id
    }
}

fn saved_site(name: &str) -> Option<Site> {
    let paths = Paths::of_user().ok()?;
    let sites = SitesFile::of(&paths).load().ok()?;
    sites.typed(name)
}
