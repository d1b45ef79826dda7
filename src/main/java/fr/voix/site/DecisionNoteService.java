package fr.voix.site;

import fr.voix.closure.Closure;
import fr.voix.closure.ClosureService;
import fr.voix.closure.ScheduleService;
import fr.voix.setaside.DayPressureService;
import fr.voix.setaside.SetAside;
import fr.voix.setaside.SetAsideService;
import fr.voix.tally.Tally;
import fr.voix.urn.AsideMark;
import fr.voix.wording.Messages;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What moderators decided on a Scrutin, and what pressed on it, in words for its page. */
@Singleton
class DecisionNoteService {

    private final ClosureService closures;
    private final ScheduleService schedules;
    private final SetAsideService setAsides;
    private final DayPressureService pressure;

    DecisionNoteService(
            ClosureService closures,
            ScheduleService schedules,
            SetAsideService setAsides,
            DayPressureService pressure) {
        this.pressure = pressure;
        this.closures = closures;
        this.schedules = schedules;
        this.setAsides = setAsides;
    }

    List<String> notes(Tally tally, Messages m) {
        var notes = new ArrayList<String>();
        if (!tally.isOpen()) {
            closures.lastClosure(tally.scrutin(), tally.size()).ifPresent(closure -> addClosing(notes, closure, m));
        }
        var schedule = schedules.of(tally.scrutin());
        if (schedule.opensAt() != null) {
            notes.add(m.t("vote.opens", m.moment(schedule.opensAt())));
        }
        if (schedule.closesAt() != null) {
            notes.add(m.t("vote.closes", m.moment(schedule.closesAt())));
        }
        addSetAside(notes, tally, m);
        return List.copyOf(notes);
    }

    /** How hard the last days pressed on a Scrutin. */
    List<AmendementPage.Pressure> pressure(String scrutinUid, Messages m) {
        return pressure.of(scrutinUid).stream()
                .map(day -> new AmendementPage.Pressure(
                        m.date(day.day()),
                        day.day().toString(),
                        m.t("pressure.share." + day.largest()),
                        m.t("pressure.share." + day.aside())))
                .toList();
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

    private void addSetAside(List<String> notes, Tally tally, Messages m) {
        // one more than is said, to know whether there are more
        var found = setAsides.carriedOut(tally.scrutin(), SetAsideService.MOST_PUBLIC + 1);
        var isMore = found.size() > SetAsideService.MOST_PUBLIC;
        for (var one : isMore ? found.subList(1, found.size()) : found) {
            notes.add(one.isInEffect() ? aside(one.decision(), m) : reinstated(one.undoneBy(), m));
        }
        if (isMore) {
            notes.add(m.t("vote.aside.more"));
        }
    }

    private static String aside(SetAside decision, Messages m) {
        return m.t(
                "vote.aside",
                decision.done(),
                m.number(decision.done()),
                m.t("regle." + decision.rule().code()),
                decision.decision());
    }

    private static String reinstated(SetAside undoing, Messages m) {
        return m.t("vote.reinstated", AsideMark.decision(undoing.undoes()), undoing.decision());
    }
}
