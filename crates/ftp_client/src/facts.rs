//! What is known of a session, in the words of `remote`.

use std::{sync::Arc, time::Duration};

use portolan_ftp_proto::{ListingFormat, ServerFacts};
use portolan_remote::{Capabilities, RemotePath, SessionFacts};

use crate::{ConnectOptions, tls::SessionTls};

/// What a log-on told.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) facts: Arc<SessionFacts>,
    pub(crate) capabilities: Capabilities,
}

/// What is known once the log-on is complete.
pub(crate) fn known(
    options: &ConnectOptions,
    server: &ServerFacts,
    tls: Option<(&SessionTls, String)>,
    round_trip: Duration,
) -> Known {
    let has = |feature: &str| {
        let named = |line: &String| {
            line.get(..feature.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(feature))
        };
        server.features.iter().any(named)
    };
    let mut facts = unknown(options);
    if let Some(home) = &server.home {
        facts.home = home.clone();
    }
    facts.server = match (&server.family, server.greeting.lines().next()) {
        (Some(family), _) => family.clone(),
        (None, Some(greeting)) => greeting.trim().to_owned(),
        (None, None) => String::new(),
    };
    facts.system.clone_from(&server.system);
    if let Some((tls, version)) = tls {
        facts.trusted_by_authority = tls.by_authority();
        facts.tls = Some(version);
        facts.data_in_clear = !server.data_protected;
    }
    facts.utf8 = server.utf8;
    let format = if server.mlst {
        ListingFormat::Mlsd
    } else {
        ListingFormat::List
    };
    facts.listing_command = format.command();
    facts.round_trip = Some(round_trip);
    facts.features.clone_from(&server.features);
    let windows = server
        .system
        .as_deref()
        .is_some_and(|system| system.to_ascii_uppercase().contains("WINDOWS"));
    let capabilities = Capabilities {
        resume_retrieve: server.rest_stream,
        // Without REST there is APPE, which RFC 959 has from the beginning.
        resume_store: true,
        set_modified: server.sets_modified || has("UTIME"),
        set_mode: !windows,
        checksums: server.checksums,
        partial_checksums: server.partial_checksums,
        space: server.space,
        facts: server.mlst,
        shows_links: server.shows_links,
        depth: server.overlap.max(1),
    };
    Known {
        facts: Arc::new(facts),
        capabilities,
    }
}

/// Before the log-on is complete.
pub(crate) fn unknown(options: &ConnectOptions) -> SessionFacts {
    SessionFacts {
        session: options.session,
        home: RemotePath::root(),
        server: String::new(),
        system: None,
        tls: None,
        data_in_clear: false,
        trusted_by_authority: false,
        utf8: false,
        listing_command: ListingFormat::List.command(),
        data_mode: options.learned.data_mode,
        round_trip: None,
        features: Vec::new(),
    }
}
