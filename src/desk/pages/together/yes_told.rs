//! What is said at the shared screen of a yes to the referat that has fallen, or that stands again.

use super::minutes::Writing;
use super::words::fill;
use crate::desk::State;
use crate::desk::stood_yes::BeforeWriting;
use crate::desk::yes::FallenYes;

impl Writing {
    /// That a yes has fallen, for as long as none stands there; or that one stands again, for as long as it does.
    pub(super) fn told_of_yes(&self, state: &State) -> Option<String> {
        let path = self.file()?;
        if self.view.approved_on.is_some() {
            return state.stood.back(&path).map(|day| self.stands_again(day));
        }
        state.fallen.get(&path).map(|yes| self.fell(yes))
    }

    /// That the borger's yes of a day does not hold any longer, and what follows.
    fn fell(&self, yes: &FallenYes) -> String {
        let words = &self.sitting.words.together.minutes;
        let with = [("borger", &*self.sitting.case.called()), ("dato", &yes.day)];
        fill(if yes.is_undone { &words.fell_undone } else { &words.fell_told }, &with)
    }

    /// That the borger's yes of a day holds, for it says again what they said yes to.
    fn stands_again(&self, day: &str) -> String {
        let with = [("borger", &*self.sitting.case.called()), ("dato", day)];
        fill(&self.sitting.words.together.minutes.stands_again, &with)
    }

    /// The borger's yes was to what stood there before: it has fallen when that is another now, and stands again when it is the same.
    pub(super) fn follow_yes(&self, state: &mut State, before: Option<BeforeWriting>, is_changed: bool, is_whole: bool) {
        let Some(path) = self.file() else { return };
        let day = self.view.approved_on.clone();
        let stands_again = state.stood.follow(&mut state.store, before, day.as_deref(), is_whole);
        if stands_again {
            state.fallen.remove(&path);
        } else if let Some(day) = day.filter(|_| is_changed) {
            state.fallen.insert(path, FallenYes { day, is_undone: false });
        }
    }
}
