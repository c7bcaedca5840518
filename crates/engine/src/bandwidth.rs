//! Limits on speed: one allowance for each direction, shared by the transfers that move bytes.

use std::sync::Arc;

use portolan_remote::{Direction, Meter, Phase, Throttle};

/// The least that a transfer gets, so that no limit stops a transfer for good.
const LEAST: u64 = 1024;

/// The limits of both directions, in bytes a second.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bandwidth([Option<u64>; 2]);

impl Bandwidth {
    /// Upload, download.
    pub(crate) fn new(limits: [Option<u64>; 2]) -> Self {
        Self(limits.map(|limit| limit.filter(|limit| *limit > 0)))
    }

    pub(crate) fn set(&mut self, direction: Direction, limit: Option<u64>) {
        self.0[index(direction)] = limit.filter(|limit| *limit > 0);
    }

    pub(crate) fn limits(self) -> [Option<u64>; 2] {
        self.0
    }

    /// Splits each limit over the transfers of its direction. One that waits for an answer of the server needs nothing
    /// now; it gets its part with the next tick.
    pub(crate) fn share<'a>(
        self,
        transfers: &(impl Iterator<Item = (Direction, &'a Arc<Meter>, &'a Arc<Throttle>)> + Clone),
    ) {
        for direction in [Direction::Upload, Direction::Download] {
            let share = self.part(direction, transfers);
            for (.., throttle) in transfers.clone().filter(|(other, ..)| *other == direction) {
                throttle.set_limit(share);
            }
        }
    }

    /// The same for a limit that holds beside another: whichever is less.
    pub(crate) fn cap<'a>(
        self,
        transfers: &(impl Iterator<Item = (Direction, &'a Arc<Meter>, &'a Arc<Throttle>)> + Clone),
    ) {
        for direction in [Direction::Upload, Direction::Download] {
            let Some(share) = self.part(direction, transfers) else {
                continue;
            };
            for (.., throttle) in transfers.clone().filter(|(other, ..)| *other == direction) {
                let other = throttle.limit();
                throttle.set_limit(Some(other.map_or(share, |other| other.min(share))));
            }
        }
    }

    fn part<'a>(
        self,
        direction: Direction,
        transfers: &(impl Iterator<Item = (Direction, &'a Arc<Meter>, &'a Arc<Throttle>)> + Clone),
    ) -> Option<u64> {
        let moving = transfers
            .clone()
            .filter(|(other, meter, _)| {
                *other == direction && matches!(meter.phase(), Phase::Moving | Phase::OpeningData)
            })
            .count();
        self.0[index(direction)].map(|limit| (limit / moving.max(1) as u64).max(LEAST))
    }
}

fn index(direction: Direction) -> usize {
    match direction {
        Direction::Upload => 0,
        Direction::Download => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_split_over_what_moves() {
        let mut bandwidth = Bandwidth::new([Some(100_000), None]);
        let transfers: Vec<(Direction, Arc<Meter>, Arc<Throttle>)> = [
            (Direction::Upload, Phase::Moving),
            (Direction::Upload, Phase::Moving),
            (Direction::Upload, Phase::AwaitingConfirmation),
            (Direction::Download, Phase::Moving),
        ]
        .into_iter()
        .map(|(direction, phase)| {
            let meter = Arc::new(Meter::default());
            meter.enter(phase);
            (direction, meter, Arc::new(Throttle::default()))
        })
        .collect();
        let shares = |bandwidth: Bandwidth| {
            bandwidth.share(
                &transfers
                    .iter()
                    .map(|(direction, meter, throttle)| (*direction, meter, throttle)),
            );
            transfers
                .iter()
                .map(|(_, _, throttle)| throttle.limit())
                .collect::<Vec<_>>()
        };
        assert_eq!(shares(bandwidth), [Some(50_000), Some(50_000), Some(50_000), None]);
        let of_site = |limits| {
            let rows = transfers.iter();
            Bandwidth::new(limits).cap(&rows.map(|(direction, meter, throttle)| (*direction, meter, throttle)));
            transfers
                .iter()
                .map(|(.., throttle)| throttle.limit())
                .collect::<Vec<_>>()
        };
        let (half, ten) = (Some(50_000), Some(10_000));
        assert_eq!(of_site([Some(900_000), Some(10_000)]), [half, half, half, ten]);
        assert_eq!(of_site([Some(20_000), None]), [ten, ten, ten, ten]);
        bandwidth.set(Direction::Upload, Some(10));
        bandwidth.set(Direction::Download, Some(9_000));
        assert_eq!(shares(bandwidth), [Some(1024), Some(1024), Some(1024), Some(9_000)]);
    }
}
