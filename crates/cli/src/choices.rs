//! Options about connections, put over what the site says.

use portolan_remote::{AddressFamily, ConnectionChoices, ProxyChoice, ProxyParseError};

use crate::{
    exit::{Exit, Stop},
    options::Options,
    printer::Printer,
};

impl Options {
    /// Reads what the parser of arguments must not read, since it would repeat a password in its message.
    pub(crate) fn check(mut self, printer: Printer) -> Result<Self, Stop> {
        let wrong = |text: &str| {
            printer.note(text);
            Stop(Exit::Usage)
        };
        if let (Some(min), Some(max)) = (self.tls_min, self.tls_max)
            && min > max
        {
            return Err(wrong("--tls-min is above --tls-max"));
        }
        self.proxy_choice = match self.proxy.take().as_deref() {
            None => None,
            Some("none") => Some(ProxyChoice::Direct),
            Some(text) => {
                let parsed = text.parse().map_err(|error: ProxyParseError| {
                    wrong(&format!(
                        "{error}; a password comes from --proxy-password-file, PORTOLAN_PROXY_PASSWORD or the keyring"
                    ))
                });
                Some(ProxyChoice::Through(parsed?))
            }
        };
        Ok(self)
    }

    /// What the command line says counts; what it does not say stays.
    pub(crate) fn choose(&self, choices: &mut ConnectionChoices) {
        if let Some(proxy) = &self.proxy_choice {
            choices.proxy = proxy.clone();
        }
        if self.ipv4 {
            choices.family = AddressFamily::V4;
        }
        if self.ipv6 {
            choices.family = AddressFamily::V6;
        }
        if let Some(ports) = &self.active_ports {
            choices.active.ports = Some(ports.0.clone());
        }
        choices.active.external = self.external_address.or(choices.active.external);
        choices.keep_alive = self.keep_alive.unwrap_or(choices.keep_alive);
        let versions = &mut choices.tls_versions;
        match (self.tls_min, self.tls_max) {
            (Some(min), Some(max)) => (versions.min, versions.max) = (min, max),
            // One end alone moves the other where it must.
            (Some(min), None) => (versions.min, versions.max) = (min, versions.max.max(min)),
            (None, Some(max)) => (versions.min, versions.max) = (versions.min.min(max), max),
            (None, None) => {}
        }
        choices.server.encoding = self.encoding.unwrap_or(choices.server.encoding);
        choices.server.time_offset = self.time_offset.or(choices.server.time_offset);
        if let Some(path) = &self.client_cert {
            choices.client_certificate = Some(path.clone());
        }
        choices.plain_data |= self.plain_data;
    }
}
