//! A listing: bytes into the parser, entries out in batches, within limits.

use portolan_ftp_proto::{
    DataFailure, ListingFormat,
    listing::{FormatHint, ListingOptions, ListingParser},
};
use portolan_remote::{Entry, ErrorKind};
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
/// Entries in a folder at most; a server that sends more has no sane folder (`quirks.md`, section 5).
const MOST_ENTRIES: u64 = 5_000_000;

pub(super) async fn read(
    stream: &mut Stream,
    format: ListingFormat,
    parts: &mpsc::Sender<ListingPart>,
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
        parser
            .feed(&buffer, &mut entries)
            .map_err(|error| lane.failure(ErrorKind::TooLarge, error.to_string()))?;
        give(&mut entries, &mut count, parts, lane).await?;
        match filled {
            Filled::More => {}
            Filled::End { clean } => break clean,
            Filled::Stalled => return Err(stalled(lane, limits.data_stall)),
            Filled::Broken(error) => return Err(broken(lane, &error)),
        }
    };
    answer_end(stream).await;
    let summary = parser.finish(&mut entries);
    give(&mut entries, &mut count, parts, lane).await?;
    let left_out = summary.unparsed + summary.refused;
    send(ListingPart::Unparsed(left_out), parts, lane).await?;
    Ok(Ended { clean, by: Who::Server })
}

async fn give(
    entries: &mut Vec<Entry>,
    count: &mut u64,
    parts: &mpsc::Sender<ListingPart>,
    lane: &Lane,
) -> Result<(), DataFailure> {
    *count += entries.len() as u64;
    if *count > MOST_ENTRIES {
        let why = format!("the folder has more than {MOST_ENTRIES} entries");
        return Err(lane.failure(ErrorKind::TooLarge, why));
    }
    while !entries.is_empty() {
        let rest = entries.split_off(entries.len().min(BATCH));
        let batch = std::mem::replace(entries, rest);
        send(ListingPart::Entries(batch), parts, lane).await?;
    }
    Ok(())
}

async fn send(part: ListingPart, parts: &mpsc::Sender<ListingPart>, lane: &Lane) -> Result<(), DataFailure> {
    parts
        .send(part)
        .await
        .map_err(|_reader_gone| lane.failure(ErrorKind::Cancelled, "nobody reads the listing any more"))
}
