//! A listing: bytes into the parser, entries out in batches, within limits.

use portolan_ftp_proto::{
    DataFailure, ListingFormat,
    listing::{FormatHint, ListingError, ListingOptions, ListingParser, MAX_LINE},
};
use portolan_remote::{Detail, Entry, ErrorKind};
use portolan_trace::Who;
use tokio::sync::mpsc;

use super::{
    Ended, ListingPart, answer_end, broken,
    lane::Lane,
    retrieve::{Filled, fill},
    stalled, unix_now,
};
use crate::{ClientLimits, stream::Stream};

/// Bytes read at once: the first entries are shown early.
const CHUNK: usize = 64 * 1024;
/// Entries in a batch at most.
const BATCH: usize = 1000;
/// Who reads the listing.
pub(super) struct Wanted<'a> {
    pub(super) parts: &'a mpsc::Sender<ListingPart>,
    /// So many entries at most (`quirks.md` row 95).
    pub(super) most: u64,
}

pub(super) async fn read(
    stream: &mut Stream,
    format: ListingFormat,
    wanted: &Wanted<'_>,
    limits: &ClientLimits,
    lane: &Lane,
) -> Result<Ended, DataFailure> {
    let mut parser = ListingParser::new(ListingOptions {
        now: unix_now(),
        format_hint: match format {
            ListingFormat::Mlsd => FormatHint::Mlsd,
            ListingFormat::List => FormatHint::List,
            ListingFormat::Nlst => FormatHint::Nlst,
        },
    });
    let mut buffer = Vec::new();
    let mut entries = Vec::new();
    let mut count = 0;
    let clean = loop {
        let filled = fill(stream, &mut buffer, CHUNK, limits.data_stall).await;
        lane.moved(buffer.len());
        // What stands before a line that is too long is good.
        let fed = parser.feed(&buffer, &mut entries);
        give(&mut entries, &mut count, wanted, lane).await?;
        fed.map_err(|ListingError::LineTooLong { number }| {
            let most = MAX_LINE as u64;
            lane.failure(ErrorKind::TooLarge, Detail::LineTooLong { number, most })
        })?;
        match filled {
            Filled::More => {}
            Filled::End { clean } => break clean,
            Filled::Stalled => return Err(stalled(lane, limits.data_stall)),
            Filled::Broken(error) => return Err(broken(lane, &error)),
        }
    };
    answer_end(stream).await;
    let summary = parser.finish(&mut entries);
    give(&mut entries, &mut count, wanted, lane).await?;
    let left_out = summary.unparsed + summary.refused;
    send(ListingPart::Unparsed(left_out), wanted, lane).await?;
    Ok(Ended { clean, by: Who::Server })
}

/// Hands the entries on, up to those that are wanted.
async fn give(entries: &mut Vec<Entry>, count: &mut u64, wanted: &Wanted<'_>, lane: &Lane) -> Result<(), DataFailure> {
    let room = wanted.most - *count;
    let full = entries.len() as u64 > room;
    if full {
        entries.truncate(usize::try_from(room).unwrap_or(usize::MAX));
    }
    *count += entries.len() as u64;
    while !entries.is_empty() {
        let rest = entries.split_off(entries.len().min(BATCH));
        let batch = std::mem::replace(entries, rest);
        send(ListingPart::Entries(batch), wanted, lane).await?;
    }
    if full {
        send(ListingPart::Full, wanted, lane).await?;
        let why = Detail::TooManyEntries { most: wanted.most };
        return Err(lane.failure(ErrorKind::TooLarge, why));
    }
    Ok(())
}

async fn send(part: ListingPart, wanted: &Wanted<'_>, lane: &Lane) -> Result<(), DataFailure> {
    wanted
        .parts
        .send(part)
        .await
        .map_err(|_reader_gone| lane.failure(ErrorKind::Cancelled, Detail::DataUnread))
}
