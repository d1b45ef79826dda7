package fr.voix.urn.setaside;

import fr.voix.base.text.Messages;
import fr.voix.urn.leaf.AsideMark;
import fr.voix.urn.leaf.UrnKind;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What was set aside in one urn, and what pressed on it, in words for its page. */
@Singleton
public record AsideNoteService(SettingAside setAsides, DayPressureService pressure) {

    /** A sentence for each decision that set anything aside, undone or not, the oldest first. */
    public List<String> notes(String uid, Messages m) {
        // one more than is said, to know whether there are more
        var found = setAsides.carriedOut(uid, SettingAside.MOST_PUBLIC + 1);
        var isMore = found.size() > SettingAside.MOST_PUBLIC;
        var notes = new ArrayList<String>();
        for (var one : isMore ? found.subList(1, found.size()) : found) {
            notes.add(one.isInEffect() ? aside(one.decision(), m) : reinstated(one.undoneBy(), m));
        }
        if (isMore) {
            notes.add(m.t("vote.aside.more"));
        }
        return notes;
    }

    /** How hard the last days pressed on it. */
    public List<PressureLine> pressure(String uid, Messages m) {
        return pressure.of(uid).stream()
                .map(day -> new PressureLine(
                        m.date(day.day()),
                        day.day().toString(),
                        m.t("pressure.share." + day.largest()),
                        day.largestDomain() == null ? null : m.t("pressure.share." + day.largestDomain()),
                        m.t("pressure.share." + day.aside())))
                .toList();
    }

    private static String aside(SetAside decision, Messages m) {
        return m.t(
                decision.kind() == UrnKind.PETITION ? "pet.aside" : "vote.aside",
                decision.done(),
                m.number(decision.done()),
                m.t("regle." + decision.rule().code()),
                decision.decision());
    }

    private static String reinstated(SetAside undoing, Messages m) {
        return m.t(
                undoing.kind() == UrnKind.PETITION ? "pet.reinstated" : "vote.reinstated",
                AsideMark.decision(undoing.undoes()),
                undoing.decision());
    }
}
