//! One dialect a file: how one family of servers writes its listings.

mod as400;
mod dls;
mod dos;
mod dos_name;
mod eplf;
mod gcos;
mod guardian;
mod jes;
mod ka9q;
mod mlsd;
mod mpe;
mod music;
mod mvs;
mod mvs_members;
mod netware;
mod nlst;
mod os2;
mod os9;
mod pc_tcp;
mod sterling;
mod tsx;
mod unisys;
mod unix;
mod unix_mode;
mod unix_numeric;
mod vms;
mod vos;
mod vse;
mod vshell;
mod vxworks;
mod wf_ftp;
mod zvm;

use super::{draft::Sink, format::Format, time::Clock};

pub(super) use self::{
    as400::As400,
    dls::Dls,
    dos::Dos,
    dos_name::DosName,
    eplf::Eplf,
    gcos::Gcos,
    guardian::Guardian,
    jes::Jes,
    ka9q::Ka9q,
    mlsd::{Mlsd, single_entry},
    mpe::Mpe,
    music::Music,
    mvs::Mvs,
    mvs_members::MvsMembers,
    netware::NetWare,
    nlst::Nlst,
    os2::Os2,
    os9::Os9,
    pc_tcp::PcTcp,
    sterling::Sterling,
    tsx::Tsx,
    unisys::Unisys,
    unix::{Unix, with_mode},
    unix_numeric::UnixNumeric,
    vms::Vms,
    vos::Vos,
    vse::Vse,
    vshell::VShell,
    vxworks::VxWorks,
    wf_ftp::WfFtp,
    zvm::Zvm,
};

/// What a line was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// One entry or several, among them such as are not given out (`.`, unsafe names).
    Entry,
    /// Understood, but no entry: a heading, a total, an empty line.
    Skip,
    /// Kept, because the entry may go on in the next line.
    Held,
    /// Not of this dialect.
    Unknown,
}

/// The grammar of one family of servers.
pub(super) trait Dialect: Send {
    /// Its name.
    fn format(&self) -> Format;

    /// Looks at the first lines of the listing as a whole, for what a single line cannot tell.
    fn prepare(&mut self, _sample: &[&[u8]], _clock: Clock) {}

    /// Takes one line, without its end.
    fn line(&mut self, line: &[u8], sink: &mut Sink<'_>) -> Verdict;

    /// The listing has ended: gives out what was held, and returns held lines that are none of its own.
    fn finish(&mut self, _sink: &mut Sink<'_>) -> Vec<Vec<u8>> {
        Vec::new()
    }
}

/// An empty line is understood everywhere; what else is not an entry is unknown.
fn blank_or_unknown(line: &[u8]) -> Verdict {
    if line.trim_ascii().is_empty() {
        Verdict::Skip
    } else {
        Verdict::Unknown
    }
}

/// Runs a grammar that is a function of one line: an entry or nothing.
fn entry_or_unknown(line: &[u8], entry: Option<()>) -> Verdict {
    entry.map_or_else(|| blank_or_unknown(line), |()| Verdict::Entry)
}
