//! Why somebody may not have a paper, and what the last look at a paper found.

use chrono::NaiveDate;

use super::{ShutGate, Whereabouts, messages};

messages! {
    /// Why a reader may not have a paper.
    enum AccessMessage in "adgang" {
        NotOnMapList "ikke-på-kortets-liste" { reader ("hvem"): String },
        NotOnOverviewList "ikke-på-overblikkets-liste" { reader ("hvem"): String },
        NotInTeam "ikke-i-teamet" { reader ("hvem"): String, members ("teamet"): String },
        NeitherCitizenNorTeam "hverken-borger-eller-team" { reader ("hvem"): String, members ("teamet"): String },
        NotInvited "ikke-inviteret" { reader ("hvem"): String },
        NoCopies "ikke-til" { reader ("hvem"): String },
        Unknown "ukendt" { reader ("hvem"): String },
        UnknownNearAnother "ukendt-ligner" { reader ("hvem"): String, near ("andet"): String },
        NoConsent "intet-samtykke" { at ("sted"): Whereabouts },
        ConsentLater "samtykke-senere" { from ("fra"): NaiveDate, gate ("lukket"): ShutGate, at ("sted"): Whereabouts },
        ConsentWithdrawn "samtykke-trukket" { from ("fra"): NaiveDate, at ("sted"): Whereabouts },
        Gone "ikke-med-længere" { reader ("hvem"): String, until ("til"): NaiveDate, at ("sted"): Whereabouts },
        NotApproved "ikke-godkendt" { at ("sted"): Whereabouts },
        ApprovedLater "godkendt-senere" { approved ("dato"): NaiveDate, gate ("lukket"): ShutGate, at ("sted"): Whereabouts },
        NotNamed "ikke-valgt" { reader ("hvem"): String, at ("sted"): Whereabouts },
    }
}

messages! {
    /// A detail of somebody in a text where it must not stand, and the paper that is stopped by it.
    enum LeakMessage in "andres-oplysninger" {
        DetailInText "oplysning" { whose ("hvis"): String, key ("felt"): &'static str, text ("tekst"): String },
        DetailInOwnWords "oplysning-i-egne-ord" { whose ("hvis"): String, key ("felt"): &'static str, text ("tekst"): String },
        NumberInText "nummer" { key ("felt"): &'static str, text ("tekst"): String },
        DetailInTexts "oplysninger" { whose ("hvis"): String, key ("felt"): &'static str, text ("tekst"): String, count ("antal"): usize },
        NumberInTexts "numre" { key ("felt"): &'static str, text ("tekst"): String, count ("antal"): usize },
        More "flere" { count ("antal"): usize },
        Stopped "standset" { leak ("fund"): String },
        StoppedAt "standset-sted" { leak ("fund"): String, at ("sted"): Whereabouts },
    }
}
