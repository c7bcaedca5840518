//! Which data modes may be tried, in which order, and why the others are not.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
    sync::Arc,
};

use portolan_remote::{DataMode, Detail, ModeChoice};
use portolan_trace::DataId;

use crate::{Config, Lesson, Via, state::State};

/// Who says that a mode does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Witness {
    /// The server, by a reply.
    Server,
    /// Nobody but the socket.
    Socket,
}

/// What was found out about data connections in this session. What outlives it is in [`crate::Learned`].
#[derive(Debug, Default)]
pub(crate) struct DataMemory {
    /// Modes given up in this session, each with the reason.
    pub(crate) given_up: BTreeMap<DataMode, Detail>,
    /// The mode that carried data in this session.
    pub(crate) proven: Option<DataMode>,
    /// Commands that carry data and were obeyed in this session.
    pub(crate) obeyed: BTreeSet<&'static str>,
    /// PRET was refused, though FEAT has it.
    pub(crate) no_pret: bool,
    /// EPSV ALL was said (RFC 2428, section 4).
    pub(crate) all_said: bool,
    told: bool,
    next_id: DataId,
}

impl State {
    /// A number for a new data connection.
    pub(crate) fn next_data_id(&mut self) -> DataId {
        self.data.next_id += 1;
        self.data.next_id
    }

    /// The data mode to try now. Under Auto: the one that worked last, then those that never failed; when nothing else
    /// is left, those that failed in earlier sessions, each once more. So nobody waits twice for a mode that is dead,
    /// and no mode is lost for ever.
    pub(crate) fn mode_to_try(&self) -> Option<DataMode> {
        let possible = |mode: &DataMode| impossible(*mode, &self.config).is_none();
        if let ModeChoice::Only(mode) = self.config.mode {
            return Some(mode).filter(possible);
        }
        let worked = self.data.proven.or(self.config.learned.data_mode);
        let untried: Vec<DataMode> = worked
            .into_iter()
            .chain(DataMode::ALL)
            .filter(possible)
            .filter(|mode| !self.data.given_up.contains_key(mode))
            .collect();
        let fresh = untried
            .iter()
            .find(|mode| !self.config.learned.given_up.contains_key(mode));
        fresh.or(untried.first()).copied()
    }

    /// The mode carried data; so it was not the network that kept others from it.
    pub(crate) fn mode_works(&mut self, mode: DataMode) {
        self.data.proven = Some(mode);
        for (mode, reason) in self.data.given_up.clone() {
            self.remember_dead(mode, &reason);
        }
        let learned = &mut self.config.learned;
        let again = learned.given_up.remove(&mode).is_some();
        if again || learned.data_mode != Some(mode) {
            learned.data_mode = Some(mode);
            let once_more = if again { ", which had failed before," } else { "" };
            self.learnt(Lesson::DataMode, format!("{mode}{once_more} carried data"));
        }
    }

    /// The mode does not work under Auto, for this reason. Where the server did not say so itself, the network may be down
    /// altogether: that is remembered for the next session only when another mode works.
    pub(crate) fn give_up(&mut self, mode: DataMode, reason: Detail, by: Witness) {
        if self.data.proven == Some(mode) {
            self.data.proven = None;
        }
        if by == Witness::Server {
            self.remember_dead(mode, &reason);
        }
        self.data.given_up.insert(mode, reason);
    }

    fn remember_dead(&mut self, mode: DataMode, reason: &Detail) {
        let learned = &mut self.config.learned;
        if learned.data_mode == Some(mode) {
            learned.data_mode = None;
            learned.reasons.remove(&Lesson::DataMode);
        }
        learned.given_up.insert(mode, reason.to_string());
    }

    /// Says once which modes are passed over, and why, when one of those that never failed is chosen.
    pub(crate) fn tell_passed_over(&mut self) {
        if !std::mem::replace(&mut self.data.told, true) && self.config.mode == ModeChoice::Auto {
            for (mode, reason) in self.config.learned.given_up.clone() {
                self.decide(format!(
                    "{mode} comes last, since it failed in an earlier session: {reason}"
                ));
            }
        }
    }

    /// Why there is no data connection: every mode with its reason, and whether the person allows only one.
    /// `failed` = why the forced mode failed.
    pub(crate) fn no_mode_left(&self, failed: Option<&Detail>) -> Detail {
        let learned = |mode| self.config.learned.given_up.get(&mode).map(Detail::of);
        let why = |mode: DataMode| {
            let why = impossible(mode, &self.config)
                .or_else(|| self.data.given_up.get(&mode).cloned())
                .or_else(|| learned(mode));
            Arc::new(why.unwrap_or(Detail::NotTried))
        };
        match self.config.mode {
            ModeChoice::Auto => Detail::EveryMode {
                epsv: why(DataMode::Epsv),
                pasv: why(DataMode::Pasv),
                eprt: why(DataMode::Eprt),
                port: why(DataMode::Port),
            },
            ModeChoice::Only(mode) => Detail::OnlyMode {
                mode: mode.to_string().into(),
                why: failed.map_or_else(|| why(mode), |failed| Arc::new(failed.clone())),
            },
        }
    }
}

/// Why a mode cannot exist on this connection, whatever the server thinks of it.
pub(crate) fn impossible(mode: DataMode, config: &Config) -> Option<Detail> {
    let six = matches!(config.peer, IpAddr::V6(_));
    if let Via::Tunnel(words) = &config.via {
        // Behind a tunnel the family of addresses between proxy and server is not known here.
        return (!mode.passive()).then(|| Detail::NotThrough {
            tunnel: words.as_str().into(),
        });
    }
    if six && matches!(mode, DataMode::Pasv | DataMode::Port) {
        return Some(Detail::NotOverIpv6);
    }
    let external = config.active.external.filter(|_| !mode.passive())?.to_canonical();
    (external.is_ipv6() != six).then(|| {
        let address = external.to_string().into();
        if six {
            Detail::AnnouncesIpv4 { address }
        } else {
            Detail::AnnouncesIpv6 { address }
        }
    })
}
