//! A server as a command line names it: `HOST` for all its ports, `HOST:PORT` for one.

use portolan_remote::HostPort;
use portolan_sites::{Address, Endpoint};

use crate::{
    exit::{Exit, Stop},
    printer::Printer,
};

/// A host, or one port of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    server: HostPort,
    any_port: bool,
}

impl Named {
    pub(crate) fn parse(printer: Printer, text: &str) -> Result<Self, Stop> {
        // Without a scheme no port is another one than that which was typed.
        if !text.contains("://")
            && let Ok((host, port)) = HostPort::parts(text)
        {
            return Ok(Self {
                server: HostPort::new(host, port.unwrap_or(21)),
                any_port: port.is_none(),
            });
        }
        match Address::parse(text) {
            Ok(address) => {
                let Endpoint::Ftp { server, .. } = address.site.endpoint;
                let any_port = false;
                Ok(Self { server, any_port })
            }
            Err(error) => {
                printer.note(&format!("{text}: {error}"));
                Err(Stop(Exit::Usage))
            }
        }
    }

    /// Is this server meant?
    pub(crate) fn is(&self, server: &HostPort) -> bool {
        self.server.host.eq_ignore_ascii_case(&server.host) && (self.any_port || self.server.port == server.port)
    }

    /// One server: without a port, port 21.
    pub(crate) fn exact(&self) -> HostPort {
        self.server.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_port_all_ports_are_meant() {
        let named = |text| Named::parse(Printer::new(false), text).expect("a server");
        for (text, yes, no) in [
            ("h", "h:990", "i:21"),
            ("H:21", "h:21", "h:990"),
            ("::1", "::1:2121", "::2:21"),
            ("[::1]:2121", "::1:2121", "::1:21"),
            ("ftps://h", "h:990", "h:21"),
        ] {
            let server = |text: &str| {
                let (host, port) = text.rsplit_once(':').expect("a port");
                HostPort::new(host, port.parse().expect("a number"))
            };
            assert!(named(text).is(&server(yes)) && !named(text).is(&server(no)), "{text}");
        }
        assert_eq!(named("h").exact(), HostPort::new("h", 21));
        assert!(Named::parse(Printer::new(false), "a b").is_err());
    }
}
