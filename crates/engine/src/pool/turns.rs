//! Who has how many of the sessions that a server takes of one user, where several sites lead to the same.
//!
//! As evenly as whole sessions allow, and nobody gets more than there is to do. Where there are more sites than sessions,
//! they take turns between items: who has one keeps it for [`TURN`], a person who waits comes before that, and who has just
//! got one begins something first. What a site does not need goes to the others at once, its idle sessions too.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    time::{Duration, Instant},
};

use portolan_remote::SiteId;

use super::{Doing, Pool, Session, SiteState, Stage, UserAt};
use crate::operate::RemoteOp;

/// So long a site keeps its session while another has none. A log-on takes about a second; this is many times as long.
const TURN: Duration = Duration::from_secs(15);

/// So long it does so even if a person waits for the other.
const LEAST: Duration = Duration::from_secs(5);

/// What came of it for one site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Division {
    /// Sessions that it may have.
    pub(super) share: usize,
    /// Of those that it has, others wait for so many.
    pub(super) give_up: usize,
}

/// Who comes first, first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    JustBegun,
    PersonWaits(Option<Instant>),
    InTurn(Reverse<Instant>),
    Waits(Instant),
    HadTurn(Reverse<Instant>),
}

/// What one site wants.
#[derive(Clone, Copy, Debug)]
struct Claim {
    site: SiteId,
    /// Sessions for which there is something to do.
    wants: usize,
    /// Those that it has, and those on their way to it.
    has: usize,
    urgency: Urgency,
}

/// How many each may have, of so many.
fn divide(most: usize, mut claims: Vec<Claim>) -> BTreeMap<SiteId, usize> {
    claims.retain(|claim| claim.wants > 0);
    claims.sort_by_key(|claim| claim.urgency);
    let mut shares: BTreeMap<SiteId, usize> = BTreeMap::new();
    let mut left = most;
    for round in 1.. {
        let before = left;
        for claim in claims.iter().filter(|claim| claim.wants >= round) {
            if left > 0 {
                left -= 1;
                *shares.entry(claim.site).or_default() += 1;
            }
        }
        if left == before || left == 0 {
            break;
        }
        // What does not go round is of most use where it is.
        claims.sort_by_key(|claim| Reverse(claim.has));
    }
    shares
}

impl SiteState {
    fn held(&self) -> usize {
        self.sessions.len() + self.connecting.len()
    }

    /// Sessions beyond those that it may have.
    pub(super) fn over(&self) -> usize {
        self.division
            .map_or(0, |division| self.held().saturating_sub(division.share))
    }

    /// Do others wait for a session that it has?
    pub(super) fn must_give_up(&self) -> bool {
        self.division.is_some_and(|division| division.give_up > 0)
    }

    /// Does every session of it move something?
    pub(super) fn moves_only(&self) -> bool {
        let moves = |session: &Session| matches!(session.doing, Doing::Items(_));
        !self.sessions.is_empty() && self.sessions.iter().all(moves)
    }

    pub(super) fn moves_more_than_its_share(&self) -> bool {
        self.over() > 0 && self.moves_only()
    }

    /// When something about its turn changes by itself.
    pub(super) fn next_turn(&self, now: Instant) -> Option<Instant> {
        let turn = self
            .fed_since
            .into_iter()
            .flat_map(|since| [since + LEAST, since + TURN]);
        turn.chain(self.person_until).filter(|at| *at > now).min()
    }

    /// Has it a part in what a server allows its user?
    fn takes_part(&self) -> bool {
        matches!(self.stage, Stage::Trying | Stage::InLine | Stage::Up)
    }

    /// Does a person wait for a session of it?
    fn person_waits(&self) -> bool {
        self.ops.iter().any(|asked| !matches!(asked.op, RemoteOp::Hunt(_)))
    }

    /// Sessions for which there is something to do: `more` items could begin, had it one for each of them.
    fn wants(&self, wanted: usize, more: usize, now: Instant) -> usize {
        let busy = self.sessions.iter().filter(|session| !session.free()).count();
        let serves =
            |session: &Session| matches!(&session.doing, Doing::Op(asked, _) if !matches!(asked.op, RemoteOp::Hunt(_)));
        let looks = self.person_until.is_some_and(|until| now < until) && !self.sessions.iter().any(serves);
        let person = usize::from(!self.ops.is_empty() || (looks && !self.sessions.is_empty()));
        let first = usize::from(matches!(self.stage, Stage::Trying | Stage::InLine));
        let wants = busy + self.waiting.len() + more + person;
        wants.min(wanted + person).max(first)
    }

    fn claim(&mut self, wanted: usize, more: usize, now: Instant) -> Claim {
        let wants = self.wants(wanted, more, now);
        if self.sessions.is_empty() {
            self.fed_since = None;
            if wants > 0 {
                self.waits_since.get_or_insert(now);
            } else {
                self.waits_since = None;
            }
        } else {
            self.waits_since = None;
            self.fed_since.get_or_insert(now);
        }
        let urgency = match (self.fed_since, self.waits_since) {
            (Some(since), _) if now < since + LEAST => Urgency::JustBegun,
            (None, _) if !self.connecting.is_empty() => Urgency::JustBegun,
            _ if self.person_waits() => Urgency::PersonWaits(self.ops_since),
            (Some(since), _) if now < since + TURN => Urgency::InTurn(Reverse(since)),
            (Some(since), _) => Urgency::HadTurn(Reverse(since)),
            (None, since) => Urgency::Waits(since.unwrap_or(now)),
        };
        Claim {
            site: self.site.id,
            wants,
            has: self.held(),
            urgency,
        }
    }
}

impl Pool {
    /// Sites that share a limit with others now.
    pub(crate) fn sharing(&self, now: Instant) -> Vec<SiteId> {
        let users = self.limited(now).map(|(user, _)| self.taking_part(user));
        users.filter(|sites| sites.len() > 1).flatten().collect()
    }

    fn taking_part(&self, user: UserAt) -> Vec<SiteId> {
        let sites = self.together(user).filter(|(_, site)| site.takes_part());
        sites.map(|(id, _)| id).collect()
    }

    /// Divides anew what servers allow. `wants`: of the sites that share, how many sessions each may use, and how many
    /// items could begin there.
    pub(crate) fn divide(&mut self, wants: &BTreeMap<SiteId, (usize, usize)>, now: Instant) {
        let users: Vec<(UserAt, usize)> = self.limited(now).collect();
        for site in self.sites.values_mut() {
            site.division = None;
            if !wants.contains_key(&site.site.id) {
                (site.fed_since, site.waits_since) = (None, None);
            }
        }
        for (user, most) in users {
            let sites = self.taking_part(user);
            if sites.len() < 2 {
                continue;
            }
            let held: usize = self.together(user).map(|(_, site)| site.held()).sum();
            let claim = |id: SiteId| {
                let (wanted, more) = *wants.get(&id)?;
                Some(self.sites.get_mut(&id)?.claim(wanted, more, now))
            };
            let claims: Vec<Claim> = sites.into_iter().filter_map(claim).collect();
            self.settle(most, held, &claims);
        }
    }

    fn settle(&mut self, most: usize, held: usize, claims: &[Claim]) {
        let shares = divide(most, claims.to_vec());
        let share = |claim: &Claim| shares.get(&claim.site).copied().unwrap_or_default();
        let missing: usize = claims.iter().map(|claim| share(claim).saturating_sub(claim.has)).sum();
        let mut lack = missing.saturating_sub(most.saturating_sub(held));
        let left = most.saturating_sub(shares.values().sum());
        let over = |claim: &Claim| claim.has.saturating_sub(share(claim));
        let standing: usize = claims.iter().map(over).sum();
        for claim in claims {
            let over = over(claim);
            let give_up = over.min(lack);
            lack -= give_up;
            if let Some(site) = self.sites.get_mut(&claim.site) {
                site.division = Some(Division {
                    // What nobody needs may stand anywhere, once: where another site has it, this one would take in its
                    // place what a third waits for, lose it again, and so on.
                    share: share(claim) + left.saturating_sub(standing - over),
                    give_up,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn claim(site: u64, wants: usize, has: usize, urgency: Urgency) -> Claim {
        Claim {
            site: SiteId(site),
            wants,
            has,
            urgency,
        }
    }

    #[test]
    fn one_session_goes_from_site_to_site() {
        let now = Instant::now();
        let earlier = now.checked_sub(TURN).unwrap();
        let of = |claims: &[Claim]| divide(1, claims.to_vec()).into_keys().collect::<Vec<_>>();
        let waits = claim(2, 3, 0, Urgency::Waits(now));
        let person = claim(2, 1, 0, Urgency::PersonWaits(Some(now)));
        let in_turn = claim(1, 3, 1, Urgency::InTurn(Reverse(now)));
        assert_eq!(of(&[in_turn, waits]), [SiteId(1)]);
        assert_eq!(
            of(&[claim(1, 3, 1, Urgency::HadTurn(Reverse(now))), waits]),
            [SiteId(2)]
        );
        assert_eq!(of(&[in_turn, person]), [SiteId(2)]);
        assert_eq!(of(&[claim(1, 3, 1, Urgency::JustBegun), person]), [SiteId(1)]);
        assert_eq!(of(&[claim(1, 0, 1, Urgency::JustBegun), waits]), [SiteId(2)]);
        // Who has had it longest gives it up first; who has waited longest gets it.
        let longest = claim(3, 1, 1, Urgency::HadTurn(Reverse(earlier)));
        let had = claim(4, 1, 1, Urgency::HadTurn(Reverse(now)));
        let shares = divide(2, vec![longest, had, waits]);
        assert_eq!(shares.into_keys().collect::<Vec<_>>(), [SiteId(2), SiteId(4)]);
    }

    proptest! {
        #[test]
        fn nobody_has_two_more_than_another_who_wants_more(
            most in 1_usize..20,
            sites in proptest::collection::vec((0_usize..9, 0_usize..9), 1..7),
        ) {
            let now = Instant::now();
            let claims = sites.iter().enumerate();
            let claims = claims.map(|(at, (wants, has))| claim(at as u64, *wants, *has, Urgency::Waits(now)));
            let claims: Vec<Claim> = claims.collect();
            let shares = divide(most, claims.clone());
            let of = |claim: &Claim| shares.get(&claim.site).copied().unwrap_or(0);
            let wants: usize = claims.iter().map(|claim| claim.wants).sum();
            prop_assert_eq!(shares.values().sum::<usize>(), most.min(wants));
            for one in &claims {
                prop_assert!(of(one) <= one.wants);
                for other in &claims {
                    prop_assert!(of(one) == one.wants || of(other) <= of(one) + 1);
                }
            }
        }
    }
}
