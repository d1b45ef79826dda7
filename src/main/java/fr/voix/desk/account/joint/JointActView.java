package fr.voix.desk.account.joint;

import fr.voix.base.text.Addresses;
import fr.voix.base.text.Messages;
import fr.voix.base.text.Subject;
import fr.voix.desk.account.Account;
import fr.voix.desk.account.ModeratorService;
import fr.voix.desk.account.joint.JointActPage.Line;
import fr.voix.desk.page.DeskAreas;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prepares the page of acts that wait for a second person. */
@Singleton
record JointActView(JointActService acts, ModeratorService moderators) {

    private static final int MOST = 300;
    private static final Set<String> DONE = Set.of("done", "dropped");

    /** A refused decision. {@code typed}: the reason that was given. */
    record Refusal(long number, String text, String typed) {}

    JointActPage page(Messages words, Account account, @Nullable String done, @Nullable Refusal refusal) {
        List<JointAct> waiting = acts.waiting(MOST).stream()
                .filter(act -> account.mayAdminister() || act.kind() != JointKind.ADMINISTRATOR)
                .toList();
        var numbers = new HashSet<Integer>();
        for (var act : waiting) {
            numbers.add(act.proposedBy());
            if (act.kind() == JointKind.ADMINISTRATOR) {
                numbers.add(Integer.valueOf(act.id()));
            }
        }
        var names = moderators.mailsOf(numbers);
        boolean isThere = refusal != null && waiting.stream().anyMatch(act -> act.number() == refusal.number());
        return new JointActPage(
                account.frame(words, words.t("joint.title"), DeskAreas.JOINT_ACTS),
                done == null || !DONE.contains(done) ? null : words.t("joint." + done),
                refusal == null || isThere ? null : refusal.text(),
                waiting.stream()
                        .map(act -> line(words, account, act, names, refusal))
                        .toList());
    }

    private static Line line(
            Messages words, Account account, JointAct act, Map<Integer, String> names, @Nullable Refusal refusal) {
        boolean isScrutin = act.kind() != JointKind.ADMINISTRATOR;
        boolean isRefused = refusal != null && refusal.number() == act.number();
        return new Line(
                words.link(DeskAreas.JOINT_ACTS + "/" + act.number()),
                act.name(),
                words.t(
                        "joint.what." + act.kind(),
                        isScrutin ? act.id() : names.getOrDefault(Integer.valueOf(act.id()), act.id())),
                isScrutin ? words.link(Addresses.decisions(Subject.scrutin(act.id()))) : null,
                words.t(
                        "joint.by",
                        names.getOrDefault(act.proposedBy(), Integer.toString(act.proposedBy())),
                        words.stamp(act.proposedAt())),
                act.reason(),
                words.t("joint.until", words.stamp(act.expiresAt())),
                isRefused ? refusal.text() : null,
                isRefused ? refusal.typed() : "",
                act.proposedBy() == account.id(),
                account.isComplete()
                        && account.moderator().role().includes(act.kind().role()));
    }
}
