package fr.voix.site.amendement;

import fr.voix.base.text.Messages;
import fr.voix.urn.setaside.AsideNoteService;
import fr.voix.urn.tally.Tally;
import fr.voix.vote.scrutin.Closure;
import fr.voix.vote.scrutin.ClosureService;
import fr.voix.vote.scrutin.ScheduleService;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What moderators decided on a Scrutin, in words for its page. */
@Singleton
record DecisionNoteService(ClosureService closures, ScheduleService schedules, AsideNoteService asides) {

    List<String> notes(Tally tally, Messages m) {
        var notes = new ArrayList<String>();
        if (!tally.isOpen()) {
            closures.lastClosure(tally.uid(), tally.size()).ifPresent(closure -> addClosing(notes, closure, m));
        }
        var schedule = schedules.of(tally.uid());
        if (schedule.opensAt() != null) {
            notes.add(m.t("vote.opens", m.moment(schedule.opensAt())));
        }
        if (schedule.closesAt() != null) {
            notes.add(m.t("vote.closes", m.moment(schedule.closesAt())));
        }
        notes.addAll(asides.notes(tally.uid(), m));
        return List.copyOf(notes);
    }

    private static void addClosing(List<String> notes, Closure closure, Messages m) {
        notes.add(m.t(
                "vote.closing",
                m.moment(closure.at()),
                m.number(closure.pour()),
                m.number(closure.contre()),
                m.number(closure.abstention()),
                closure.abstention()));
        if (closure.erased() > 0) {
            notes.add(m.t("vote.closing.erased", closure.erased(), m.number(closure.erased())));
        }
    }
}
