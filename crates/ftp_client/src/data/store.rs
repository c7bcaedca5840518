//! A file to the server: read by a thread of its own, written here, with two buffers between them.

use std::{io, sync::Arc};

use portolan_ftp_proto::DataFailure;
use portolan_remote::{Detail, ErrorKind};
use portolan_trace::Who;
use socket2::SockRef;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    sync::mpsc,
    task::{self, JoinHandle},
    time,
};

use super::{
    Cargo, Ended,
    ascii::{LineEnds, turns},
    broken,
    lane::Lane,
    local_file::read_at,
    pacer::Pacer,
    retrieve::CHUNK,
    stalled,
};
use crate::{
    ClientLimits,
    failure::{local_kind, socket_kind},
    stream::Stream,
};

/// In stream mode an end in order means *the file is whole*. So from its first byte on the socket is set to end by a
/// reset however it may end, and only a whole file takes that back: no crash, drop or failure passes for success.
pub(super) async fn write(
    stream: &mut Stream,
    cargo: &Arc<Cargo>,
    offset: u64,
    limits: &ClientLimits,
    lane: &Lane,
) -> Result<Ended, DataFailure> {
    let Some(body) = cargo.body() else {
        return Err(lane.failure(ErrorKind::Misuse, Detail::TransferWithoutFile));
    };
    SockRef::from(stream.socket())
        .set_linger(Some(std::time::Duration::ZERO))
        .map_err(|error| broken(lane, &error))?;
    let mut pacer = Pacer::new(body.throttle.clone());
    let mut reader = Reader::start(cargo.clone(), offset);
    while let Some(piece) = reader.next().await {
        let mut rest = &piece[..];
        while !rest.is_empty() {
            let most = pacer.allow(rest.len()).await;
            match time::timeout(limits.data_stall, stream.write(&rest[..most])).await {
                Ok(Ok(0)) => return Err(broken(lane, &io::ErrorKind::WriteZero.into())),
                Ok(Ok(wrote)) => {
                    pacer.spend(wrote);
                    body.meter.add(wrote as u64);
                    lane.moved(wrote);
                    rest = &rest[wrote..];
                }
                Ok(Err(error)) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(Err(error)) => return Err(broken(lane, &error)),
                Err(_elapsed) => return Err(stalled(lane, limits.data_stall)),
            }
        }
        reader.give_back(piece);
    }
    let read = reader.finish().await.map_err(|error| {
        let (kind, why) = local_kind(error);
        lane.failure(kind, why)
    })?;
    if let Some(size) = body.size
        && offset + read != size
    {
        let why = Detail::SizeNow {
            was: size,
            now: offset + read,
        };
        return Err(lane.failure(ErrorKind::SourceChanged, why));
    }
    if body.source_modified.is_some() && body.file.modified() != body.source_modified {
        return Err(lane.failure(ErrorKind::SourceChanged, Detail::WrittenMeanwhile));
    }
    finish(stream, limits, lane).await
}

/// The end in order: `close_notify` and FIN; under TLS then the server's own end is read, since its new tickets come
/// before it.
async fn finish(stream: &mut Stream, limits: &ClientLimits, lane: &Lane) -> Result<Ended, DataFailure> {
    match time::timeout(limits.data_stall, stream.flush()).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => return Err(broken(lane, &error)),
        Err(_elapsed) => return Err(stalled(lane, limits.data_stall)),
    }
    SockRef::from(stream.socket())
        .set_linger(None)
        .map_err(|error| broken(lane, &error))?;
    match time::timeout(limits.data_stall, stream.shutdown()).await {
        Ok(Ok(())) => {}
        // The server has closed already: what it made of the file is in its reply.
        Ok(Err(error)) if socket_kind(&error, ErrorKind::Protocol) == ErrorKind::ConnectionLost => {}
        Ok(Err(error)) => return Err(broken(lane, &error)),
        Err(_elapsed) => return Err(stalled(lane, limits.data_stall)),
    }
    if stream.secure() {
        let mut sink = [0; 4096];
        let read_on = async { while matches!(stream.read(&mut sink).await, Ok(read) if read > 0) {} };
        // A server that never ends its side costs this limit once and nothing else.
        let _silent = time::timeout(limits.close_notify, read_on).await;
    }
    Ok(Ended {
        clean: true,
        by: Who::Client,
    })
}

/// Reads a file on a thread of its own; two buffers go to and fro.
struct Reader {
    full: mpsc::Receiver<Vec<u8>>,
    spare: mpsc::Sender<Vec<u8>>,
    thread: JoinHandle<io::Result<u64>>,
}

impl Reader {
    fn start(cargo: Arc<Cargo>, offset: u64) -> Self {
        let (pieces, full) = mpsc::channel(1);
        let (spare, empty) = mpsc::channel(2);
        let thread = task::spawn_blocking(move || read(&cargo, offset, &pieces, empty));
        Self { full, spare, thread }
    }

    async fn next(&mut self) -> Option<Vec<u8>> {
        self.full.recv().await
    }

    fn give_back(&self, piece: Vec<u8>) {
        // The thread is at its end already, or makes a new one.
        let _not_needed = self.spare.try_send(piece);
    }

    /// How many bytes of the file were read, once it is at its end.
    async fn finish(self) -> io::Result<u64> {
        self.thread.await.unwrap_or_else(|error| Err(io::Error::other(error)))
    }
}

fn read(
    cargo: &Cargo,
    offset: u64,
    pieces: &mpsc::Sender<Vec<u8>>,
    mut empty: mpsc::Receiver<Vec<u8>>,
) -> io::Result<u64> {
    let Some(body) = cargo.body() else { return Ok(0) };
    let mut ends = turns(body).then(LineEnds::default);
    let mut total = 0;
    loop {
        let mut piece = empty.try_recv().unwrap_or_default();
        piece.resize(CHUNK, 0);
        let read = read_at(&body.file, &mut piece, offset + total)?;
        if read == 0 {
            return Ok(total);
        }
        total += read as u64;
        piece.truncate(read);
        if let Some(ends) = &mut ends {
            piece = ends.leaving(&piece);
        }
        if pieces.blocking_send(piece).is_err() {
            return Ok(total);
        }
    }
}
