//! Limits on speed: one allowance for each direction, shared by the transfers that move bytes.

use portolan_remote::{Direction, Meter, Phase};

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

    /// What each transfer of a direction may use: uploads, downloads. One that waits for an answer of the server needs
    /// nothing now; it gets its part with the next tick.
    pub(crate) fn parts<'a>(self, transfers: &(impl Iterator<Item = (Direction, &'a Meter)> + Clone)) -> Parts {
        Parts([Direction::Upload, Direction::Download].map(|direction| {
            let moving = transfers
                .clone()
                .filter(|(other, meter)| {
                    *other == direction && matches!(meter.phase(), Phase::Moving | Phase::OpeningData)
                })
                .count();
            self.0[index(direction)].map(|limit| (limit / moving.max(1) as u64).max(LEAST))
        }))
    }
}

/// What one transfer of each direction may use, in bytes a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts([Option<u64>; 2]);

impl Parts {
    /// The limit for a transfer of this direction, where another one holds beside it: whichever is less. It is set once;
    /// set free first and held then, a transfer could get through in between.
    pub(crate) fn with(self, other: Self, direction: Direction) -> Option<u64> {
        let both = [self, other].map(|parts| parts.0[index(direction)]);
        both.into_iter().flatten().min()
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
        let transfers: Vec<(Direction, Meter)> = [
            (Direction::Upload, Phase::Moving),
            (Direction::Upload, Phase::Moving),
            (Direction::Upload, Phase::AwaitingConfirmation),
            (Direction::Download, Phase::Moving),
        ]
        .into_iter()
        .map(|(direction, phase)| {
            let meter = Meter::default();
            meter.enter(phase);
            (direction, meter)
        })
        .collect();
        let parts =
            |bandwidth: Bandwidth| bandwidth.parts(&transfers.iter().map(|(direction, meter)| (*direction, meter)));
        assert_eq!(parts(bandwidth), Parts([Some(50_000), None]));
        let with_site = |limits| {
            let site = parts(Bandwidth::new(limits));
            [Direction::Upload, Direction::Download].map(|direction| parts(bandwidth).with(site, direction))
        };
        assert_eq!(with_site([Some(900_000), Some(10_000)]), [Some(50_000), Some(10_000)]);
        assert_eq!(with_site([Some(20_000), None]), [Some(10_000), None]);
        bandwidth.set(Direction::Upload, Some(10));
        bandwidth.set(Direction::Download, Some(9_000));
        assert_eq!(parts(bandwidth), Parts([Some(1024), Some(9_000)]));
    }
}
