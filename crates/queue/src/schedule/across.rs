//! What could start from one server to another: it takes a session of both, or none.

use std::collections::BTreeMap;

use portolan_remote::{Direction, SiteId};

use super::{Plan, Site, look::Look, look::Rank};
use crate::{
    Route,
    lanes::{FileClass, Way},
};

/// What could start between two sites.
pub(super) struct Across<'a> {
    /// Places among the sites: who gives, who gets.
    ends: [usize; 2],
    /// Small files, large files.
    files: [Look<'a>; 2],
}

/// Whose turn it is between servers.
#[derive(Default)]
pub(super) struct Turn {
    /// What could start now: where it stands, which route it is of, and which of its looks has it.
    first: Option<(Rank, usize, usize)>,
    /// Sites at which nothing that stands behind this may start: it waits for its other end.
    kept: BTreeMap<SiteId, Rank>,
    /// The same at every site: all sessions together are too few for two more.
    kept_everywhere: Option<Rank>,
}

impl Turn {
    /// May something of this rank start at this site?
    pub(super) fn lets(&self, site: SiteId, rank: Rank) -> bool {
        let at_site = self.kept.get(&site).copied();
        at_site.into_iter().chain(self.kept_everywhere).all(|kept| rank < kept)
    }

    /// What starts now, unless something else stands before it.
    pub(super) fn first_before(&self, other: Option<Rank>) -> Option<(usize, usize)> {
        let (rank, route, look) = self.first?;
        other.is_none_or(|other| rank < other).then_some((route, look))
    }
}

impl<'a> Plan<'a> {
    /// The ways between these sites.
    pub(super) fn routes_across(&self, sites: &[(SiteId, usize)]) -> impl Iterator<Item = Route> + use<'a> {
        let mut routes: Vec<Route> = self
            .queue
            .lanes
            .across()
            .filter(|route| {
                route
                    .sites()
                    .all(|site| sites.iter().any(|(known, allowed)| *known == site && *allowed > 0))
            })
            .collect();
        routes.sort_unstable();
        routes.into_iter()
    }

    /// What could start between these sites, whose places are those that they have here.
    pub(super) fn across(&self, sites: &[(SiteId, usize)]) -> Vec<Across<'a>> {
        let at = |site| sites.iter().position(|known| known.0 == site);
        self.routes_across(sites)
            .filter_map(|route| {
                let small = [true, false];
                Some(Across {
                    ends: [at(route.source?)?, at(route.site)?],
                    files: small.map(|small| self.look(route, Way::File(FileClass::new(Direction::Upload, small)))),
                })
            })
            .collect()
    }

    /// Whose turn it is, in the order of the queue. `free`: sessions in all that may still be taken of `most`.
    pub(super) fn turn_across(
        &self,
        across: &mut [Across<'a>],
        sites: &[Site<'a>],
        free: usize,
        most: usize,
        room: [usize; 2],
    ) -> Turn {
        let mut turn = Turn::default();
        if room.contains(&0) {
            return turn;
        }
        let mut waiting: Vec<(Rank, usize, usize)> = Vec::new();
        for (route, one) in across.iter_mut().enumerate() {
            let looks = one.files.iter_mut().enumerate();
            let best = looks
                .filter_map(|(look, files)| Some((self.peek(files)?, route, look)))
                .min();
            waiting.extend(best);
        }
        waiting.sort_unstable();
        for (rank, route, look) in waiting {
            let ends = across[route].ends.map(|at| &sites[at]);
            let kept = ends.iter().any(|site| !turn.lets(site.id, rank));
            if kept {
                continue;
            }
            if free < most.min(2) {
                turn.kept_everywhere = Some(rank);
                break;
            }
            if ends.iter().all(|site| site.sessions < site.allowed) {
                turn.first = Some((rank, route, look));
                break;
            }
            for site in ends {
                turn.kept.insert(site.id, rank);
            }
        }
        turn
    }

    pub(super) fn start_across(&mut self, across: &mut [Across<'a>], first: (usize, usize), sites: &mut [Site<'a>]) {
        let (route, look) = first;
        let Across { ends, files } = &mut across[route];
        let small = look == 0;
        let [giving, getting] = *ends;
        for (at, direction) in [(giving, Direction::Download), (getting, Direction::Upload)] {
            sites[at].sessions += 1;
            sites[at].moving[FileClass::new(direction, small).at()] += 1;
        }
        self.start(&mut files[look]);
    }
}
