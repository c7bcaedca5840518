//! The names of the dialects.

use std::fmt;

/// Which dialect a listing was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// MLSD, RFC 3659.
    Mlsd,
    /// Easily Parsed LIST Format of publicfile and anonftpd.
    Eplf,
    /// `ls -l` and all that imitates it.
    Unix,
    /// Novell `NetWare`, Hellsoft, `NetWare` Print Services.
    NetWare,
    /// Sterling Connect:Enterprise.
    Sterling,
    /// IIS, Windows CE and others that imitate `dir`.
    Dos,
    /// OS/2.
    Os2,
    /// DOS servers that put the name first: Chameleon, `SuperTCP`, NCSA, PCNFSD.
    DosName,
    /// PC/TCP.
    PcTcp,
    /// `OpenVMS`.
    Vms,
    /// IBM i, formerly OS/400.
    As400,
    /// HP `NonStop` (Tandem Guardian).
    Guardian,
    /// MVS and z/OS: data sets.
    Mvs,
    /// MVS and z/OS: members of a partitioned data set.
    MvsMembers,
    /// MVS and z/OS: jobs (SITE FILETYPE=JES).
    Jes,
    /// z/VM and VM/CMS.
    Zvm,
    /// VSE/ESA.
    Vse,
    /// `VxWorks`.
    VxWorks,
    /// Nortel (Bay) wfFtp.
    WfFtp,
    /// Old `VShell`.
    VShell,
    /// Microware OS-9.
    Os9,
    /// Stratus VOS.
    Vos,
    /// `/bin/dls`.
    Dls,
    /// Bull GCOS 7.
    Gcos,
    /// HP MPE/iX.
    Mpe,
    /// KA9Q NOS.
    Ka9q,
    /// Unisys `ClearPath` MCP.
    Unisys,
    /// MUSIC/SP.
    Music,
    /// TSX-Plus.
    Tsx,
    /// NLST: names only.
    Nlst,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Mlsd => "MLSD",
            Self::Eplf => "EPLF",
            Self::Unix => "Unix",
            Self::NetWare => "NetWare",
            Self::Sterling => "Connect:Enterprise",
            Self::Dos => "DOS",
            Self::Os2 => "OS/2",
            Self::DosName => "DOS, name first",
            Self::PcTcp => "PC/TCP",
            Self::Vms => "OpenVMS",
            Self::As400 => "IBM i",
            Self::Guardian => "NonStop",
            Self::Mvs => "MVS data sets",
            Self::MvsMembers => "MVS members",
            Self::Jes => "MVS jobs",
            Self::Zvm => "z/VM",
            Self::Vse => "VSE",
            Self::VxWorks => "VxWorks",
            Self::WfFtp => "wfFtp",
            Self::VShell => "VShell",
            Self::Os9 => "OS-9",
            Self::Vos => "VOS",
            Self::Dls => "dls",
            Self::Gcos => "GCOS 7",
            Self::Mpe => "MPE/iX",
            Self::Ka9q => "KA9Q",
            Self::Unisys => "ClearPath MCP",
            Self::Music => "MUSIC/SP",
            Self::Tsx => "TSX-Plus",
            Self::Nlst => "NLST",
        })
    }
}
